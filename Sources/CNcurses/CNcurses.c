#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE

#include "CNcurses.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// MARK: ncurses

const attr_t terminal_bold = WA_BOLD;
const attr_t terminal_underline = WA_UNDERLINE;
const attr_t terminal_dim = WA_DIM;
const attr_t terminal_italic = WA_ITALIC;
const attr_t terminal_reverse = WA_REVERSE;

terminal_description terminal_describe(const char *type) {
  int status = 0;
  // With a status to report to, setupterm prints nothing and does not exit.
  if (setupterm(type, STDOUT_FILENO, &status) != OK) return TERMINAL_UNKNOWN;
  const char *address = tigetstr("cup");
  bool can_address = address != NULL && address != (char *)-1;
  del_curterm(cur_term);
  return can_address ? TERMINAL_DESCRIBED : TERMINAL_CANNOT_ADDRESS_CURSOR;
}

static atomic_bool claimed;

bool terminal_claim(void) { return !atomic_exchange(&claimed, true); }

void terminal_release(void) { atomic_store(&claimed, false); }

SCREEN *terminal_new_screen(const char *type) { return newterm(type, stdout, stdin); }

WINDOW *terminal_window(void) { return stdscr; }

void terminal_redraw_all(void) { clearok(curscr, TRUE); }

bool terminal_put(int row, int column, const wchar_t *text, attr_t attributes, int color_pair) {
  cchar_t cell;
  // The pair as the last argument is not limited to a short, as the one before it is.
  if (setcchar(&cell, text, attributes, 0, &color_pair) != OK) return false;
  // Unlike the `add` functions, this one neither wraps nor scrolls, so the last cell is no exception.
  return mvwadd_wchnstr(stdscr, row, column, &cell, 1) == OK;
}

int terminal_columns(wchar_t character) { return wcwidth(character); }

// MARK: Restoring the screen

static struct {
  atomic_bool armed;
  pid_t owner;
  int input;
  int output;
  struct termios modes;
  size_t count;
  char bytes[512];
} restore;

bool terminal_restore_keep_modes(int input, int output) {
  static bool at_exit = false;
  if (tcgetattr(input, &restore.modes) != 0) return false;
  restore.owner = getpid();
  restore.input = input;
  restore.output = output;
  if (!at_exit) at_exit = atexit(terminal_restore) == 0;
  return true;
}

void terminal_restore_arm(const void *bytes, size_t count) {
  atomic_store(&restore.armed, false);
  restore.count = count < sizeof restore.bytes ? count : sizeof restore.bytes;
  memcpy(restore.bytes, bytes, restore.count);
  atomic_store(&restore.armed, true);
}

void terminal_restore_disarm(void) { atomic_store(&restore.armed, false); }

void terminal_restore(void) {
  // A child that was forked and has not become another program must leave the terminal alone.
  if (restore.owner != getpid() || !atomic_exchange(&restore.armed, false)) return;
  int saved_errno = errno;
  terminal_block_background_stop(true);
  size_t written = 0;
  while (written < restore.count) {
    ssize_t result = write(restore.output, restore.bytes + written, restore.count - written);
    if (result > 0) {
      written += (size_t)result;
    } else if (errno != EINTR) {
      break;
    }
  }
  tcsetattr(restore.input, TCSANOW, &restore.modes);
  terminal_block_background_stop(false);
  errno = saved_errno;
}

void terminal_block_background_stop(bool blocked) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTTOU);
  pthread_sigmask(blocked ? SIG_BLOCK : SIG_UNBLOCK, &signals, NULL);
}

// MARK: Signals

enum { SIGNAL_COUNT = 65, ALTERNATE_STACK_SIZE = 64 * 1024, PATIENCE = 500 };

static atomic_bool noted[SIGNAL_COUNT];
// When each signal was noted that nobody has looked at yet, in milliseconds.
static _Atomic long long noted_at[SIGNAL_COUNT];
static struct sigaction former[SIGNAL_COUNT];
static _Atomic int wake = -1;

static const int noted_signals[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP};
static const int crash_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_valid(int signal) { return signal > 0 && signal < SIGNAL_COUNT; }

static bool asks_to_end(int signal) { return signal == SIGINT || signal == SIGTERM || signal == SIGHUP; }

