import Foundation

/// A real terminal for tests: a shell in a tmux server of its own, on a screen nobody sees.
///
/// Keys are sent as a person would press them, and the screen is read as a person would see it. There are no
/// fixed pauses: a test waits until the screen shows what it expects, and fails when that takes too long.
public final class TmuxSession {
  private let tmux: Tmux
  private let seat: TerminalSeat
  /// The shell, which is in the foreground while nothing else is.
  private let shell: pid_t?
  /// The process that stands for the terminal.
  let server: pid_t?
  /// The device that the programs write to.
  let device: String
  /// The size that the screen was given last.
  private(set) var size: TerminalSize
  /// How long `wait` waits before it gives up: much longer than anything takes on a slow machine that does much else.
  public let patience = Duration.seconds(90)

  /// Starts a shell on a screen of its own, and waits for its prompt.
  ///
  /// - Parameters:
  ///   - columns: the width of the screen.
  ///   - rows: its height.
  ///   - terminalType: what the programs see as `TERM`.
  ///   - environment: variables for the programs; of this process's own only `PATH` is passed on.
  public init(
    columns: Int = 80, rows: Int = 24, terminalType: String = "tmux-256color",
    environment: [String: String] = [:]
  ) async throws {
    seat = await TerminalSeat()
    size = TerminalSize(columns: columns, rows: rows)
    tmux = try Tmux()
    var arguments = ["start-server", ";", "set-option", "-g", "default-terminal", terminalType, ";"]
    arguments += ["set-option", "-g", "remain-on-exit", "on", ";"]
    arguments += ["new-session", "-d", "-x", String(columns), "-y", String(rows)]
    var variables = environment
    // The file an interactive shell reads first (POSIX, sh).
    variables["ENV"] = try tmux.write("PS1='\(Self.prompt)'\n", to: "profile")
    for (name, value) in variables { arguments += ["-e", "\(name)=\(value)"] }
    try tmux.run(arguments + ["exec sh -i"])
    shell = pid_t(try tmux.value("pane_pid"))
    server = pid_t(try tmux.value("pid"))
    device = try tmux.value("pane_tty")
    try await wait(forText: Self.prompt.trimmingCharacters(in: .whitespaces))
  }

  deinit { close() }

  private static let prompt = "shell> "

  /// Ends the server and everything that runs in it. A second call does nothing.
  public func close() {
    tmux.end()
    seat.giveBack()
  }

  // MARK: - Sending

  /// Types a command line and presses Enter.
  public func run(_ commandLine: String) throws {
    try type(commandLine)
    try press("Enter")
  }

  /// Types text as it is.
  public func type(_ text: String) throws {
    try tmux.run(["send-keys", "-l", "--", text])
  }

  /// Presses keys by the names tmux has for them, such as `Up`, `C-a`, `M-x`, `F5`, `BTab`.
  public func press(_ keys: String...) throws {
    try tmux.run(["send-keys", "--"] + keys)
  }

  /// Sends bytes as if the terminal had sent them.
  public func send(bytes: some Sequence<UInt8>) throws {
    try tmux.run(["send-keys", "-H"] + bytes.map { String($0, radix: 16) })
  }

  /// Pastes text, between the marks of bracketed paste when the program asked for them.
  public func paste(_ text: String) throws {
    try tmux.run(["load-buffer", "-"], input: text)
    try tmux.run(["paste-buffer", "-p"])
  }

  /// Gives the screen another size.
  public func resize(columns: Int, rows: Int) throws {
    try tmux.run(["resize-window", "-x", String(columns), "-y", String(rows)])
    size = TerminalSize(columns: columns, rows: rows)
  }

  /// Sends a signal to the program in the foreground and to it alone.
  public func signal(_ number: Int32) throws {
    guard let process = try foregroundProcess() else { throw TmuxError.noProgram }
    kill(process, number)
  }

