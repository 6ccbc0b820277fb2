import Decisioning
import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// What the Why pane answers, with the demo's artifact.
struct WhyTests {
  /// The text of the Why pane for a request, on a large screen.
  private func why(_ document: RequestDocument, columns: Int = 200, borders: BorderStyle = .lines) async
    -> String
  {
    var driver = ExplorerDriver([document], columns: columns, rows: 100, borders: borders)
    await driver.send()
    driver.press("w")
    return driver.text(of: .response)
  }

  @Test func `w opens the pane from everywhere`() async {
    for key in [KeyPress.alternate("r"), .alternate("f"), .alternate("o")] {
      var driver = ExplorerDriver()
      await driver.send()
      driver.press(key, "w")
      #expect(driver.state.response.tab == .why)
      #expect(driver.state.focus == .response)
    }
  }

  /// The questions of the demo workspace and their answers.
  @Test(arguments: [
    (1, "Experience “A: trail” of “Hero test” won: bucket 16.94 % falls in 0–50 %."),
    (2, "Experience “B: hearth” of “Hero test” won: bucket 78.3 % falls in 50–100 %."),
    (
      5,
      "Default content: “Newsletter wording” failed: bucket 50 % is exactly the boundary of “A: reward” and “B: stories”, which belongs to neither."
    ),
    (
      6,
      "Before it, “San Francisco store” failed: geo.city is \"OAKLAND\", wanted \"SAN FRANCISCO\" or \"SANFRANCISCO\"."
    ),
    (12, "Experience “Weekend evenings” of “Autumn sale” won"),
    (13, "only for the property c2b94c07-58d3-46a1-8f0b-6a1e7d9b4f20"),
    (
      14,
      "Before it, “Cart: gift for gold members” failed: mbox.tier (in lower case) is \"silver\", wanted \"gold\", and mbox.cartTotal is \"89.90\", wanted at least 200."
    ),
    (14, "not reached: would win next"),
  ])
  func `the answer stands at the top in one sentence`(request: Int, answer: String) async throws {
    #expect(await why(try .demo(request)).contains(answer))
  }

