import Foundation
import Explorer
import TerminalTestSupport
import Testing

@Suite struct `The explorer in a terminal` {
  @Test(arguments: [(120, 40), (60, 16), (200, 60), (80, 24)])
  func `a saved request is changed, sent and its answer read`(columns: Int, rows: Int) async throws {
    let session = try await startExplorer(columns: columns, rows: rows)

    // A saved request: its description shows while it is selected.
    try await session.press("j", untilShown: "The gift fails")

    // Another mbox, another value of its first parameter, and a customer ID.
    try await session.press("M-f", toShow: "Where the visitor is")
    try await session.press("j", untilShown: "The location to decide")
    try await session.fillField(with: "feature-flags")
    try await session.press("j", untilShown: "A parameter of the mbox")
    try session.press("j")
    try await session.fillField(with: "gold")
    try await session.press("j", untilShown: "The visitor's ids in")
    try await session.press("a", toShow: "required")
    try session.type("customer-7")
    try session.press("Tab")
    try await session.wait(forText: "▾ customer-7")
    try session.type("crm_id")
    try await session.press("Enter", toShow: "a add")

    // Its answer, pane by pane. Of long lines, narrow panes show the beginning.
    try await session.press("C-r", toShow: "200 · ")
    try await session.press("M-o", toShow: "on-device in")
    try await session.wait(until: "the overview tells the customer and the experience") {
      $0.contains("customer id     customer-7 · crm") && $0.contains("feature-flags #0")
    }
    try await session.press("j", untilShown: "Gold flags (0)")

    try await session.open(.offers, toShow: "json  Gold flags (0)")
    try await session.open(.why, toShow: "✓ Flags: gold members")
    try await session.open(.trace, toShow: "clientCode: \"acmeclient\"")
    try session.type("/evaluatedCampaign")
    try await session.press("Enter", toShow: "evaluatedCampaignTargets")
    try await session.open(.tokens, toShow: "activity.name               \"Flags")
    try await session.open(.meta, toShow: "The call asks for")
    try await session.press("M-n", toShow: "Would be sent")
    try await session.open(.cookies, toShow: "max age")
    try await session.open(.json, toShow: "status: 200")
  }

  @Test func `the demo's tests split their visitors`() async throws {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    try session.press("j")
    try await session.press("Enter", toShow: "B: hearth")
    try await session.press("j", untilShown: "Request · Newsletter")
    try await session.press("Enter", toShow: "default content")
    try await session.press("j", untilShown: "Request · Loyalty")
    try await session.press("Enter", toShow: "Web shop (0)")
    try await session.press("j", untilShown: "Request · Mboxes that")
    try await session.press("Enter", toShow: "206 · ")
  }

  @Test func `a request that the limits forbid is not sent`() async throws {
    let session = try await startExplorer()
    try await session.press("M-f", toShow: "Where the visitor is")
    try await session.press("j", untilShown: "The location to decide")
    try await session.press("d", toShow: "unnamed mbox")
    try await session.press("C-r", toShow: "Not sent. ")
    let screen = try session.screen()
    #expect(screen.contains("not sent yet"))
  }

  @Test func `a request file is opened instead of the demo's`() async throws {
    let folder = try TemporaryFolder()
    let request = try folder.write(
      #"{"name": "From a file", "request": {"execute": {"mboxes": [{"name": "loyalty-teaser"}]}}}"#,
      to: "request.json")
    let session = try await startExplorer(arguments: "explore '\(request)'")
    try await session.wait(forText: "▸ From a file")
    try await session.press("C-r", toShow: "Everywhere (0)")
  }

  @Test func `an artifact file decides instead of the demo's`() async throws {
    let folder = try TemporaryFolder()
    let artifact = try folder.write(smallArtifact, to: "rules.json")
    let session = try await startExplorer(arguments: "explore '\(artifact)'")
    try await session.wait(forText: "rules.json · othershop")
  }

  @Test(arguments: [
    (smallArtifact, "decisions · othershop"), (#"{"some": "text"}"#, #"some: "text""#),
    (#"{"name": "Mine", "request": {"execute": {"mboxes": [{"name": "a"}]}}}"#, "Mine"),
    (Self.answer, "edge host"),
  ])
  func `a file that can be read only once is`(content: String, sign: String) async throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/decisions"
    try #require(mkfifo(pipe, 0o600) == 0)
    Thread.detachNewThread { try? Data(content.utf8).write(to: URL(filePath: pipe)) }
    let session = try await startExplorer(arguments: "explore '\(pipe)'", showing: sign)
    try await session.wait(forText: sign)
  }

  @Test func `two files of other JSON open with what they differ in`() async throws {
    let folder = try TemporaryFolder()
    let before = try folder.write(#"{"some": [1, 2]}"#, to: "before.json")
    let after = try folder.write(#"{"some": [1, 3]}"#, to: "after.json")
    let session = try await startExplorer(
      arguments: "explore '\(before)' '\(after)'", showing: "1 place differs.")
    try await session.press("9", toShow: "before.json: {1}")
  }

  // MARK: - Answers in files

  private static let answer =
    #"{"status":200,"edgeHost":"mboxedge35.tt.omtrdc.net","execute":{"mboxes":[{"index":0,"name":"hero","options":[]}]}}"#

  @Test func `a saved answer opens as an answer, one that is cut off as JSON with its fault`() async throws {
    let folder = try TemporaryFolder()
    let whole = try folder.write(Self.answer, to: "answer.json")
    let session = try await startExplorer(
      arguments: "explore '\(whole)'", showing: "mboxedge35.tt.omtrdc.net")
    try await session.press("w", toShow: "There is no trace in answer.json")
    session.close()
    let cut = try folder.write(String(Self.answer.dropLast(9)), to: "cut.json")
    let broken = try await startExplorer(
      arguments: "explore '\(cut)'", showing: "cut.json is broken at line 1, column")
    try await broken.wait(forText: "status: 200")
  }

  @Test func `a large capture shows at once as JSON and then as its calls`() async throws {
    let folder = try TemporaryFolder()
    let body = Self.answer.replacing("\"", with: "\\\"")
    let call = """
      {"startedDateTime":"2026-11-20T10:00:00Z","time":5,"request":{"method":"POST",\
      "url":"https://a.tt.omtrdc.net/rest/v1/delivery?client=a","headers":[],"postData":{"text":"{\\"context\\":\
      {\\"channel\\":\\"web\\"},\\"execute\\":{\\"mboxes\\":[{\\"name\\":\\"hero\\",\\"index\\":0}]}}"}},\
      "response":{"status":200,"content":{"text":"\(body)"}}}
      """
    let other = #"{"request":{"url":"https://shop.example.com/"},"response":{"content":{"text":"x"}}}"#
    let entries = [call] + Array(repeating: other, count: 8_000) + [call]
    let file = try folder.write(
      #"{"log":{"version":"1.2","entries":[\#(entries.joined(separator: ","))]}}"#, to: "shop.har")
    let session = try await startExplorer(
      arguments: "explore '\(file)'", showing: "shop.har: 2 calls to the Delivery API, 8000 others left out.")
    try await session.wait(forText: "edge host")
    try await session.press("0", toShow: "POST /rest/v1/delivery?client=a")
  }
}