void terminal_die_of(int signal) {
  if (!is_valid(signal)) return;
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(signal, &action, NULL);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

static long long milliseconds_now(void) {
  struct timespec now = {0};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void note(int signal) {
  int saved_errno = errno;
  long long now = milliseconds_now();
  if (!atomic_exchange(&noted[signal], true)) {
    atomic_store(&noted_at[signal], now);
  } else if (asks_to_end(signal) && now - atomic_load(&noted_at[signal]) >= PATIENCE) {
    // For a while nobody has looked at the first one: the program hangs, and is asked again to end. Two in a row are
    // one question: a terminal that goes away and its shell both send SIGHUP.
    terminal_restore();
    terminal_die_of(signal);
  }
  const unsigned long long one = 1;
  ssize_t ignored = write(atomic_load(&wake), &one, sizeof one);
  (void)ignored;
  errno = saved_errno;
}

static void crash(int signal) {
  terminal_restore();
  // The former handler (the system's, or Swift's own backtrace) runs as soon as this one returns.
  sigaction(signal, &former[signal], NULL);
  raise(signal);
}

static void do_nothing(int signal) { (void)signal; }

static void handle(int signal, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
}

static bool was_ignored(int signal) {
  return !(former[signal].sa_flags & SA_SIGINFO) && former[signal].sa_handler == SIG_IGN;
}

void terminal_signals_install(int wake_descriptor) {
  static char alternate_stack[ALTERNATE_STACK_SIZE];
  stack_t stack;
  // A stack overflow leaves no room for a handler on the stack itself.
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    sigaltstack(&stack, NULL);
  }
  atomic_store(&wake, wake_descriptor);
  for (size_t index = 0; index < COUNT(noted_signals); index++) {
    int signal = noted_signals[index];
    atomic_store(&noted[signal], false);
    sigaction(signal, NULL, &former[signal]);
    if (!was_ignored(signal)) handle(signal, note, SA_RESTART);
  }
  for (size_t index = 0; index < COUNT(crash_signals); index++) {
    sigaction(crash_signals[index], NULL, &former[crash_signals[index]]);
    handle(crash_signals[index], crash, SA_ONSTACK);
  }
  // Threads made by libraries often block signals; this one is to be stopped and ended by them.
  sigset_t signals;
  sigemptyset(&signals);
  for (size_t index = 0; index < COUNT(noted_signals); index++) sigaddset(&signals, noted_signals[index]);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
  // A handler instead of SIG_IGN: programs started from here do not inherit it.
  sigaction(SIGPIPE, NULL, &former[SIGPIPE]);
  handle(SIGPIPE, do_nothing, SA_RESTART);
}

void terminal_signals_remove(void) {
  for (size_t index = 0; index < COUNT(noted_signals); index++) {
    sigaction(noted_signals[index], &former[noted_signals[index]], NULL);
  }
  for (size_t index = 0; index < COUNT(crash_signals); index++) {
    sigaction(crash_signals[index], &former[crash_signals[index]], NULL);
  }
  sigaction(SIGPIPE, &former[SIGPIPE], NULL);
  atomic_store(&wake, -1);
}

bool terminal_signal_take(int signal) {
  return is_valid(signal) && atomic_exchange(&noted[signal], false);
}

bool terminal_signal_is_noted(int signal) { return is_valid(signal) && atomic_load(&noted[signal]); }

void terminal_stop(int signal, bool whole_group) {
  if (!is_valid(signal) || was_ignored(SIGTSTP)) return;
  struct sigaction ours;
  sigaction(signal, NULL, &ours);
  if (whole_group) {
    // The others first: from here on this process does nothing until it is continued.
    handle(signal, SIG_IGN, 0);
    kill(0, signal);
  }
  handle(signal, SIG_DFL, 0);
  raise(signal);
  sigaction(signal, &ours, NULL);
}

void terminal_signals_yield(bool yielding) {
  if (!was_ignored(SIGINT)) handle(SIGINT, yielding ? do_nothing : note, SA_RESTART);
  if (!was_ignored(SIGTSTP)) handle(SIGTSTP, yielding ? SIG_DFL : note, SA_RESTART);
  handle(SIGQUIT, yielding ? do_nothing : crash, yielding ? SA_RESTART : SA_ONSTACK);
}
