import DeliveryAPI
import Testing

@Suite struct `Text formats` {
  @Test(arguments: [
    "0.0.0.0", "255.255.255.255", " 192.0.2.1 ", "::", "::1", "2001:db8::1", "2001:DB8:0:0:0:0:0:1",
    "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "fe80::1%eth0", "1::8", "1:2:3:4:5:6:7::",
  ])
  func `these are internet addresses`(text: String) {
    #expect(TextFormat.internetAddress.matches(text))
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.-4", "1.2.3.+4", "a.b.c.d", ":", ":::", "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::", "g::", "::1%", "192.0.2.1::", "1:2:3:4:5:6:7:192.0.2.1",
    "1:2:3:4:5:6:7:8::", "٣.1.1.1",
  ])
  func `these are none`(text: String) {
    #expect(!TextFormat.internetAddress.matches(text))
  }

  @Test func `an IPv6 address is written in its short form`() {
    func short(_ text: String) -> String? { InternetAddress(text)?.description }
    #expect(short("2001:0DB8:0000:0000:0000:0000:0000:0001") == "2001:db8::1")
    #expect(short("2001:db8:0:1:1:1:1:1") == "2001:db8:0:1:1:1:1:1")
    #expect(short("2001:0:0:1:0:0:0:1") == "2001:0:0:1::1")
    #expect(short("2001:db8:0:0:1:0:0:1") == "2001:db8::1:0:0:1")
    #expect(short("::") == "::")
    #expect(short("fe80::1%eth0") == "fe80::1")
    #expect(short(" 192.0.2.1 ") == "192.0.2.1")
  }

  @Test(arguments: [
    "2020-09-20T00:09:42Z", "2020-09-20T00:09:42.707Z", "2020-02-29T23:59:60+05:30",
    "2020-09-20T00:09:42-0700", "2020-09-20T00:09:42",
  ])
  func `these are dates and times`(text: String) {
    #expect(TextFormat.dateTime.matches(text))
  }

  @Test(arguments: [
    "", "2020-09-20", "2020-13-01T00:00:00Z", "2021-02-29T00:00:00Z", "2020-09-20T24:00:00Z",
    "2020-09-20T00:60:00Z", "2020-09-20 00:00:00Z", "2020-09-20T00:00:00.Z", "2020-09-20T00:00:00+5",
    "20-09-20T00:00:00Z", "2020-09-20T00:00:00Zulu",
  ])
  func `these are no dates and times`(text: String) {
    #expect(!TextFormat.dateTime.matches(text))
  }

  @Test func `supplemental data ids are hexadecimal halves`() {
    #expect(DeliveryLimits.supplementalDataId.broken(by: "0123456789abcdef-0123456789ABCDEF").isEmpty)
    #expect(!DeliveryLimits.supplementalDataId.broken(by: "0123456789abcdef_0123456789ABCDEF").isEmpty)
    #expect(!DeliveryLimits.supplementalDataId.broken(by: "0123456789abcdeg-0123456789ABCDEF").isEmpty)
    #expect(!DeliveryLimits.supplementalDataId.broken(by: "").isEmpty)
  }

  @Test func `session ids have 1 to 128 printable characters`() {
    #expect(DeliveryLimits.sessionId.broken(by: "dummy_session").isEmpty)
    #expect(DeliveryLimits.sessionId.broken(by: String(repeating: "a", count: 128)).isEmpty)
    #expect(!DeliveryLimits.sessionId.broken(by: String(repeating: "a", count: 129)).isEmpty)
    for text in ["", "a b", "a?", "a/b", "{a", "a}", "a\u{7F}", "a\n", "a\u{A0}b"] {
      #expect(!DeliveryLimits.sessionId.broken(by: text).isEmpty, "\(text)")
    }
  }

  @Test func `a URL has a scheme before its host`() {
    for text in ["https://a.example", "HTTP://a", "app+v1://x"] {
      #expect(TextFormat.urlWithScheme.matches(text), "\(text)")
    }
    for text in ["", "www.example.com", "//cdn.example.com", "localhost:3000/", "/path", "://x", "a b://x"] {
      #expect(!TextFormat.urlWithScheme.matches(text), "\(text)")
    }
  }

  @Test func `a field is checked as somebody types`() {
    #expect(DeliveryLimits.countryCode.broken(by: "us").map(\.severity) == [.warning])
    #expect(DeliveryLimits.countryCode.broken(by: "U").map(\.severity) == [.error])
    #expect(DeliveryLimits.countryCode.broken(by: "US").isEmpty)
    #expect(DeliveryLimits.city.broken(by: "San Francisco").map(\.severity) == [.warning])
    #expect(DeliveryLimits.city.broken(by: "SAN FRANCISCO").isEmpty)
    #expect(DeliveryLimits.orderTotal.broken(by: -0.5)?.message == "must be at least 0, but is -0.5")
    #expect(DeliveryLimits.orderTotal.broken(by: .nan) != nil)
  }

  @Test func `a long text is cut short in messages`() {
    let message = TextRule(0...500, formats: [.deviceId])
      .broken(by: "a.b.c" + String(repeating: "x", count: 100)).first?.message
    #expect(message?.hasSuffix("x…\"") == true)
    #expect((message?.count ?? 0) < 120)
  }
}
