import RandomTestSupport
import Testing

@testable import Decisioning

struct UserAgentVector: Sendable {
  let userAgent: String
  let name: String
  let version: Int
  let platform: String
}

private let webKit = "AppleWebKit/537.36 (KHTML, like Gecko)"

private let userAgentVectors = [
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:73.0) Gecko/20100101 Firefox/73.0",
    name: "firefox", version: 73, platform: "mac"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_3) \(webKit) Chrome/80.0.3987.163 Safari/537.36",
    name: "chrome", version: 80, platform: "mac"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_3) \(webKit) Version/13.0.5 Safari/605.1.15",
    name: "safari", version: 13, platform: "mac"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko", name: "ie", version: 11,
    platform: "windows"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; WOW64; Trident/6.0)", name: "ie",
    version: 10,
    platform: "windows"),
  UserAgentVector(
    userAgent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) \(webKit) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
    name: "edge", version: 120, platform: "windows"),
  UserAgentVector(
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) \(webKit) Version/17.2 Mobile/15E148 Safari/604.1",
    name: "mobile safari", version: 17, platform: "iOS"),
  UserAgentVector(
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2) \(webKit) CriOS/120.0.6099.119 Mobile/15E148 Safari/604.1",
    name: "unknown", version: -1, platform: "iOS"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Linux; Android 10; K) \(webKit) Chrome/120.0.0.0 Mobile Safari/537.36",
    name: "chrome", version: 120, platform: "Android"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Linux; U; Android 4.4.2; en-us) \(webKit) Version/4.0 Mobile Safari/534.30",
    name: "safari", version: 4, platform: "Android"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) \(webKit) Chrome/120.0.0.0 Safari/537.36", name: "chrome",
    version: 120, platform: "linux"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) \(webKit) Chrome/120.0.0.0 Safari/537.36",
    name: "chrome", version: 120, platform: "Unix"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Windows NT 10.0) \(webKit) Chrome/119.0.0.0 Safari/537.36 OPR/105.0.0.0",
    name: "chrome", version: 119, platform: "windows"),
  UserAgentVector(
    userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0", name: "firefox",
    version: 121, platform: "Android"),
  UserAgentVector(userAgent: "", name: "unknown", version: -1, platform: "unknown"),
  UserAgentVector(userAgent: "curl/8.4.0", name: "unknown", version: -1, platform: "unknown"),
  UserAgentVector(userAgent: "python-requests/2.31", name: "unknown", version: -1, platform: "unknown"),
  UserAgentVector(userAgent: "Googlebot/2.1", name: "unknown", version: -1, platform: "unknown"),
]

