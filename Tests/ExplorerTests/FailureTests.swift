import TargetClient
import Testing

@testable import Explorer

struct FailureTests {
  private static let refusal = CallOutcome.failure(
    .refused(status: 400, message: "Invalid request"), hint: "Set id.marketingCloudVisitorId too.",
    exchange: .sample(status: 400, answer: ["status": 400, "message": "Invalid request"]))

  private func driver(_ outcome: CallOutcome, columns: Int = 120, rows: Int = 40) -> ExplorerDriver {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.press(.control("r"))
    driver.answer(outcome)
    return driver
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 40), (200, 60)])
  func `a refusal tells the host, its rule, the status, the message and what to do`(columns: Int, rows: Int) {
    let driver = driver(Self.refusal, columns: columns, rows: rows)
    let text = driver.text(of: .response)
    for part in ["127.0.0.1:8080", "the server domain of the client", "400", "Invalid request"] {
      #expect(text.contains(part), "\(part) in \(driver.screen)")
    }
    #expect(text.contains("Set id.marketingCloudVisitorId too."))
  }

  @Test func `a failed call is never shown as default content`() {
    var driver = driver(Self.refusal)
    for tab in [ResponseTab.overview, .offers, .why, .json] {
      driver.open(tab)
      #expect(driver.text(of: .response).contains("The call failed"))
      #expect(driver.text(of: .response).contains("Invalid request"))
    }
  }

  @Test func `a failed call still shows what went over the wire`() {
    var driver = driver(Self.refusal)
    driver.press("0")
    let text = driver.text(of: .response)
    #expect(text.contains("POST /rest/v1/delivery"))
    #expect(text.contains("HTTP/1.1 400 Bad Request"))
  }

  @Test func `a call without any answer shows the request and why none came`() {
    var exchange = HTTPExchange.sample()
    exchange.decoding = nil
    exchange.attempts = [
      HTTPAttempt(
        failure: .unreachable("connection refused"), timing: HTTPTiming(total: 3)),
      HTTPAttempt(
        pause: 100, failure: .unreachable("connection refused"), timing: HTTPTiming(total: 2)),
    ]
    var driver = driver(.failure(.noAnswer(.unreachable("connection refused")), exchange: exchange))
    #expect(driver.text(of: .response).contains("No answer came: there is no connection: connection refused"))
    #expect(driver.text(of: .response).contains("attempts 2"))
    driver.press("0")
    let text = driver.text(of: .response)
    #expect(text.contains("none: did not answer"))
    #expect(text.contains("after a pause of 100 ms"))
  }

  @Test func `the whole failure can be read in a window and copied`() {
    var driver = driver(Self.refusal)
    driver.press(.alternate("o"), "y")
    #expect(driver.copied.last?.contains("Invalid request") == true)
    driver.press(.enter)
    #expect(driver.screen.contains("Why the call failed"))
  }
}
