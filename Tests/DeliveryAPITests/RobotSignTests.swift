import DeliveryAPI
import Testing

struct RobotSignTests {
  @Test(arguments: [
    ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "googlebot"),
    ("Pingdom.com_bot_version_1.4", "bot"), ("Mozilla/5.0 HeadlessChrome/120", "headless"),
    ("curl/8.5.0", "curl/"), ("Wget", "wget"), ("python-requests/2.31", "python-requests"),
    ("Python/3.12 aiohttp/3.9", "aiohttp"), ("Java-http-client/21", "java"), ("axios/1.6.0", "axios"),
    ("Apache-HttpClient/4.5 (Java/17)", "java/"), ("PostmanRuntime/7.36", "postman"),
  ])
  func `a robot is told by a word of its user agent`(userAgent: String, word: String) {
    #expect(RobotSign(in: Context(channel: .web, userAgent: userAgent)) == .word(word))
  }

  @Test(arguments: [
    "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
    "Mozilla/5.0 (Windows NT 10.0) Bottles/1.0",
  ])
  func `a person's browser has no sign`(userAgent: String) {
    #expect(RobotSign(in: Context(channel: .web, userAgent: userAgent)) == nil)
  }

  @Test func `a missing user agent is a sign unless client hints stand for it`() {
    #expect(RobotSign(in: nil) == .missingUserAgent)
    #expect(RobotSign(in: Context(channel: .web, userAgent: "")) == .missingUserAgent)
    #expect(RobotSign(in: Context(channel: .web, clientHints: ClientHints(platform: "macOS"))) == nil)
  }

  @Test func `an app is no robot, whatever it sends with`() {
    #expect(RobotSign(in: Context(channel: .mobile)) == nil)
    #expect(RobotSign(in: Context(channel: .mobile, userAgent: "okhttp/4.12")) == nil)
  }
}
