import CNcurses
import Glibc
import TerminalUI

/// The terminal this process was started in, as a full screen with keys and a mouse.
///
/// It shows surfaces, turns bytes into events, and answers the signals of a terminal: a new size, stopping
/// and going on, and the end. However the process ends (orderly, by a signal, by a trap), the screen and
/// the terminal's modes are put back.
///
/// It is not `Sendable`: the compiler keeps it with whoever opened it. Other threads use `waker`. ncurses has
/// one current screen, so only one terminal can be open in a process at a time.
public final class NcursesTerminal {
  /// Ends `waitForEvents(timeout:)` from any thread.
  public let waker = TerminalWaker()

  private var screen: TerminalScreen
  private var input: TerminalInput
  private var waiting: [TerminalEvent] = []
  private var isOpen = true
  private var isGone = false
  private var wasAskedToEnd = false

  /// Opens the terminal of standard input and standard output.
  ///
  /// Colours are used as far as the terminal has them, and not at all when `NO_COLOR` is set.
  ///
  /// - Parameters:
  ///   - capturesMouse: whether clicks and the wheel are reported, instead of selecting text.
  ///   - colors: the person's own colours, which go before those of themes.
  /// - Throws: a reason in one sentence, after which nothing has been written to the terminal.
  public init(capturesMouse: Bool = true, colors: RoleColors = RoleColors()) throws(TerminalError) {
    guard terminal_claim() else { throw .isAlreadyOpen }
    // Before ncurses looks: it installs handlers of its own where it finds none.
    terminal_signals_install(waker.descriptor)
    do {
      screen = try TerminalScreen(
        environment: TerminalEnvironment(), capturesMouse: capturesMouse, colors: colors)
    } catch {
      terminal_signals_remove()
      terminal_release()
      throw error
    }
    input = TerminalInput(keys: KeySequences(capability: TerminalCapabilities.string))
  }

  deinit { close() }

  // MARK: - Showing

  /// The size of the screen.
  public var size: Size { screen.size }

  /// How many colours there are; `.monochrome` too when they are not wanted.
  public var colorDepth: ColorDepth { screen.capabilities.colorDepth }

  /// Shows a surface. Only what differs from what is shown is written, and nothing at all if nothing does.
  ///
  /// What lies outside the screen is not shown. Takes time proportional to the screen for comparing, and to
  /// the changed cells for writing.
  public func present(_ surface: Surface, theme: Theme) { screen.present(surface, theme: theme) }

  /// Makes the next surface be drawn anew, for a screen that others have written on.
  public func redraw() { screen.redraw() }

  /// Asks the terminal to put text on the clipboard (OSC 52). Terminals that do not know how ignore it, and
  /// none says whether it did.
  ///
  /// - Returns: false when the terminal is known to have no clipboard or the text is too long for it, and
  ///   nothing was asked.
  public func copy(_ text: String) -> Bool {
    guard screen.capabilities.hasClipboard, text.utf8.count <= Clipboard.longestText else { return false }
    screen.send(Clipboard.sequence(copying: text))
    return true
  }

  /// Whether clicks and the wheel are reported. Without, the terminal selects text as it does elsewhere.
  public var capturesMouse: Bool {
    get { screen.capturesMouse }
    set { screen.setCapturesMouse(newValue) }
  }

  // MARK: - Events