  /// The leader of the process group that has the terminal; nil while that is the shell.
  public func foregroundProcess() throws -> pid_t? {
    guard let shell else { return nil }
    let status = try String(contentsOfFile: "/proc/\(shell)/stat", encoding: .utf8)
    // proc(5): the name in parentheses may hold blanks; the foreground group is the sixth number after it.
    let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 5, let group = pid_t(fields[5]), group != shell, group > 0 else { return nil }
    return group
  }

  // MARK: - Reading

  /// What was copied last.
  public func pasteBuffer() throws -> String { try tmux.run(["show-buffer"]) }

  /// What the screen shows, blanks at the ends of lines removed.
  public func screen() throws -> String { try tmux.run(["capture-pane", "-p"]) }

  /// What the screen shows, with the sequences for colours and attributes, and with the blanks at the ends of lines.
  public func styledScreen() throws -> String { try tmux.run(["capture-pane", "-p", "-e", "-N"]) }

  /// The state of the terminal that programs change and must put back.
  public func modes() throws -> TerminalModes {
    TerminalModes(
      isAlternateScreen: try tmux.value("alternate_on") == "1",
      isCursorVisible: try tmux.value("cursor_flag") == "1",
      reportsMouse: try tmux.value("mouse_any_flag") == "1" || tmux.value("mouse_standard_flag") == "1",
      sendsApplicationKeys: try tmux.value("keypad_cursor_flag") == "1" || tmux.value("keypad_flag") == "1")
  }

  /// Where the cursor is, column and row counted from 0.
  public func cursor() throws -> (column: Int, row: Int) {
    (Int(try tmux.value("cursor_x")) ?? -1, Int(try tmux.value("cursor_y")) ?? -1)
  }

  /// Writes every byte the programs write from now on to a file as well.
  public func record(to file: URL) throws {
    try tmux.run(["pipe-pane", "cat > '\(file.path)'"])
  }

  // MARK: - Waiting

  /// Waits until the screen shows a text, and returns the screen.
  @discardableResult
  public func wait(forText text: String) async throws -> String {
    try await wait(until: "the screen shows “\(text)”") { $0.contains(text) }
  }

  /// Waits until the screen is as described, and returns it.
  ///
  /// - Parameters:
  ///   - description: what is waited for, for the error.
  ///   - condition: whether a screen is as expected.
  /// - Throws: `TmuxError.timeout` with the last screen when that does not happen in time.
  @discardableResult
  public func wait(
    until description: String, _ condition: (String) throws -> Bool
  ) async throws -> String {
    let end = ContinuousClock.now + patience
    while true {
      let screen = try screen()
      if try condition(screen) { return screen }
      guard ContinuousClock.now < end else { throw TmuxError.timeout(description, screen: screen) }
      try await Task.sleep(for: .milliseconds(30))
    }
  }

  /// Waits until the program in the foreground has ended, and asks the shell for its exit status.
  public func exitStatus() async throws -> Int {
    try await wait(until: "the program has ended") { _ in try foregroundProcess() == nil }
    try run("echo EXIT:$?")
    let screen = try await wait(until: "the shell tells the status") { Self.status(in: $0) != nil }
    return Self.status(in: screen) ?? -1
  }

  /// The status that the shell told, once it asks for the next command.
  private static func status(in screen: String) -> Int? {
    let lines = screen.split(separator: "\n").suffix(2)
    guard lines.count == 2, lines.last?.hasPrefix(prompt.dropLast()) == true, let told = lines.first,
      told.hasPrefix("EXIT:")
    else { return nil }
    return Int(told.dropFirst(5))
  }
}

/// What full-screen programs change in a terminal, apart from its lines of text.
public struct TerminalModes: Hashable, Sendable {
  /// Whether the screen without a history is shown.
  public var isAlternateScreen: Bool
  /// Whether the cursor can be seen.
  public var isCursorVisible: Bool
  /// Whether clicks are sent to the program.
  public var reportsMouse: Bool
  /// Whether the arrows and the keypad send what programs ask for.
  public var sendsApplicationKeys: Bool

  /// How a shell wants it.
  public static let ordinary = TerminalModes(
    isAlternateScreen: false, isCursorVisible: true, reportsMouse: false, sendsApplicationKeys: false)
}
