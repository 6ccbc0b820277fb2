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
}
