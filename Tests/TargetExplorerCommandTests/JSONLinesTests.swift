import OrderedJSON
import TerminalTestSupport
import Testing

@testable import TargetExplorerCommand

/// Files with one JSON value on each line.
struct JSONLinesTests {
  private func list(_ pieces: [[UInt8]]) -> String {
    var lines = JSONLinesList()
    var list: [UInt8] = []
    for (position, piece) in pieces.enumerated() {
      list += lines.take(piece, isLast: position == pieces.count - 1)
    }
    return String(decoding: list, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "[]"), ("\n\n", "[]"), ("1", "[1]"), ("1\n", "[1]"), ("1\n2\n3", "[1,2,3]"),
    ("1\r\n2\r\n", "[1\r,2]"),
    ("\n1\n\n \n2 \n\n", "[\n1,\n \n2]"), ("{\"a\": 1}\n[2]\n", "[{\"a\": 1},[2]]"),
    ("\"a\\nb\"\nnull", "[\"a\\nb\",null]"),
  ])
  func `lines become one list, wherever the pieces end`(lines: String, expected: String) {
    let bytes = Array(lines.utf8)
    #expect(list([bytes]) == expected)
    #expect(list(bytes.map { [$0] } + [[]]) == expected)
    for place in bytes.indices {
      #expect(list([Array(bytes[..<place]), Array(bytes[place...])]) == expected)
    }
  }

  @Test(arguments: [
    ("{\"a\": 1}\n{\"b\": 2}\n", true), ("\n[1]\r\n\n[2]", true), ("1\n\"two\"", true),
    ("{\"a\": 1}\n", false),
    ("{\n\"a\": 1\n}\n{\n}", false), ("{\"a\": 1}\nand more", false), ("", false), ("a\nb", false),
    ("[1]", false),
  ])
  func `lines are told by the first of them`(text: String, holdsLines: Bool) {
    #expect(JSONLinesList.isTold(by: Array(text.utf8), isBeginning: false, byName: false) == holdsLines)
  }

  @Test(arguments: [
    ("", true), ("[1]", true), ("{\"a\": 1}\noops", true), ("oops\n{}", false), ("{\n\"a\": 1}", false),
  ])
  func `a name for lines counts unless the first one is no value`(text: String, holdsLines: Bool) {
    #expect(JSONLinesList.isTold(by: Array(text.utf8), isBeginning: false, byName: true) == holdsLines)
  }

  @Test func `a line that goes on behind what is known of it is one by its name only`() {
    let beginning = Array("{\"a\": ".utf8)
    #expect(JSONLinesList.isTold(by: beginning, isBeginning: true, byName: true))
    #expect(!JSONLinesList.isTold(by: beginning, isBeginning: true, byName: false))
  }

  @Test func `a file of lines opens as a list of their values, as they stand there`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("{\"n\": 1.50, \"n\": 2}\n\n\"two\"\n", to: "log.jsonl")
    let session = try await TmuxSession(columns: 80, rows: 24)
    try session.run("clear; XDG_STATE_HOME=/dev/null/none '\(programPath)' explore '\(file)'")
    try await session.wait(until: "the values show") {
      $0.contains("log.jsonl: [2]") && $0.contains("{n: 1.50, n: 2}") && $0.contains("1: \"two\"")
    }
  }

  @Test func `a fault is told with its line of the file`() async throws {
    let folder = try TemporaryFolder()
    let lines = (1...9_000).map { "{\"number\": \($0)}" }.joined(separator: "\n") + "\n{\"é\": oops}\n{}\n"
    let file = try folder.write(lines, to: "log.ndjson")
    let session = try await TmuxSession(columns: 80, rows: 24)
    try session.run("clear; XDG_STATE_HOME=/dev/null/none '\(programPath)' explore '\(file)'")
    try await session.wait(forText: "Fault at line 9001, column 7")
  }
}
