import TargetClient
import Testing

private let seconds = midnight / 1000

@Suite struct `The mbox cookie` {
  @Test func `a cookie without a device lives as long as its session`() throws {
    let cookie = try #require(
      TargetCookie(sessionId: "sessionId", deviceId: nil, at: midnight).cookie(at: midnight))
    #expect(cookie == Cookie(name: "mbox", value: "session#sessionId#1570321860", maxAge: 1860))
  }

  @Test func `a cookie with a device lives as long as the device`() throws {
    let cookie = try #require(
      TargetCookie(sessionId: "sessionId", deviceId: "tntId", at: midnight).cookie(at: midnight))
    #expect(cookie.value == "session#sessionId#1570321860|PC#tntId#1633564800")
    #expect(cookie.maxAge == 63_244_800)
  }

  @Test func `an empty device id is none`() {
    #expect(TargetCookie(sessionId: "s", deviceId: "", at: midnight).text == "session#s#1570321860")
  }

  @Test func `a part of a second counts as a whole one`() throws {
    let cookie = TargetCookie(sessionId: "s", deviceId: nil, at: midnight + 1)
    #expect(cookie.text == "session#s#1570321861")
    #expect(try #require(cookie.cookie(at: midnight + 1)).maxAge == 1861)
  }

  @Test func `what is written is read again`() {
    let written = TargetCookie(sessionId: "a b#c|d", deviceId: "x.28_0", at: midnight)
    #expect(written.text == "session#a%20b%23c%7Cd#1570321860|PC#x.28_0#1633564800")
    #expect(TargetCookie(parsing: written.text) == written)
  }

  @Test func `letters are escaped as encodeURIComponent does`() {
    let text = TargetCookie(sessionId: "aZ0-_.!~*'()/@ é", deviceId: nil, at: midnight).text
    #expect(text == "session#aZ0-_.!~*'()%2F%40%20%C3%A9#1570321860")
  }

  @Test func `parts hold until their last second`() {
    let cookie = TargetCookie(parsing: "session#s#\(seconds)|PC#d#\(seconds + 1)")
    #expect(cookie.sessionId(at: midnight) == "s")
    #expect(cookie.sessionId(at: midnight + 1) == nil)
    #expect(cookie.deviceId(at: midnight + 1000) == "d")
    #expect(cookie.deviceId(at: midnight + 1001) == nil)
  }

  @Test func `later parts win, unless they expired`() {
    let cookie = TargetCookie(
      parsing: "session#a#\(seconds + 9)|session#b#\(seconds + 9)|session#c#\(seconds - 1)")
    #expect(cookie.sessionId(at: midnight) == "b")
  }

  @Test func `unknown names are kept and damaged parts are left out`() {
    let cookie = TargetCookie(
      parsing: "check#true#1570321860||session|session#x|session#y#12abc|session#z#1570321860#more")
    #expect(cookie.entries.map(\.name) == ["check", "session"])
    #expect(cookie.sessionId(at: midnight) == "z")
  }

  @Test(arguments: ["", "|", "#", "##", "session##1570321860"])
  func `there is nothing in such a cookie`(text: String) {
    let cookie = TargetCookie(parsing: text)
    #expect(cookie.sessionId(at: midnight) == nil)
    #expect(cookie.deviceId(at: midnight) == nil)
  }

  @Test(arguments: ["%", "%2", "%zz", "a%FF"])
  func `malformed escapes are kept as they are`(text: String) {
    #expect(TargetCookie(parsing: "session#\(text)#1570321860").sessionId(at: midnight) == text)
  }

  @Test func `a cookie without parts is none`() {
    #expect(TargetCookie().cookie(at: midnight) == nil)
  }
}

@Suite struct `Edge clusters` {
  @Test(arguments: [
    ("338e3c1e51f7416a8e1ccba4f81acea0.28_0", "28"), ("abc.21_27", "21"), ("abc.28_", "28"),
    (".28_0", "28"),
  ])
  func `a device id names its cluster`(deviceId: String, cluster: String) {
    #expect(EdgeCluster.inDeviceId(deviceId) == cluster)
  }

  @Test(arguments: [
    "abc", "abc.28", "a.b.28_0", "", "abc._0", "abc.28_0_1", "abc.", "abc.28@elsewhere:80/_0", "abc.12345_0",
    "abc.２８_0",
  ])
  func `such a device id names none`(deviceId: String) {
    #expect(EdgeCluster.inDeviceId(deviceId) == nil)
  }

  @Test func `a host names its cluster`() {
    #expect(EdgeCluster.inHost("mboxedge28.tt.omtrdc.net") == "28")
    #expect(EdgeCluster.inHost("") == nil)
    #expect(EdgeCluster.inHost("mboxedge28.tt.omtrdc") == nil)
    #expect(EdgeCluster.inHost("mboxedge.tt.omtrdc.net") == nil)
    #expect(EdgeCluster.inHost(".tt.omtrdc.net") == nil)
    #expect(EdgeCluster.inHost("acmeclient.tt.omtrdc.net") == nil)
    #expect(EdgeCluster.inHost("127.0.0.1") == nil)
  }
}
