import Foundation

extension TmuxSession {
  /// Waits until the program in the foreground has answered everything it was sent, and the terminal has taken in all
  /// it wrote: both sleep and have not been awake for a while, however slow the machine is. A new size is waited for
  /// too, as tmux hands over only a few in a second.
  ///
  /// - Throws: `TmuxError.timeout` when they never come to rest.
  public func settle() async throws {
    let end = ContinuousClock.now + patience
    var before: Activity?
    while ContinuousClock.now < end {
      let now = try activity()
      if now == before, now.isAtRest(in: size) { return }
      before = now
      // Longer than an escape waits for what may belong to it.
      try await Task.sleep(for: .milliseconds(35))
    }
    throw TmuxError.timeout("the program comes to rest", screen: try screen())
  }

  /// What is compared from one look to the next.
  private struct Activity: Equatable {
    let size: TerminalSize?
    let processes: [ProcessActivity]

    func isAtRest(in size: TerminalSize) -> Bool {
      self.size == size && processes.allSatisfy(\.isAsleep)
    }
  }

  private func activity() throws -> Activity {
    Activity(
      size: TerminalSize(ofDevice: device),
      processes: try [foregroundProcess(), server].compactMap { $0 }.map(ProcessActivity.init))
  }

  /// Waits until a process has ended.
  ///
  /// - Throws: `TmuxError.timeout` when it does not.
  public func waitForEnd(of process: pid_t) async throws {
    let end = ContinuousClock.now + patience
    while FileManager.default.fileExists(atPath: "/proc/\(process)") {
      guard ContinuousClock.now < end else {
        throw TmuxError.timeout("process \(process) has ended", screen: (try? screen()) ?? "")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Writes over the whole screen behind the program's back, has the program draw it anew, and returns its cells.
  ///
  /// The program is told as one that was stopped and goes on, which changes nothing else about it.
  public func redrawnCells() async throws -> [[ScreenCell]] {
    let terminal = FileHandle(forWritingAtPath: device)
    // DECALN of the VT100: every cell becomes an E.
    try terminal?.write(contentsOf: Data("\u{1B}#8".utf8))
    try terminal?.close()
    try await settle()
    try signal(SIGCONT)
    try await wait(until: "the screen is drawn anew") { !$0.hasPrefix("EEEEE") }
    try await settle()
    return try cells()
  }

  /// What each cell of the screen looks like.
  public func cells() throws -> [[ScreenCell]] { ScreenCell.rows(of: try styledScreen()) }
}

/// The size of a terminal.
struct TerminalSize: Equatable {
  let columns: Int
  let rows: Int
}

extension TerminalSize {
  /// The size that programs are told, or nil when there is no such terminal.
  init?(ofDevice path: String) {
    let descriptor = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    self.init(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}

/// How often the threads of a process have slept so far, and whether they all sleep now (proc(5), `status`).
private struct ProcessActivity: Equatable {
  private var switches: [String: Int] = [:]
  private(set) var isAsleep = true

  init(of process: pid_t) throws {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    for thread in threads {
      // A thread may be gone by now.
      guard
        let status = try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/status", encoding: .utf8)
      else { continue }
      var count = 0
      for line in status.split(separator: "\n") {
        let fields = line.split(whereSeparator: \.isWhitespace)
        guard fields.count > 1 else { continue }
        if fields[0] == "State:", fields[1] == "R" || fields[1] == "D" { isAsleep = false }
        if fields[0].hasSuffix("ctxt_switches:") { count += Int(fields[1]) ?? 0 }
      }
      switches[thread] = count
    }
  }
}
