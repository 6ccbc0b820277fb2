import CNcurses
import Glibc
import TerminalUI

/// The output half of a terminal: a screen of ncurses, taken and given back.
struct TerminalScreen {
  /// Who has the screen.
  private enum Holder {
    case program
    case others
    case nobody
  }

  /// What the terminal can do.
  let capabilities: TerminalCapabilities
  /// The size of the window.
  private(set) var size: Size
  /// Whether the terminal reports the mouse to the program while it has the screen.
  private(set) var capturesMouse: Bool

  private let screen: OpaquePointer
  private var holder = Holder.program
  private var painter: CellPainter
  private var shown: Surface?
  private var shownTheme: Theme?
  private var showsCursor = true

  /// Takes the screen. Writes nothing when it cannot.
  init(
    environment: TerminalEnvironment, capturesMouse: Bool, colors: RoleColors
  ) throws(TerminalError) {
    let type = try environment.checkedType()
    let isUnicode = TerminalEnvironment.chooseCharacterEncoding()
    guard terminal_restore_keep_modes(STDIN_FILENO, STDOUT_FILENO) else { throw .modesAreNotAvailable }
    guard let screen = terminal_new_screen(type) else { throw .terminalTypeIsUnknown(type) }
    self.screen = screen
    self.capturesMouse = capturesMouse
    capabilities = TerminalCapabilities(type: type, allowsColor: environment.allowsColor)
    painter = CellPainter(colorDepth: capabilities.colorDepth, colors: colors, isUnicode: isUnicode)
    size = Size(columns: Int(getmaxx(terminal_window())), rows: Int(getmaxy(terminal_window())))
    setModes()
    _ = fitToWindow()
    take()
  }

  /// Every key is for the program, Control-C and Control-Z too, and Enter is told from Control-J.
  private func setModes() {
    raw()
    noecho()
    nonl()
    keypad(terminal_window(), true)
    meta(terminal_window(), true)
    // Input is read elsewhere; ncurses must not break off an update because some has come.
    typeahead(-1)
    if capabilities.colorDepth != .monochrome {
      start_color()
      use_default_colors()
    }
  }

  // MARK: - Showing

  /// Shows a surface, writing only what differs from what is shown: nothing when nothing does.
  mutating func present(_ surface: Surface, theme: Theme) {
    guard holder == .program, surface != shown || theme != shownTheme else { return }
    painter.paint(surface, theme: theme, over: shown, clippedTo: size)
    shown = surface
    shownTheme = theme
    place(surface.cursor)
    wnoutrefresh(terminal_window())
    doupdate()
  }

  private mutating func place(_ cursor: Position?) {
    let visible = cursor.flatMap { Rectangle(size).contains($0) ? $0 : nil }
    if let visible { wmove(terminal_window(), Int32(visible.row), Int32(visible.column)) }
    guard showsCursor != (visible != nil) else { return }
    showsCursor = visible != nil
    // A cursor nobody sees may stay where the last cell was written.
    leaveok(terminal_window(), !showsCursor)
    curs_set(showsCursor ? 1 : 0)
  }

  // MARK: - Size

  /// Takes over the size of the terminal's window. Returns whether it has changed.
  mutating func fitToWindow() -> Bool {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return false
    }
    let actual = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    guard actual != size else { return false }
    resize_term(Int32(actual.rows), Int32(actual.columns))
    size = actual
    shown = nil
    werase(terminal_window())
    terminal_redraw_all()
    return true
  }

  // MARK: - Taking and giving back

  /// Takes the screen again after `leave()`, and shows what was shown before.
  mutating func enter() {
    guard holder == .others else { return }
    holder = .program
    take()
    terminal_redraw_all()
    wnoutrefresh(terminal_window())
    doupdate()
    if !showsCursor { curs_set(0) }
  }

  private func take() {
    let bytes = capabilities.restoreBytes
    bytes.withUnsafeBytes { terminal_restore_arm($0.baseAddress, $0.count) }
    write(capabilities.enterBytes)
    if capturesMouse { write(capabilities.captureMouseBytes) }
  }

  /// Gives the screen back until `enter()`: to the shell, or to a program started from here.
  mutating func leave() {
    guard holder == .program else { return }
    // From the background too: a process that ends there must not be stopped for it.
    terminal_block_background_stop(true)
    if capturesMouse { write(capabilities.releaseMouseBytes) }
    write(capabilities.leaveBytes)
    endwin()
    terminal_block_background_stop(false)
    terminal_restore_disarm()
    holder = .others
  }

  /// Gives the screen back for good.
  mutating func close() {
    leave()
    guard holder == .others else { return }
    holder = .nobody
    delscreen(screen)
  }

  /// Whether the mouse is reported to the program, or left to the terminal for selecting text.
  mutating func setCapturesMouse(_ captures: Bool) {
    guard captures != capturesMouse else { return }
    capturesMouse = captures
    guard holder == .program else { return }
    write(captures ? capabilities.captureMouseBytes : capabilities.releaseMouseBytes)
  }

  /// Makes the next surface be drawn anew, whatever the terminal shows.
  mutating func redraw() {
    shown = nil
    terminal_redraw_all()
  }

  /// Sends a control sequence, unless others have the screen.
  func send(_ sequence: [UInt8]) {
    if holder == .program { write(sequence) }
  }

  /// Writes around ncurses, which has nothing in its buffer between two updates.
  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
