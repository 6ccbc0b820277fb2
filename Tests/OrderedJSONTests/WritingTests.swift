import OrderedJSON
import Testing

struct WritingTests {
  @Test(arguments: [
    #"{"b":1,"a":{"z":[],"y":{}},"b":[1,[2,3],null]}"#, "[]", "{}", "null", "\"\"", "-0.0",
    #"[0.10,1e400,12345678901234567890,-0,1E+2]"#, #"{"":[true,false]}"#,
    #"["é😀\u0001\u001f\b\f\n\r\t\"\\/"]"#,
  ])
  func `compact text comes back as it was`(text: String) throws {
    #expect(try JSON(parsing: text).compact == text)
  }

  @Test func `pretty text has one member or element per line`() throws {
    let value: JSON = ["a": 1, "b": [true, [:], []], "c": ["d": nil]]
    #expect(
      value.pretty() == """
        {
          "a": 1,
          "b": [
            true,
            {},
            []
          ],
          "c": {
            "d": null
          }
        }
        """)
    #expect(value.pretty(indent: 4).contains("\n        true,\n"))
    #expect(value.pretty(indent: 0).contains("\ntrue,\n"))
    #expect(JSON.array([]).pretty() == "[]")
    #expect(JSON.string("x").pretty() == "\"x\"")
    #expect(try JSON(parsing: value.pretty()) == value)
    #expect(value.pretty(indent: -1) == value.pretty(indent: 0))
  }

  @Test func `strings are escaped where they must be and nowhere else`() {
    #expect(JSON.string("\"\\\u{8}\u{C}\n\r\t").compact == #""\"\\\b\f\n\r\t""#)
    #expect(
      JSON.string("\u{0}\u{1}\u{F}\u{10}\u{1B}\u{1F}").compact == #""\u0000\u0001\u000f\u0010\u001b\u001f""#)
    #expect(JSON.string("/é\u{7F}\u{2028}😀'").compact == "\"/é\u{7F}\u{2028}😀'\"")
    #expect(JSON.quoted("a\"b") == #""a\"b""#)
  }

  @Test func `every character survives writing and reading`() throws {
    var text = ""
    for value in UInt32(0)...0x10FFFF where value < 0x3000 || value % 97 == 0 {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let back = try #require(try JSON(parsing: JSON.string(text).compactBytes).string)
    #expect(Array(back.utf8) == Array(text.utf8))
  }

  @Test func `a value describes itself as compact text`() {
    let value: JSON = ["a": [1, "x"]]
    #expect("\(value)" == #"{"a":[1,"x"]}"#)
  }
}
