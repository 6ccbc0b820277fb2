import TerminalUI
import Testing

@testable import Explorer

/// The window with the whole text of a line.
struct WindowTests {
  private func driver(_ text: String, columns: Int = 120, rows: Int = 40) throws -> ExplorerDriver {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.press(.control("r"))
    driver.answer(try .answer(["status": 200, "message": .string(text)]))
    driver.open(.json)
    driver.select("message")
    return driver
  }

  @Test func `Enter on a value shows all of it`() throws {
    let words = (1...60).map { "word\($0)" }
    var driver = try driver(words.joined(separator: " "))
    #expect(!driver.screen.contains("word60"))
    driver.press(.enter)
    for word in words { #expect(driver.screen.contains(word)) }
  }

  @Test(arguments: [KeyPress.escape, .enter, "q"])
  func `the window closes and leaves everything as it was`(key: KeyPress) throws {
    var driver = try driver("a text")
    let before = driver.surface
    driver.press(.enter)
    #expect(driver.surface != before)
    driver.press(key)
    #expect(driver.surface == before)
    #expect(!driver.hasQuit)
  }

  @Test func `what the window shows can be copied`() throws {
    var driver = try driver("line one\nline two")
    driver.press(.enter, "y")
    #expect(driver.copied == ["line one\nline two"])
  }

  @Test func `the keys that a window names work, whichever pane stands behind it`() {
    var driver = ExplorerDriver()
    driver.showNotices(["{\"a\":[1,2]}"])
    #expect(driver.state.focus == .requests)
    for hint in ["r as received", "y copy", "Esc close"] { #expect(driver.screen.contains(hint)) }
    #expect(!driver.screen.contains("{\"a\":[1,2]}"))
    driver.press("r")
    #expect(driver.screen.contains("{\"a\":[1,2]}"))
    driver.press("y")
    #expect(driver.copied == ["{\"a\":[1,2]}"])
    driver.press(.enter)
    #expect(!driver.screen.contains("{\"a\":[1,2]}"))
    #expect(driver.sent.isEmpty)
  }

  @Test(arguments: [(40, 10), (60, 16), (120, 40)])
  func `a long text is scrolled to its end`(columns: Int, rows: Int) throws {
    let lines = (1...300).map { "line \($0)." }
    var driver = try driver(lines.joined(separator: "\n"), columns: columns, rows: rows)
    driver.press(.enter)
    #expect(driver.screen.contains("line 1."))
    driver.press("G")
    #expect(driver.screen.contains("line 300."))
    driver.press("g")
    #expect(driver.screen.contains("line 1."))
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }

  @Test func `control characters in the window are marks`() throws {
    var driver = try driver("\u{1B}[2J\u{202E}")
    driver.press(.enter)
    #expect(driver.screen.contains("␛[2J"))
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }

  @Test func `a text of a megabyte is shown and scrolled`() throws {
    var driver = try driver(String(repeating: "abcdefghi ", count: 100_000) + "end.")
    driver.press(.enter, .pageDown, "G")
    #expect(driver.screen.contains("end."))
    #expect(flaw(of: driver.surface, size: driver.state.size) == nil)
  }
}
