import Explorer
import Foundation
import TerminalTestSupport
import Testing

@Suite struct `The configuration` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/target-explorer", withIntermediateDirectories: true)
    _ = try folder.write(text, to: "target-explorer/config.yaml")
  }

  private func permissions(_ path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_mode & 0o777) : nil
  }

  private func config(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      path: "/usr/bin/env", ["XDG_CONFIG_HOME=\(folder.path)", programPath, "config"] + arguments)
  }

  @Test func `its place is printed`() throws {
    #expect(try config("path").output == "\(folder.path)/target-explorer/config.yaml\n")
    let check = try config()
    #expect(check.status == 0)
    #expect(check.output.contains("there is no such file, and none is needed"))
  }

  @Test func `all that is wrong is told with its place`() throws {
    try write("theme: pink\nkeys:\n  fly: x\n  send: hyper-x\n  zoom: q\n")
    let check = try config("check")
    #expect(check.status == 2)
    let lines = check.error.split(separator: "\n").map { $0.split(separator: "/").last ?? "" }
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("config.yaml:1:8: “pink” is none of dark, light"))
    #expect(lines[1].hasPrefix("config.yaml:3:3: “fly” is no command"))
    #expect(lines[2].hasPrefix("config.yaml:4:9: “hyper-x” is no key"))
    #expect(lines[3].hasPrefix("config.yaml:5:3: q is a key of zoom and of quit"))
  }

  @Test func `colours are the person's own, and what is wrong with them is told with its place`() async throws
  {
    try write("colours:\n  name: purple\n  nose: red\n  string: \"#ff0000\"\n  border: 208\n")
    let lines = try config().error.split(separator: "\n").map { $0.split(separator: "/").last ?? "" }
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("config.yaml:2:9: “purple” is no colour"))
    #expect(lines[1].hasPrefix("config.yaml:3:3: “nose” has no colour"))
    let list = try config("colours").output
    #expect(list.contains(/\nstring +196\n/))
    #expect(list.contains(/\nnumber +the theme's\n/))

    try write("colours: {border: 208}\n")
    let session = try await startExplorer(home: folder.path)
    #expect(try session.styledScreen().contains("38;5;208"))
    session.close()
    let plain = try await startExplorer(home: folder.path, variables: "NO_COLOR=1")
    #expect(try !plain.styledScreen().contains("38;5;208"))
  }

  @Test func `the example is right with every setting set`() throws {
    let example = try config("example").output
    let settings = example.split(separator: "\n").filter { $0.contains(/^# +[a-z]+:( |$)/) }
    #expect(settings.count == 9)
    try write(settings.map { $0.dropFirst(2) }.joined(separator: "\n") + "\n")
    let check = try config("check")
    #expect(check.status == 0, "\(check.error)")
    try write(example)
    #expect(try config("check").status == 0)
  }

  @Test func `every command is listed with its keys`() throws {
    try write("keys: {send: ctrl-t}\n")
    let lines = try config("keys").output.split(separator: "\n")
    #expect(lines.count == CommandID.allCases.count)
    #expect(lines.contains { $0.hasPrefix("send ") && $0.contains("^T") })
    for command in CommandID.allCases {
      #expect(lines.contains { $0.hasPrefix("\(command.rawValue)  ") })
    }
  }

  // MARK: - In the explorer

  @Test func `keys and borders are the person's own, and the command line goes before`() async throws {
    try write("borders: ascii\nkeys:\n  send: ctrl-t\n")
    let session = try await startExplorer(home: folder.path)
    #expect(try session.screen().contains("+ Requests"))
    #expect(try session.screen().contains("^T send"))
    try await session.press("C-t", toShow: "200 · ")
    session.close()
    let lines = try await startExplorer(home: folder.path, arguments: "--borders lines")
    #expect(try lines.screen().contains("┌ Requests"))
  }

  @Test func `what is wrong is shown at the start, and nothing else is lost`() async throws {
    try write("borders: ascii\ntheme: pink\n")
    let session = try await startExplorer(home: folder.path)
    try await session.wait(forText: "“pink” is none of")
    #expect(try session.screen().contains("+ Requests"))
    try session.press("Escape")
    try await session.wait(until: "the notice is gone") { !$0.contains("pink") }
    try await session.press("Enter", toShow: "200 · ")
  }

  // MARK: - From one run to the next

  @Test(arguments: ["q", "SIGTERM", "SIGHUP", "hangup"])
  func `the explorer is found as it was left`(ending: String) async throws {
    let first = try await startExplorer(home: folder.path)
    try await first.press("j", untilShown: "Request · Newsletter")
    try await first.press("z", toShow: " Requests  Request  Response")
    switch ending {
    case "q":
      try first.press("q")
      #expect(try await first.exitStatus() == 0)
    case "hangup":
      let process = try #require(try first.foregroundProcess())
      first.close()
      try await first.waitForEnd(of: process)
    default:
      try first.signal(ending == "SIGTERM" ? SIGTERM : SIGHUP)
      #expect(try await first.exitStatus() > 128)
    }
    first.close()
    let file = folder.path + "/target-explorer/session.json"
    #expect(permissions(file) == 0o600)
    let second = try await startExplorer(home: folder.path)
    let screen = try second.screen()
    #expect(screen.contains("▸ Newsletter"))
    #expect(screen.contains(" Requests  Request  Response"))
  }

  @Test func `a broken session is ignored`() async throws {
    try write("")
    _ = try folder.write("{broken", to: "target-explorer/session.json")
    let session = try await startExplorer(home: folder.path)
    #expect(try session.screen().contains("▸ Homepage hero, returnin"))
  }

  // MARK: - The terminal

  @Test func `what a console cannot copy is in a file that only the person can read`() async throws {
    let session = try await startExplorer(home: folder.path, variables: "TMUX= TERM=linux")
    try await session.press("Enter", toShow: "A: trail")
    try await session.press("M-o", toShow: "on-device in")
    try await session.open(.json, toShow: "status: 200")
    try await session.press("y", toShow: "The terminal cannot take this text")
    let file = folder.path + "/target-explorer/copied.txt"
    #expect(try !String(contentsOfFile: file, encoding: .utf8).isEmpty)
    #expect(permissions(file) == 0o600)
  }

  @Test func `the mouse is left to the terminal and taken back`() async throws {
    let session = try await startExplorer()
    #expect(try session.modes().reportsMouse)
    try await session.press("F12", toShow: "mouse off")
    try await session.wait(until: "the terminal has the mouse") { _ in try !session.modes().reportsMouse }
    try session.press("F12")
    try await session.wait(until: "the explorer has the mouse") { _ in try session.modes().reportsMouse }
  }
}
