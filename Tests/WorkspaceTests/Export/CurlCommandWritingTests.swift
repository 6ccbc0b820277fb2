import Testing

@testable import Workspace

struct CurlCommandWritingTests {
  private static let url = "https://a.example/rest/v1/delivery?client=a"

  private func text(
    method: String = "POST", url: String = url, headers: [HeaderField] = [], body: String = "{}"
  ) -> String {
    CurlCommand.text(method: method, url: url, headers: headers, body: body)
  }

  private func words(
    method: String = "POST", url: String = url, headers: [HeaderField] = [], body: String = "{}"
  ) throws -> [String] {
    try ShellWords(parsing: text(method: method, url: url, headers: headers, body: body)).words
  }

  @Test(arguments: [
    "POST; touch /tmp/x", "'; touch x; '", "$(touch x)", "`touch x`", "a\nb", "\u{3}touch x\n",
    "\u{1B}cx",
    "it's", "'\u{301};touch x", "\\'", "!!\u{1}'!!", "@/etc/passwd", "\u{9B}x", "é 😀",
  ])
  func `nothing of a call leaves its quotes`(part: String) throws {
    let url = "\(Self.url)&\(part)"
    #expect(
      try words(method: part, url: url, headers: [.init(name: "X", value: part)], body: part)
        == ["curl", url, "-H", "X: \(part)", "-X", part, "--data-raw", part])
  }

  @Test func `control characters are written as escapes, as a terminal does not take them for text`() {
    let written = text(method: "\u{3}\u{1B}\u{9B}", body: "a\nb!")
    #expect(
      !written.replacing(" \\\n", with: "").unicodeScalars.contains {
        $0.properties.generalCategory == .control
      })
    #expect(written.contains(#"-X $'\003\033\302\233'"#))
    #expect(written.contains(#"--data-raw $'a\nb\041'"#))
  }

  @Test func `what is written is read again`() throws {
    let headers = [
      HeaderField(name: "Content-Type", value: "application/json"), .init(name: "Cookie", value: "a=b"),
    ]
    let command = try CurlCommand(parsing: text(headers: headers, body: #"{"a":"it's"}"#))
    #expect(command.url == Self.url)
    #expect(command.headers == headers)
    #expect(command.body == #"{"a":"it's"}"#)
  }

  @Test func `what belongs to the connection is left out, and an answer is unpacked`() throws {
    let names = ["Content-Length", "host", "Connection", "Transfer-Encoding", "Accept-Encoding", "X-Kept"]
    #expect(
      try words(headers: names.map { HeaderField(name: $0, value: "1") })
        == ["curl", Self.url, "-H", "X-Kept: 1", "--compressed", "--data-raw", "{}"])
  }

  @Test func `curl reads no file, and asks for one URL`() throws {
    // A field that begins with @ is a file of fields; one without a value would be taken away.
    let headers = [
      HeaderField(name: "@/etc/passwd", value: ""), .init(name: "a b", value: ""),
      .init(name: "X", value: ""),
    ]
    #expect(
      try words(url: "-Kx[1-9]", headers: headers, body: "@/etc/passwd")
        == ["curl", "--url", "-Kx[1-9]", "--globoff", "-H", "X;", "--data-raw", "@/etc/passwd"])
  }

  @Test(arguments: [
    ("GET", "", [String]()), ("POST", "", ["-X", "POST"]), ("PUT", "{}", ["-X", "PUT", "--data-raw", "{}"]),
  ])
  func `the method is told where curl would take another`(method: String, body: String, end: [String]) throws
  {
    #expect(try words(method: method, body: body) == ["curl", Self.url] + end)
  }
}
