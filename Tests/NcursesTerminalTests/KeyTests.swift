import Foundation
import TerminalTestSupport
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("Up", "up"), ("PPage", "pageUp"), ("DC", "delete"), ("BTab", "backTab"), ("F12", "F12"), ("F1", "F1"),
    ("C-Left", "control-left"), ("S-Right", "shift-right"), ("M-Up", "alt-up"), ("M-x", "alt-'x'"),
    ("C-a", "control-'a'"), ("C-c", "control-'c'"), ("C-s", "control-'s'"), ("Enter", "enter"),
    ("C-j", "enter"),
    ("BSpace", "backspace"), ("Escape", "escape"), ("é", "'é'"), ("漢", "'漢'"), ("C-\\", "control-'\\'"),
  ])
  func `a key arrives`(pressed: String, shown: String) async throws {
    let session = try await startFixture()
    try session.press(pressed)
    try await session.wait(forText: "key \(shown)\n")
  }

  @Test(arguments: ["xterm-256color", "xterm", "screen-256color", "vt100", "linux"])
  func `the arrows arrive on other terminals`(type: String) async throws {
    let session = try await startFixture(variables: "TERM=\(type)")
    try session.press("Up", "Left", "Home")
    try await session.wait(until: "the keys are shown") {
      $0.contains("key up") && $0.contains("key left") && $0.contains("key home")
    }
  }

  @Test func `a paste arrives as one piece`() async throws {
    let session = try await startFixture()
    try session.paste("{\n  \"a\": \"ü\"\n}")
    try await session.wait(forText: "paste 15 {⏎  \"a\": \"ü\"⏎}")
  }

  @Test func `a large paste arrives whole`() async throws {
    let session = try await startFixture()
    try session.paste(String(repeating: "0123456789abcde\n", count: 1 << 16))
    try await session.wait(forText: "paste \(1 << 20) 0123456789")
  }

  @Test func `the mouse arrives with its cell`() async throws {
    let session = try await startFixture()
    #expect(try session.modes().reportsMouse)
    try session.send(bytes: "\u{1B}[<0;200;3M\u{1B}[<0;200;3m\u{1B}[<65;4;5M".utf8)
    let screen = try await session.wait(forText: "mouse scrollDown 3,4")
    #expect(screen.contains("mouse click 199,2"))
  }

  @Test func `the mouse can be left to the terminal`() async throws {
    let session = try await startFixture()
    try session.press("m")
    try await session.wait(until: "the mouse is free") { _ in try !session.modes().reportsMouse }
    try session.press("m")
    try await session.wait(until: "the mouse is taken") { _ in try session.modes().reportsMouse }
  }

  @Test func `another thread ends the wait once`() async throws {
    let session = try await startFixture()
    try session.press("w")
    try await session.wait(forText: "woken")
    try session.press("a")
    let screen = try await session.wait(forText: "key 'a'")
    // Some of the hundred calls may come after the first was looked at, but not all of them.
    #expect((1..<50).contains(screen.components(separatedBy: "woken").count - 1))
  }
}
