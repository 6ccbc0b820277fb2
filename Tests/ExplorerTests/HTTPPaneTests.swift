import OrderedJSON
import TargetClient
import TerminalUI
import Testing

@testable import Explorer

struct HTTPPaneTests {
  private func driver(_ exchange: HTTPExchange, answer: JSON = ["status": 200]) throws -> ExplorerDriver {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.control("r"))
    driver.answer(try .serverSide(exchange, answer: answer))
    driver.press("0")
    return driver
  }

  @Test func `both sides show: request line, headers and body, status, headers and body`() throws {
    let driver = try driver(.sample(answer: ["status": 200, "requestId": "r1"]), answer: ["requestId": "r1"])
    let text = driver.text(of: .response)
    for part in [
      "POST /rest/v1/delivery?imsOrgId=org&sessionId=it's HTTP/1.1", "Content-Type application/json",
      "channel: \"web\"", "HTTP/1.1 200 OK", "requestId: \"r1\"", "127.0.0.1:8080",
    ] {
      #expect(text.contains(part), "\(part) in \(driver.screen)")
    }
  }

  @Test func `the phases stand one after the other on a common scale`() throws {
    let driver = try driver(.sample())
    func bar(_ phase: String) throws -> (blanks: Int, length: Int) {
      let row = try #require(driver.rows(of: .response).first { $0.contains("  \(phase)  ") })
      let start = try #require(row.firstRange(of: " ms  ")).upperBound
      let bar = row[start...].trimmingSuffix { $0 == " " }
      return (bar.prefix { $0 == " " }.count, bar.count { $0 == "━" })
    }
    // 2, 8, 1 and 1 of 12 ms, in 24 columns.
    #expect(try bar("connect") == (0, 4))
    #expect(try bar("first byte") == (4, 16))
    #expect(try bar("body") == (20, 2))
    #expect(try bar("decode") == (22, 2))
  }

  @Test func `a trace token and cookies are masked until a key shows them`() throws {
    let request: JSON = ["trace": ["authorizationToken": "secret-token"]]
    var driver = try driver(.sample(request: request, cookie: "mbox=secret-cookie"))
    #expect(!driver.screen.contains("secret-"))
    #expect(driver.screen.contains("x shows them"))
    driver.press("x")
    #expect(driver.screen.contains("secret-token"))
    #expect(driver.screen.contains("secret-cookie"))
    driver.press("x")
    #expect(!driver.screen.contains("secret-"))
  }

  @Test func `what is folded stays folded when secrets are shown`() throws {
    var driver = try driver(.sample(cookie: "mbox=secret-cookie"))
    driver.press("g", "h")
    let before = driver.rows(of: .response)
    driver.press("x")
    #expect(driver.rows(of: .response) == before)
  }

  @Test func `the request is copied as curl, quoted for a shell`() throws {
    var driver = try driver(.sample())
    driver.press("x", "c")
    #expect(
      driver.copied == [
        #"""
        curl 'http://127.0.0.1:8080/rest/v1/delivery?imsOrgId=org&sessionId=it'\''s' \
          -H 'Content-Type: application/json' \
          --compressed \
          --data-raw '{"context":{"channel":"web"}}'
        """#
      ])
  }

  @Test func `curl has secrets only while they show`() throws {
    let request: JSON = ["trace": ["authorizationToken": "secret-token"]]
    var driver = try driver(.sample(request: request, cookie: "mbox=secret-cookie"))
    driver.press("c", "x", "c")
    #expect(driver.copied.map { $0.contains("secret-token") } == [false, true])
    #expect(driver.copied.map { $0.contains("secret-cookie") } == [false, true])
  }

  @Test func `what is copied as curl tells no ids until secrets show`() throws {
    let request: JSON = [
      "id": ["tntId": "secret-a", "customerIds": [["id": "secret-b", "integrationCode": "secret-c"]]],
      "property": ["token": "open-token"],
    ]
    var driver = try driver(.sample(request: request))
    driver.press("c")
    let copied = try #require(driver.copied.first)
    #expect(copied.contains("&sessionId=masked'"))
    #expect(
      copied.contains(#""id":{"tntId":"•••••","customerIds":[{"id":"•••••","integrationCode":"•••••"}]}"#))
    #expect(copied.contains("open-token"))
    #expect(driver.screen.contains("secret-a"))
    driver.press("x", "c")
    #expect(driver.copied.last?.contains("secret-a") == true)
    #expect(driver.copied.last?.contains("sessionId=it") == true)
  }

  @Test func `an answer that is no JSON shows as text`() throws {
    var exchange = HTTPExchange.sample(status: 502)
    exchange.attempts[0].response?.body = Array("<html>\n<h1>Bad Gateway</h1>".utf8)
    var driver = ExplorerDriver(columns: 200, rows: 60)
    driver.press(.control("r"))
    driver.answer(.failure(.refused(status: 502, message: nil), exchange: exchange))
    driver.press("0")
    #expect(driver.screen.contains("<h1>Bad Gateway</h1>"))
  }

  @Test func `an on-device answer says that nothing went over the wire`() async {
    var driver = ExplorerDriver(columns: 200, rows: 60)
    await driver.send()
    driver.press("0")
    #expect(driver.text(of: .response).contains("Nothing went over the wire"))
    driver.press("c")
    #expect(driver.copied.isEmpty)
    #expect(driver.hintLine.contains("Nothing went over the wire"))
  }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 KB"), (1_949, "1.9 KB"), (10_500, "10 KB"),
    (90_000_000, "90 MB"), (1_500_000, "1.5 MB"),
  ])
  func `a size is told in the unit that suits it`(bytes: Int, text: String) {
    #expect(bytes.byteCountText == text)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> SubSequence {
    let end = lastIndex { !isTrimmed($0) }.map { index(after: $0) } ?? startIndex
    return self[..<end]
  }
}
