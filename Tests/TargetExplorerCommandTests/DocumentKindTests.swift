import Explorer
import Testing

@testable import TargetExplorerCommand

struct DocumentKindTests {
  /// What a text is taken for, in a word.
  private func kind(_ text: String, isBeginning: Bool = false) -> String {
    switch DocumentKind(ofViewed: Array(text.utf8), isBeginning: isBeginning) {
    case .request: "request"
    case .artifact: "artifact"
    case .saved(.answer): "answer"
    case .saved(.capture): "capture"
    case .other: "other"
    }
  }

  @Test(arguments: [
    (#"{"status":200,"client":"a","execute":{}}"#, "answer"), (#"{"status":400,"message":"no"}"#, "answer"),
    (#"{"id":{},"execute":{"mboxes":[{"name":"a","options":[]}]}}"#, "answer"),
    (#"{"prefetch":{"views":[{"name":"a","options":[]}]}}"#, "answer"),
    (#"{"execute":{"pageLoad":{"options":[]}}}"#, "answer"),
    (#"{"response":{"status":200},"meta":{}}"#, "answer"),
    (#"{"request":{},"response":{"execute":{}}}"#, "answer"), (#"{"response":{"docs":[]}}"#, "other"),
    (#"{"status":"ok","message":"a","id":5}"#, "other"),
    (#"{"log":{"version":"1.2","entries":[]}}"#, "capture"), (#"{"log":{"creator":{}}}"#, "capture"),
    (#"{"context":{},"execute":{"mboxes":[{"name":"a","parameters":{"options":1}}]}}"#, "request"),
    (#"{"request":{"execute":{"mboxes":[{"name":"a"}]}},"response":7}"#, "request"),
    (#"{"version":"1.0.0","rules":{}}"#, "artifact"), ("ATOD:1", "artifact"), ("[1]", "other"),
    (#"{"log":[{"version":1}],"a":2}"#, "other"), (#"{"log":{"lines":[]}}"#, "other"),
    (#"{"status":"green","name":"a"}"#, "other"), ("42", "other"), (#""text""#, "other"), ("", "other"),
    ("<html>", "other"), (#"{"a" 1}"#, "other"), (#"{"id":5,"property":"a"}"#, "other"), ("{", "other"),
    (#"{"context":{},oops"#, "request"),
  ])
  func `a file is known by its members`(text: String, expected: String) {
    #expect(kind(text) == expected)
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x7B, 0], ForeignEncoding.utf16LittleEndian), ([0xFE, 0xFF, 0, 0x7B], .utf16BigEndian),
    ([0x7B, 0, 0x22, 0], .utf16LittleEndian), ([0, 0x7B, 0, 0x22], .utf16BigEndian),
    ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ([0x7B, 0, 0, 0], .utf32LittleEndian), ([0, 0, 0, 0x7B], .utf32BigEndian), ([0x7B, 0x22, 0, 0], nil),
    ([0, 0, 0, 0], nil), ([0xEF, 0xBB, 0xBF, 0x7B], nil), ([0x7B], nil),
  ])
  func `another encoding than UTF-8 is known by its first bytes`(bytes: [UInt8], encoding: ForeignEncoding?) {
    #expect(ForeignEncoding(of: bytes) == encoding)
  }

  @Test(arguments: [
    (#"{"status":200,"execute":{"mbo"#, "answer"), (#"{"execute":{"mboxes":[{"options":[{"con"#, "answer"),
    (#"{"log":{"version":"1.2","entries":[{"reque"#, "capture"), (#"{"response":{"status":2"#, "answer"),
  ])
  func `the beginning of a file is enough`(text: String, expected: String) {
    #expect(kind(text, isBeginning: true) == expected)
    #expect(kind(text) == expected)
  }
}
