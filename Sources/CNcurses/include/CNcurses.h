// ncursesw for Swift: the library itself, and what Swift cannot reach or must not do by itself.
//
// Swift does not import variables that are macros, variadic functions and function-like macros; and
// a signal handler must not run Swift code. Everything else is called from Swift directly.

#ifndef CNCURSES_H
#define CNCURSES_H

#define NCURSES_WIDECHAR 1

#include <curses.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/eventfd.h>

// MARK: ncurses

/// What kept a terminal from being described by terminfo.
typedef enum {
  TERMINAL_DESCRIBED = 0,
  TERMINAL_UNKNOWN = 1,
  TERMINAL_CANNOT_ADDRESS_CURSOR = 2,
} terminal_description;

/// Looks the terminal type up in terminfo, writing nothing and never ending the process.
terminal_description terminal_describe(const char *type);

/// Claims ncurses, which has one current screen, for one terminal. Returns false when it is claimed.
bool terminal_claim(void);

/// Gives up the claim.
void terminal_release(void);

/// `newterm` on standard output and standard input; NULL when it fails.
SCREEN *terminal_new_screen(const char *type);

/// The window that covers the screen.
WINDOW *terminal_window(void);

/// Makes the next update draw every cell again.
void terminal_redraw_all(void);

/// Puts one cell on the window: a base character with the combining ones after it, the last one 0.
/// Returns false when ncurses refuses it.
bool terminal_put(int row, int column, const wchar_t *text, attr_t attributes, int color_pair);

/// `wcwidth`: the columns of a wide character, -1 for controls.
int terminal_columns(wchar_t character);

extern const attr_t terminal_bold;
extern const attr_t terminal_underline;
extern const attr_t terminal_dim;
extern const attr_t terminal_italic;
extern const attr_t terminal_reverse;

// MARK: Signals and restoring the screen

/// Keeps the modes the terminal has now. Returns false when they cannot be read.
bool terminal_restore_keep_modes(int input, int output);

/// Says that the screen is in our hands, and which bytes (at most 512) give it back.
void terminal_restore_arm(const void *bytes, size_t count);

/// Says that the screen is not in our hands any more.
void terminal_restore_disarm(void);

/// Puts the terminal back when the screen is in our hands, once. Safe in a signal handler, from a
/// process in the background, and when nothing was ever opened.
void terminal_restore(void);

/// Handles the signals a full-screen program must handle. Those a person can answer to are noted, and
/// `wake_descriptor` (an eventfd) is written to; those of a crash restore the screen and then take
/// their ordinary course. Signals that were ignored stay ignored.
void terminal_signals_install(int wake_descriptor);

/// Puts the former handling of all signals back.
void terminal_signals_remove(void);

/// Whether a signal has come since the last time this was asked.
bool terminal_signal_take(int signal);

/// Whether a signal has come that nobody has taken.
bool terminal_signal_is_noted(int signal);

/// Stops the process as Control-Z does, with its whole process group or by itself, until it is
/// continued. Returns at once when nobody could continue it, or when the signal is ignored.
void terminal_stop(int signal, bool whole_group);

/// While another program has the terminal, Control-C and Control-\ are for that program only, and
/// Control-Z stops this process together with it.
void terminal_signals_yield(bool yielding);

/// Lets the calling thread change the terminal even from the background, or not.
void terminal_block_background_stop(bool blocked);

/// Ends the process by a signal's own action, so that its parent sees which one it was.
void terminal_die_of(int signal);

#endif
