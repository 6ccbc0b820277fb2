import DeliveryAPI
import Testing

struct PercentEncodingTests {
  @Test(arguments: [
    ("plain-text_1.0!~*'()", "plain-text_1.0!~*'()"), ("a b&c=d/e", "a%20b%26c%3Dd%2Fe"),
    ("125873:1:0|2", "125873%3A1%3A0%7C2"), ("é", "%C3%A9"), ("\u{0}", "%00"), ("", ""),
  ])
  func `what JavaScript escapes is escaped, and comes back`(text: String, encoded: String) {
    #expect(text.percentEncoded == encoded)
    #expect(encoded.percentDecoded == text)
  }

  @Test(arguments: [
    ("%41%zz", "A%zz"), ("100%", "100%"), ("%4", "%4"), ("%%41", "%A"), ("%+1%c3%A9", "%+1é"), ("%", "%"),
  ])
  func `a malformed escape stays as it is beside sound ones`(text: String, decoded: String) {
    #expect(text.percentDecoded == decoded)
  }

  @Test func `a text that would not be UTF-8 stays as it is`() {
    #expect("%41%FF".percentDecoded == "%41%FF")
  }
}
