import DeliveryAPI
import OrderedJSON
import Testing
import Workspace

@testable import Explorer

/// Screens of what is imagined, of traces of Target's servers and of files with answers.
struct AnswerSnapshotTests {
  private static let sizes = [(60, 16), (80, 24), (120, 40), (200, 60)]

  /// The Why pane of the cart in which the gift is lost.
  private func cart(columns: Int, rows: Int) async throws -> ExplorerDriver {
    var driver = ExplorerDriver([try .demo(14)], columns: columns, rows: rows)
    await driver.send()
    driver.press("w")
    driver.select("✗ Cart: gift")
    return driver
  }

  /// The same with a tier imagined that wins the gift.
  private func imagined(columns: Int, rows: Int) async throws -> ExplorerDriver {
    var driver = try await cart(columns: columns, rows: rows)
    driver.press("t", .enter)
    await driver.answerCalls()
    return driver
  }

  /// The Why of an answer of Target's servers.
  private func serverSide(columns: Int, rows: Int) throws -> ExplorerDriver {
    var driver = ExplorerDriver([.cart], columns: columns, rows: rows)
    driver.press("m", .control("r"))
    driver.answer(try .serverSide(.sample(), answer: SampleFiles.answer))
    driver.press("w")
    return driver
  }

  private func opened(
    _ json: JSON, _ kind: SavedFile.Kind, _ name: String, columns: Int, rows: Int
  ) -> ExplorerDriver {
    var driver = ExplorerDriver([], columns: columns, rows: rows)
    driver.open(json, as: kind, named: name)
    return driver
  }

  @Test(arguments: sizes)
  func `the menu of what it takes looks as recorded`(columns: Int, rows: Int) async throws {
    var driver = try await cart(columns: columns, rows: rows)
    driver.press("t")
    try Snapshot.check(driver.surface, "what-if-menu")
  }

  @Test(arguments: sizes)
  func `the strip of what is imagined looks as recorded`(columns: Int, rows: Int) async throws {
    let driver = try await imagined(columns: columns, rows: rows)
    try Snapshot.check(driver.surface, "what-if")
  }

  @Test(arguments: sizes)
  func `the reasons of Target's servers look as recorded`(columns: Int, rows: Int) throws {
    try Snapshot.check(serverSide(columns: columns, rows: rows).surface, "why-server-side")
  }

  @Test(arguments: sizes)
  func `a saved answer looks as recorded`(columns: Int, rows: Int) {
    let driver = opened(SampleFiles.answer, .answer, "answer.json", columns: columns, rows: rows)
    #expect(throws: Never.self) { try Snapshot.check(driver.surface, "saved-answer") }
  }

  @Test(arguments: sizes)
  func `the calls of a capture look as recorded`(columns: Int, rows: Int) {
    let driver = opened(SampleFiles.capture, .capture, "shop.har", columns: columns, rows: rows)
    #expect(throws: Never.self) { try Snapshot.check(driver.surface, "capture") }
  }

  /// As with `NO_COLOR`: what matters differs by attributes alone.
  @Test(arguments: sizes)
  func `screens without colours look as recorded`(columns: Int, rows: Int) async throws {
    let imagined = try await imagined(columns: columns, rows: rows)
    try Snapshot.check(imagined.surface, "what-if-colourless", isColourless: true)
    try Snapshot.check(
      serverSide(columns: columns, rows: rows).surface, "why-server-side-colourless", isColourless: true)
    let capture = opened(SampleFiles.capture, .capture, "shop.har", columns: columns, rows: rows)
    try Snapshot.check(capture.surface, "capture-colourless", isColourless: true)
  }
}