  @Test func `a time outside the window is told as dates and weekdays`() async throws {
    var document = try RequestDocument.demo(12)
    document.at = "2026-01-15T10:00:00Z"
    let text = await why(document)
    #expect(
      text.contains(
        "current_timestamp 2026-01-15 10:00:00 UTC is outside 2025-11-24 00:00:00 UTC to 2025-12-01 23:59:59 UTC"
      ), "\(text)")
    document.at = "2025-11-25T10:00:00Z"
    let tuesday = await why(document)
    #expect(
      tuesday.contains("current_day is 2 (Tuesday), wanted \"6\" (Saturday) or \"7\" (Sunday)"), "\(tuesday)")
  }

  @Test func `without the property every activity for one is told to be for another`() async throws {
    var document = try RequestDocument.demo(13)
    document.request.property = nil
    let text = await why(document, columns: 280)
    #expect(text.contains("Experience “Everywhere” of “Loyalty teaser, everywhere” won: open to everybody."))
    #expect(text.contains("only for the property 7d1c6a54-0f0e-4b7b-9d52-2f6ab3c0e811"))
    #expect(text.contains("no property"))
  }

  @Test func `the ruler shows every experience, the owner without colour`() async throws {
    let lines = await why(try .demo(2))
    #expect(lines.contains("▼ bucket 78.3 %"))
    #expect(lines.contains(#/── A: trail ──+┼━+ B: hearth ━+┤/#))
    #expect(lines.contains("(50, 100] 49.99 % of the traffic"))
    let ascii = await why(try .demo(2), borders: .ascii)
    #expect(ascii.contains(#/-- A: trail --+\|=+ B: hearth =+\|/#))
    let spoken = await why(try .demo(2), borders: .none)
    #expect(spoken.contains("A: trail 0–50, B: hearth 50–100, at bucket 78.3 % in B: hearth"))
  }

  @Test func `all ids are told with their source, and which decides the bucket`() async throws {
    var document = RequestDocument.hero
    document.request.id?.thirdPartyId = "faye"
    document.request.id?.customerIds = [
      CustomerId(id: "c-1", integrationCode: "crm", authenticatedState: .authenticated)
    ]
    var driver = ExplorerDriver([document], columns: 240, rows: 60)
    await driver.send()
    driver.press("w", "g", "l")
    let text = driver.text(of: .response)
    #expect(
      text.contains("tnt id b95480c8593aa06395e40da3d02766b2.35_0 from the request decides the buckets"))
    #expect(text.contains("third-party id faye from the request"))
    #expect(text.contains("c-1 · crm · authenticated never decides buckets"))
    #expect(text.contains("2026-01-15T10:00:00.000Z, Thursday 10:00 UTC"))
    document.request.id = nil
    #expect(await why(document).contains("made for this call decides the buckets"))
  }

  @Test func `a condition opens to its parts with actual and wanted values`() async throws {
    var driver = ExplorerDriver([try .demo(14)], columns: 200, rows: 80)
    await driver.send()
    driver.press("w")
    driver.select("✗ Cart: gift")
    driver.press("l")
    let text = driver.text(of: .response)
    #expect(text.contains("all 2 conditions must hold, 2 do not"))
    #expect(text.contains("✗ mbox.tier (in lower case) is \"silver\", wanted \"gold\""))
    #expect(text.contains("✗ mbox.cartTotal is \"89.90\", wanted at least 200"))
    #expect(text.contains("activity 410801"))
  }

  @Test func `what is open and selected stays when the width changes`() async throws {
    var driver = ExplorerDriver([try .demo(14)], columns: 160, rows: 60)
    await driver.send()
    driver.press("w")
    driver.select("✗ Cart: gift")
    driver.press("l")
    driver.select("all 2 conditions")
    let before = driver.text(of: .response).contains("wanted at least 200")
    driver.resize(columns: 100, rows: 60)
    #expect(before)
    #expect(driver.text(of: .response).contains("✗ mbox.tier (in lower case) is \"silver\""))
    driver.resize(columns: 160, rows: 60)
    #expect(driver.selectedLine?.contains("all 2 conditions must hold") == true)
  }

  @Test func `every sentence can be read whole on a narrow screen`() async throws {
    var driver = ExplorerDriver([try .demo(14)], columns: 60, rows: 40)
    await driver.send()
    driver.press("w")
    #expect(
      driver.text(of: .response).contains(
        "Before it, “Cart: gift for gold members” failed: mbox.tier (in lower case) is \"silver\", wanted \"gold\", and mbox.cartTotal is \"89.90\", wanted at least 200."
      ))
  }

  @Test(arguments: [12, 16])
  func `a winner always tells a value that it won by where there is room`(request: Int) async throws {
    var driver = ExplorerDriver([try .demo(request)], columns: 200, rows: 100)
    await driver.send()
    driver.press("w", "z")
    let winners = driver.rows(of: .response).filter { $0.contains("✓") && $0.contains("  won") }
    #expect(!winners.isEmpty, "\(driver.screen)")
    #expect(winners.allSatisfy { $0.contains("won: ") }, "\(winners)")
    #expect(!driver.text(of: .response).contains("won: all"))
  }

  @Test(arguments: [11, 16])
  func `of several that failed before the winner the nearest is told`(request: Int) async throws {
    let text = await why(try .demo(request))
    #expect(!text.contains("that failed the nearest"))
    #expect(
      text.contains(#/Before it, \d activities failed; the nearest, “[^”]+”, because/#)
        || !text.contains("activities failed; the nearest"))
  }

  @Test func `what is copied from an activity and its item is all that is known of them`() async throws {
    var driver = ExplorerDriver([try .demo(14)], columns: 200, rows: 80)
    await driver.send()
    driver.press("w")
    driver.select("✓ Cart: free shipping")
    driver.press("y")
    driver.select("cart-banner")
    driver.press("y")
    #expect(driver.copied.count == 2)
    #expect(driver.copied.first?.contains("Reached") == true)
    #expect(driver.copied.last?.contains("Cart: gift for gold members") == true)
  }

  @Test func `an unknown name says so`() async {
    let document = RequestDocument.page("x", mboxes: [MboxRequest(name: "no-such-mbox")])
    #expect(await why(document).contains("The artifact does not know this name"))
    let misspelt = RequestDocument.page("x", mboxes: [MboxRequest(name: "homepage-herro")])
    #expect(await why(misspelt).contains("Did you mean “homepage-hero”"))
  }
}
