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

  // MARK: - Answers in files

  private static let answer =
    #"{"status":200,"edgeHost":"mboxedge35.tt.omtrdc.net","execute":{"mboxes":[{"index":0,"name":"hero","options":[]}]}}"#

  @Test func `a saved answer opens as an answer, one that is cut off as JSON with its fault`() async throws {
    let folder = try TemporaryFolder()
    let whole = try folder.write(Self.answer, to: "answer.json")
    let session = try await startExplorer(
      arguments: "explore '\(whole)'", showing: "mboxedge35.tt.omtrdc.net")
    try await session.press("w", toShow: "There is no trace in answer.json")
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

  // MARK: - The screen

  @Test func `the screen follows the size of the window`() async throws {
    let session = try await startExplorer()
    try session.resize(columns: 60, rows: 16)
    try await session.wait(until: "there is one pane, and tabs") {
      $0.contains("\n Requests  Request  Response") && !$0.contains("Nothing was sent yet")
    }
    try session.resize(columns: 200, rows: 60)
    try await session.wait(until: "there are three panes") {
      $0.contains("┌ Requests") && $0.contains("┌ Request ·") && $0.contains("┌ Response")
    }
    try session.resize(columns: 30, rows: 8)
    try await session.wait(forText: "Please make the window larger")
    try session.resize(columns: 90, rows: 24)
    try await session.wait(until: "there are two panes") {
      $0.contains("┌ Requests") && !$0.contains("┌ Request ·") && $0.contains("┌ Response")
    }
  }

  @Test func `a storm of sizes ends with the screen of the last one`() async throws {
    let session = try await startExplorer()
    try await session.press("Enter", toShow: "A: trail")
    let before = try session.screen()
    for step in 0..<60 { try session.resize(columns: 30 + step * 37 % 150, rows: 8 + step * 11 % 40) }
    try session.resize(columns: 120, rows: 40)
    try await session.wait(until: "the screen is as it was") { $0 == before }
  }

  @Test func `a paste of a megabyte is taken into a field and given up again`() async throws {
    let session = try await startExplorer()
    try await session.press("M-f", toShow: "Where the visitor is")
    try await session.press("j", untilShown: "The page the visitor sees")
    try await session.press("Enter", toShow: "apply")
    try session.paste(String(repeating: "0123456789", count: 100_000) + "end.")
    try await session.wait(forText: "end.")
    try session.press("Escape")
    try await session.wait(until: "the field is given up") { !$0.contains("end.") && !$0.contains("apply") }
    try await session.press("C-r", toShow: "200 · ")
  }

  @Test func `controls in a paste are shown as marks and do nothing`() async throws {
    let session = try await startExplorer()
    try session.press("R")
    try await session.wait(forText: "Name of the request")
    try session.press("C-u")
    try session.paste("a\u{1B}]0;x\u{7}b\u{8}\rc")
    try await session.wait(forText: "a␛]0;x␇b␈ c")
    try session.press("Enter")
    try await session.wait(forText: "▸ a␛]0;x␇b␈ c")
  }

  @Test func `a pane is chosen and the columns are divided by mouse`() async throws {
    let session = try await startExplorer()
    let border = try #require(Self.borderColumn(in: try session.screen()))
    func report(_ code: Int, _ column: Int, _ end: String) -> String {
      "\u{1B}[<\(code);\(column + 1);6\(end)"
    }
    try session.send(
      bytes: (report(0, border, "M") + report(32, border + 5, "M") + report(32, border + 9, "M")
        + report(0, border + 9, "m")).utf8)
    try await session.wait(until: "the requests are wider") { Self.borderColumn(in: $0) == border + 8 }
  }

  /// The column in which the frame of the first pane ends.
  private static func borderColumn(in screen: String) -> Int? {
    let row = screen.split(separator: "\n").dropFirst().first ?? ""
    return row.firstIndex(of: "┐").map { row.distance(from: row.startIndex, to: $0) }
  }

  @Test func `there are colours, unless NO_COLOR says otherwise`() async throws {
    let colourful = try await startExplorer()
    #expect(Self.hasColours(try colourful.styledScreen()))
    let plain = try await startExplorer(variables: "NO_COLOR=1")
    try await plain.press("Enter", toShow: "A: trail")
    #expect(try !Self.hasColours(plain.styledScreen()))
  }

  /// Whether there is an SGR sequence with a parameter for a colour.
  private static func hasColours(_ screen: String) -> Bool {
    screen.contains(/\x1b\[(\d+;)*([34][0-8]|9[0-7]|10[0-7])[;m]/)
  }

  @Test func `frames can be drawn in ASCII or not at all`() async throws {
    let ascii = try await startExplorer(arguments: "--borders ascii")
    #expect(try !ascii.screen().contains("│"))
    #expect(try ascii.screen().contains("|"))
    let none = try await startExplorer(arguments: "--borders none")
    #expect(try !none.screen().contains(where: { "│|┌+".contains($0) && $0 != "+" }))
  }

  @Test func `help shows the keys`() async throws {
    let session = try await startExplorer()
    try await session.press("?", toShow: "Send the request")
    try session.press("Escape")
    try await session.wait(until: "the help is gone") { !$0.contains("Send the request") }
  }
}
