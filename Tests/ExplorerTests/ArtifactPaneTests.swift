import Decisioning
import TargetClient
import TerminalUI
import Testing

@testable import Explorer

struct ArtifactPaneTests {
  private static let hour: Int64 = 3_600_000

  private func driver(_ report: ArtifactReport) -> ExplorerDriver {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.alternate("a"))
    driver.report(report)
    return driver
  }

  /// The demo artifact as if it had been downloaded.
  private func downloaded(_ outcomes: [ArtifactDownload.Outcome]) throws -> ArtifactReport {
    let report = try DemoDecisions.report()
    var status = report.status
    status.location = "http://127.0.0.1:8080/acmeclient/production/v1/rules.json"
    status.pollingInterval = .seconds(300)
    status.downloads = outcomes.enumerated().map { position, outcome in
      ArtifactDownload(
        start: report.now - Self.hour * Int64(outcomes.count - position),
        location: "http://127.0.0.1:8080/acmeclient/production/v1/rules.json", outcome: outcome,
        status: outcome == .unchanged ? 304 : 200, byteCount: outcome == .replaced ? 48_000 : nil,
        duration: 12, etag: #""v1""#, pause: Double(Self.hour + 4 * 60_000))
    }
    return ArtifactReport(status: status, artifact: report.artifact, source: report.source, now: report.now)
  }

  @Test func `nothing is asked for before the pane is opened`() async {
    var driver = ExplorerDriver()
    await driver.send()
    #expect(driver.artifactReports == 0)
    driver.press(.alternate("a"))
    #expect(driver.artifactReports == 1)
    #expect(driver.text(of: .response).contains("Asking for the artifact…"))
  }

  @Test func `it shows before any call, with where it comes from and how old it is`() throws {
    let driver = driver(try DemoDecisions.report())
    let text = driver.text(of: .response)
    #expect(text.contains("location comes with the program"))
    #expect(text.contains("days old"))
    #expect(text.contains("client acmeclient"))
  }

  @Test func `an artifact that is downloaded tells its looks, the ETag and when it is looked for again`()
    throws
  {
    let driver = driver(try downloaded([.replaced, .unchanged]))
    let text = driver.text(of: .response)
    #expect(text.contains(#"ETag "v1""#))
    #expect(text.contains("known as newest 59 minutes ago"))
    #expect(text.contains("every 5 minutes, next in 4 minutes"))
    #expect(text.contains("200 new 48 KB 12.0 ms"))
    #expect(text.contains("304 unchanged"))
  }

  @Test func `an interval of more than a day is doubted`() {
    for (seconds, isDoubted) in [(300, false), (300_000, true)] {
      let status = ArtifactStatus(
        location: "https://cdn.example.com/rules.json", pollingInterval: .seconds(seconds))
      let driver = driver(
        ArtifactReport(status: status, artifact: nil, source: "", now: DemoDecisions.instant))
      #expect(driver.text(of: .response).contains("not in milliseconds") == isDoubted)
    }
  }

  @Test func `a look that failed tells why`() throws {
    let driver = driver(try downloaded([.replaced, .failed("The host is not known.")]))
    #expect(driver.text(of: .response).contains("The host is not known."))
  }

  @Test func `without an artifact the pane says why there is none`() {
    let report = ArtifactReport(
      status: ArtifactStatus(), artifact: nil, source: "", now: DemoDecisions.instant)
    var driver = driver(report)
    #expect(driver.text(of: .response).contains("no call has needed it yet"))
    #expect(driver.artifactInspections == 0)
    driver.press("R")
    #expect(driver.artifactRefreshes == 1)
  }

  @Test func `a key looks for a newer one, and what came of it is told`() throws {
    var driver = driver(try downloaded([.replaced]))
    driver.press("R", "R")
    #expect(driver.artifactRefreshes == 1)
    driver.report(try downloaded([.replaced, .unchanged]))
    #expect(driver.hintLine.contains("The artifact is the newest."))
    driver.press("R")
    driver.refuseRefresh("There is no server.")
    #expect(driver.hintLine.contains("There is no server."))
  }

  @Test func `an artifact that came by itself is in the pane and in the title bar`() throws {
    var driver = driver(try downloaded([.replaced]))
    let report = try downloaded([.replaced, .unchanged])
    driver.report(
      ArtifactReport(
        status: report.status, artifact: report.artifact, source: "artifact 1.2.3 · staging", now: report.now)
    )
    #expect(driver.text(of: .response).contains("304 unchanged"))
    #expect(driver.titleBar.contains("artifact 1.2.3 · staging"))
  }

  @Test func `what strikes the eye is looked for once, away from the screen`() async throws {
    let report = try DemoDecisions.report()
    var driver = driver(report)
    #expect(driver.text(of: .response).contains("Looking through all rules…"))
    #expect(driver.text(of: .response).contains("rules being counted, in"))
    driver.press("1", .alternate("a"))
    driver.report(report)
    #expect(driver.artifactInspections == 1)
    await driver.inspect(try #require(report.artifact))
    #expect(driver.text(of: .response).contains("Findings"))
    let artifact = try #require(report.artifact)
    let inspection = try #require(await ArtifactInspection.inspect(artifact))
    #expect(inspection.ruleCount > 30)
    #expect(driver.text(of: .response).contains("rules \(inspection.ruleCount) in"))
    #expect(!driver.text(of: .response).contains("Looking through"))
    driver.press("1", .alternate("a"))
    driver.report(report)
    #expect(driver.artifactInspections == 1)
  }

  @Test func `findings of an artifact that was replaced are dropped`() async throws {
    var driver = driver(try DemoDecisions.report())
    let other = try Artifact(text: #"{"version": "1.0.0", "meta": {}, "rules": {"mboxes": {}, "views": {}}}"#)
    await driver.inspect(other)
    #expect(driver.text(of: .response).contains("Looking through all rules…"))
    #expect(driver.artifactReports == 2)
  }

  @Test func `a location opens to its activities, experiences and rules in the order of priority`() throws {
    var driver = driver(try DemoDecisions.report())
    driver.select("homepage-hero")
    driver.press(.enter)
    let rows = driver.rows(of: .response)
    let activity = try #require(rows.firstIndex { $0.contains("Hero test (410101)") })
    #expect(rows[activity].contains("100 % of the traffic"))
    #expect(rows[activity + 1].contains("1  A: trail"))
    #expect(rows[activity + 2].contains("2  B: hearth"))
    driver.select("A: trail")
    driver.press(.enter)
    #expect(driver.text(of: .response).contains("property every one"))
    #expect(driver.text(of: .response).contains("condition"))
  }

  @Test func `everything below a heading opens at once`() throws {
    var driver = driver(try DemoDecisions.report())
    driver.select("Mboxes ")
    driver.press("E")
    driver.select("Hero test (410101)")
    #expect(driver.selectedLine?.contains("Hero test (410101)") == true)
    #expect(
      !driver.rows(of: .response).contains { $0.allSatisfy { " │┃…".contains($0) } && $0.contains("…") })
  }

  @Test func `what is open stays open when the artifact is reported again`() throws {
    var driver = driver(try DemoDecisions.report())
    driver.select("homepage-hero")
    driver.press(.enter)
    let before = driver.rows(of: .response)
    driver.report(try DemoDecisions.report())
    #expect(driver.rows(of: .response) == before)
  }

  @Test func `the pane is the same for every request`() throws {
    var driver = ExplorerDriver([.hero, .cart], columns: 200, rows: 60)
    driver.press(.alternate("a"))
    driver.report(try DemoDecisions.report())
    driver.select("homepage-hero")
    driver.press(.enter)
    let before = driver.rows(of: .response)
    driver.press(.alternate("r"), "j")
    #expect(driver.rows(of: .response) == before)
  }

  @Test(arguments: [
    (0, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (120, "2 minutes"), (7_200, "2 hours"),
    (172_800, "2 days"), (-5, "0 seconds"),
  ])
  func `an age is told in the unit that matters`(seconds: Int, text: String) {
    #expect(AgeText.text(.seconds(seconds)) == text)
  }
}
