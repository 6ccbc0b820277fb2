import Testing

@testable import Workspace

/// What is pasted may be large, and the screen waits for it: reading it takes time in proportion to its length.
@Suite(.timeLimit(.minutes(1))) struct PasteTimeTests {
  private func repeated(_ text: String) -> String {
    String(repeating: text, count: 500_000 / text.utf8.count)
  }

  @Test(arguments: ["a", "\\a", "'a'", "$'a'", "''", " -d a", " b", " x://"])
  func `a long command is read`(piece: String) throws {
    let command = try CurlCommand(parsing: "curl https://shop.example.com/ x" + repeated(piece))
    #expect(command.url == "https://shop.example.com/")
  }

  @Test(arguments: [("x://", " b"), ("x://h/", " b"), ("", "://")])
  func `what is long and no URL after all is told`(start: String, end: String) {
    #expect(AddressText(start + repeated("a") + end) == nil)
  }
}
