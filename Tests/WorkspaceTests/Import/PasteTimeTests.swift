import Testing

@testable import Workspace

/// What is pasted may be large, and the screen waits for it.
struct PasteTimeTests {
  private static func repeated(_ text: String, inBytes count: Int = 1_000_000) -> String {
    String(repeating: text, count: count / text.utf8.count)
  }

  /// Far above what it takes in proportion to the text, and far below what it takes otherwise.
  private static let limit = Duration.seconds(20)

  @Test(arguments: [
    repeated("a"), repeated("\\a"), repeated("'a'"), repeated("$'a'"), "\"" + repeated("\\a") + "\"",
    repeated("''"), "$'" + repeated("\\n") + "'", "x" + repeated(" -d a"),
    repeated("a", inBytes: 500_000) + repeated(" b", inBytes: 500_000),
    repeated("a", inBytes: 500_000) + repeated(" x://", inBytes: 500_000),
  ])
  func `a command is read in time in proportion to its length`(arguments: String) throws {
    let time = try ContinuousClock().measure { _ = try CurlCommand(parsing: "curl " + arguments) }
    #expect(time < Self.limit, "\(arguments.prefix(20))")
  }

  @Test(arguments: ["x://" + repeated("a") + " b", "x://h/" + repeated("a") + " b", repeated("a") + "://"])
  func `what is no URL after all is told in time in proportion to its length`(text: String) {
    let time = ContinuousClock().measure { #expect(AddressText(text) == nil) }
    #expect(time < Self.limit)
  }
}