  /// Waits until something happens, and returns all that has happened, in order.
  ///
  /// - Parameter timeout: the longest time to wait, or nil to wait for ever. Zero only looks.
  /// - Returns: the events; none when the time is over. After `close()`, `.hangup` at once.
  public func waitForEvents(timeout: Duration? = nil) -> [TerminalEvent] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while isOpen && !isGone {
      takeSignals()
      if !waiting.isEmpty { return takeWaiting() }
      let outcome = input.wait(until: deadline, waker: waker.descriptor)
      waiting += outcome.events.map { .input($0) }
      if outcome.isWoken, waker.takeRequest() { waiting.append(.woken) }
      if outcome.isGone { isGone = true }
      takeSignals()
      if !waiting.isEmpty || isGone { break }
      if let deadline, ContinuousClock.now >= deadline { return [] }
    }
    return takeWaiting()
  }

  private func takeWaiting() -> [TerminalEvent] {
    defer { waiting = [] }
    return isGone || !isOpen ? waiting + [.hangup] : waiting
  }

  private func takeSignals() {
    for signal in Self.endingSignals where terminal_signal_take(signal) {
      wasAskedToEnd = true
      waiting.append(.terminated(signal: signal))
    }
    if terminal_signal_take(SIGTSTP) { stop(wholeGroup: false) }
    if terminal_signal_take(SIGCONT) {
      // It was stopped by a signal nobody can catch, so the shell has written on the screen.
      screen.leave()
      comeBack()
    }
    if terminal_signal_take(SIGWINCH) { takeSize() }
  }

  private func takeSize() {
    guard screen.fitToWindow() else { return }
    waiting.append(.input(.resize(screen.size)))
  }

  private static let endingSignals = [SIGHUP, SIGTERM, SIGINT]

  private var isEnding: Bool {
    wasAskedToEnd || Self.endingSignals.contains { terminal_signal_is_noted($0) }
  }

  // MARK: - Leaving and coming back

  /// Stops the program, as Control-Z does to others, and gives the screen to the shell meanwhile.
  ///
  /// Returns when the program was continued. The next wait returns `.resumed`.
  public func suspend() { stop(wholeGroup: true) }

  private func stop(wholeGroup: Bool) {
    guard isOpen else { return }
    screen.leave()
    terminal_stop(SIGTSTP, wholeGroup)
    comeBack()
  }

  /// Gives the screen to another program, such as an editor or a pager, and takes it back afterwards.
  ///
  /// Control-C and Control-\ are for that program only; Control-Z stops both. The program must be started in
  /// the same process group. The next wait returns `.resumed`.
  ///
  /// - Parameter body: starts the program and waits for its end.
  public func runOutside<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isOpen else { return try body() }
    screen.leave()
    terminal_signals_yield(true)
    defer {
      terminal_signals_yield(false)
      comeBack()
    }
    return try body()
  }

  private func comeBack() {
    guard waitForForeground() else { return }
    _ = terminal_signal_take(SIGCONT)
    _ = terminal_signal_take(SIGTSTP)
    _ = terminal_signal_take(SIGWINCH)
    let hasNewSize = screen.fitToWindow()
    screen.enter()
    waiting.append(.input(.resumed))
    if hasNewSize { waiting.append(.input(.resize(screen.size))) }
  }

  /// Waits until the shell gives the terminal to this process: it may have been continued without, by `bg`.
  ///
  /// Returns false when the process is to end first, and so never gets the terminal back.
  private func waitForForeground() -> Bool {
    while true {
      let group = tcgetpgrp(STDIN_FILENO)
      if group == getpgrp() || group < 0 { return true }
      if isEnding { return false }
      terminal_stop(SIGTTOU, false)
      guard !isEnding else { return false }
      if !terminal_signal_take(SIGCONT), !waitForContinuation() {
        // Nobody stopped it and nobody continued it: there is no shell any more.
        isGone = true
        return false
      }
    }
  }

  /// The signal that continues the process may reach another thread a little later.
  private func waitForContinuation() -> Bool {
    var descriptor = pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 200) == 1 && terminal_signal_take(SIGCONT)
  }

  // MARK: - Closing

  /// Gives the screen back for good. A second call does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    screen.close()
    terminal_signals_remove()
    terminal_release()
  }

  /// Ends the process by a signal's own action, so that its parent sees why it ended. Close the terminal first.
  ///
  /// - Parameter signal: the number `.terminated(signal:)` came with.
  public static func endProcess(bySignal signal: Int32) -> Never {
    terminal_die_of(signal)
    exit(128 &+ signal)
  }
}