/// The recognisers as the regular expressions that define them; groups 1 hold the versions.
private func browserByExpressions(_ text: String) -> DetectedBrowser {
  let expressions: [(String, Regex<(Substring, Substring)>)] = [
    ("edge", /(?:edge|edgios|edga|edg)\/((?:[0-9]+)?[a-z0-9_.]+)/),
    ("mobile safari", /version\/([a-z0-9_.]+).+?mobile\/[a-z0-9_]+\s(?:safari)/),
    ("safari", /version\/([a-z0-9_.]+).+?(?:mobile\s?safari|safari)/),
    ("chrome", /chrome\/v?([a-z0-9_.]+)/),
    ("firefox", /firefox\/([a-z0-9_.\-]+)$/),
    ("ie", /(?:ms|\()ie\s([a-z0-9_.]+)/),
    ("ie", /trident.+rv[:\s]([a-z0-9_.]+).+like\sgecko/),
  ]
  for (name, expression) in expressions {
    let exact = expression.ignoresCase().asciiOnlyWordCharacters().matchingSemantics(.unicodeScalar)
    if let match = text.firstMatch(of: exact) {
      return DetectedBrowser(name: name, majorVersion: Int(match.1.prefix { $0.isNumber }) ?? -1)
    }
  }
  return .unknown
}

private func platformByExpressions(_ text: String) -> String {
  if text.contains(/iPhone|iPad|iPod/) { return "iOS" }
  if text.contains(/Android [0-9.]+;/) { return "Android" }
  if text.contains(#/ Linux /#) { return "linux" }
  if text.contains(/FreeBSD|OpenBSD|CrOS/) { return "Unix" }
  if text.contains(#/[( ]Windows /#) { return "windows" }
  return text.contains(/Macintosh;/) ? "mac" : "unknown"
}

struct DetectedBrowserTests {
  @Test(arguments: userAgentVectors)
  func `known user agents are recognised`(vector: UserAgentVector) {
    let browser = DetectedBrowser(userAgent: vector.userAgent)
    #expect(browser == DetectedBrowser(name: vector.name, majorVersion: vector.version))
    #expect(DetectedPlatform.name(userAgent: vector.userAgent) == vector.platform)
  }

  @Test func `scanners agree with the regular expressions on random texts`() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "Edge/", "edgA/", "EdgiOS/", "edg", "edge", "/", "Version/", "version/", "Mobile/", "mobile", "Safari",
      "safari", "Chrome/", "chrome/v", "v", "Firefox/", "-", "MSIE", "(IE", "ie", "ms", "Trident", "rv:",
      "rv ",
      "like Gecko", "like", "gecko", " ", "\t", "12", "3.4", ".", "x", "_", ";", "(",
    ]
    for _ in 0..<3_000 {
      let text = random.text(of: pieces, count: 1...10)
      #expect(DetectedBrowser(userAgent: text) == browserByExpressions(text), "\(text.debugDescription)")
    }
  }

  @Test func `platform scanners agree with the regular expressions on random texts`() {
    var random = SeededGenerator(seed: 4)
    let pieces = [
      "iPhone", "iPa", "d", "iPod", "Android ", "Android", "10", ".", ";", " ", "Linux", "Linux ", "FreeBSD",
      "OpenBSD", "CrOS", "(", "Windows ", "Windows", "Macintosh", "Macintosh;",
    ]
    for _ in 0..<5_000 {
      let text = random.text(of: pieces, count: 1...6)
      #expect(
        DetectedPlatform.name(userAgent: text) == platformByExpressions(text), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    ("\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"120\", \"Google Chrome\";v=\"120\"", "chrome", 120),
    ("\"Not_A Brand\";v=\"8\", \"Chromium\";v=\"119.0.1\", \"Microsoft Edge\";v=\"119.0.2\"", "edge", 119),
    ("\"SAFARI\";V=\"17.1\"", "safari", 17),
    ("\"Firefox\";v=\"x\", \"Firefox\";v=\"121\"", "firefox", 121),
  ])
  func `client hints name the browser`(hint: String, name: String, version: Int) {
    #expect(DetectedBrowser(clientHint: hint) == DetectedBrowser(name: name, majorVersion: version))
  }

  @Test(arguments: ["", "\"Chromium\";v=\"120\"", "\"Google Chrome\";v=\"\"", "\"Google Chrome\";v=120"])
  func `client hints without a known brand name no browser`(hint: String) {
    #expect(DetectedBrowser(clientHint: hint) == nil)
  }

  @Test(arguments: [
    ("macOS", "mac"), ("\"macOS\"", "mac"), ("Windows", "windows"), ("Linux", "linux"),
    ("Android", "Android"),
    ("Chrome OS", "Chrome OS"), ("\"", "\""),
  ])
  func `client hints name the platform with or without quotes`(hint: String, platform: String) {
    #expect(DetectedPlatform.name(clientHint: hint) == platform)
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["trident rv:1 ", "version/1 ", "trident rv:", "mobile/1 "])
  func `a long hostile user agent takes no long time`(part: String) {
    let userAgent = String(repeating: part, count: 20_000)
    #expect(DetectedBrowser(userAgent: userAgent) == .unknown)
  }

  @Test func `a version too long for an integer is unknown`() {
    #expect(DetectedBrowser(userAgent: "Chrome/99999999999999999999999.1").majorVersion == -1)
  }
}
