import OrderedJSON
import Testing

struct ValueTests {
  @Test func `members keep their order and their duplicates`() throws {
    let object = try #require(try JSON(parsing: #"{"b":1,"a":2,"b":3}"#).object)
    #expect(object.map(\.name) == ["b", "a", "b"])
    #expect(object["b"] == 3)
    #expect(object["c"] == nil)
  }

  @Test func `setting a member replaces the last of its name in its place`() {
    var object: JSONObject = ["a": 1, "b": 2, "a": 3]
    object["a"] = 4
    #expect(object == ["a": 1, "b": 2, "a": 4])
    object["c"] = 5
    #expect(object == ["a": 1, "b": 2, "a": 4, "c": 5])
    object["a"] = nil
    #expect(object == ["b": 2, "c": 5])
  }

  @Test func `names are told apart by their code units`() throws {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    let value = try JSON(parsing: "{\"\(composed)\":1,\"\(decomposed)\":2}")
    #expect(value[composed] == 1)
    #expect(value[decomposed] == 2)
    #expect(JSON.string(composed) != JSON.string(decomposed))
    #expect(!JSON.string(composed).isEquivalent(to: .string(decomposed)))
    #expect(!(["\u{E9}": 1] as JSON).isEquivalent(to: ["e\u{301}": 1]))
  }

  @Test func `values are compared as they are written`() throws {
    #expect(try JSON(parsing: "1") != JSON(parsing: "1.0"))
    #expect(try JSON(parsing: "[1,2]") == JSON(parsing: " [ 1 , 2 ] "))
    #expect(try JSON(parsing: "[1,2]") != JSON(parsing: "[1,2,3]"))
    #expect(try JSON(parsing: "[1,[2]]") != JSON(parsing: "[1,[3]]"))
    #expect(try JSON(parsing: #"{"a":1,"b":2}"#) != JSON(parsing: #"{"b":2,"a":1}"#))
    #expect(try JSON(parsing: #"{"a":1}"#) != JSON(parsing: #"{"b":1}"#))
    #expect(try JSON(parsing: #""\u0041""#) == JSON(parsing: #""A""#))
    #expect(JSON.null != false)
    #expect(JSON.array([]) != .object([:]))
    #expect(JSONObject.Member(name: "a", value: [1]) == JSONObject.Member(name: "a", value: [1]))
  }

  @Test func `equal values have equal hashes`() throws {
    let text = #"{"a":[1,{"b":null}],"c":"x","d":true}"#
    let values: Set<JSON> = [try JSON(parsing: text), try JSON(parsing: text), try JSON(parsing: "{}"), "x"]
    #expect(values.count == 3)
    #expect(Set<JSONObject>([["a": 1], ["a": 1], ["a": 2]]).count == 2)
  }

  @Test(arguments: [
    (#"{"a":1,"b":[2,{"c":3}]}"#, #"{"b":[2.0,{"c":30e-1}],"a":1e0}"#, true),
    (#"{"a":1,"a":2}"#, #"{"a":2}"#, true), (#"{"a":1,"a":2}"#, #"{"a":1}"#, false),
    ("[1,2]", "[2,1]", false), ("[1]", "[1,1]", false), (#"{"a":1}"#, #"{"a":1,"b":null}"#, false),
    (#"{"a":1}"#, #"{"b":1}"#, false), ("0", "-0.0e5", true), ("1", "true", false), ("\"1\"", "1", false),
    ("null", "null", true), ("{}", "[]", false), ("1e400", "10e399", true), ("1e400", "1e401", false),
    ("12345678901234567890", "12345678901234567891", false), ("0.1", "0.10", true), ("100", "1e2", true),
    ("1e99999999999999999999", "1e99999999999999999998", false),
    ("1e99999999999999999999", "1e99999999999999999999", true), ("0e99999999999999999999", "0", true),
  ])
  func `equivalence is by meaning`(left: String, right: String, isEquivalent: Bool) throws {
    let (left, right) = (try JSON(parsing: left), try JSON(parsing: right))
    #expect(left.isEquivalent(to: right) == isEquivalent)
    #expect(right.isEquivalent(to: left) == isEquivalent)
    #expect(left.isEquivalent(to: left))
  }

  @Test func `values are looked into by name and position`() throws {
    let value = try JSON(parsing: #"{"a":[null,true,"x",1.5,{"b":[]}]}"#)
    #expect(value["a"]?[1]?.boolean == true)
    #expect(value["a"]?[2]?.string == "x")
    #expect(value["a"]?[3]?.number?.double == 1.5)
    #expect(value["a"]?[4]?["b"]?.array == [])
    #expect(value["a"]?[0]?.isNull == true)
    #expect(value["a"]?[5] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value[0] == nil)
    #expect(value["a"]?["b"] == nil)
    #expect(value.object?.count == 1)
    #expect(value.isNull == false)
  }
}

struct NumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("1.0", 1), ("1e2", 100), ("1.50e1", 15), ("-1.20E+1", -12),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775807.0", .max),
      ("922337203685477580.7e1", .max), ("-92233720368547758080e-1", .min),
      ("9007199254740993.0", 9_007_199_254_740_993),
      ("0e999999999999999999999999", 0), ("0.000", 0), ("1000e-3", 1),
    ] as [(String, Int64)])
  func `a whole number is an integer however it is written`(text: String, value: Int64) throws {
    #expect(try JSON(parsing: text).integer == value)
  }

  @Test(arguments: [
    "1.5", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "1e-1", "0.1",
    "1e9223372036854775807", "1e99999999999999999999", "-1e-9223372036854775808", "1.1e-9223372036854775808",
  ])
  func `any other number is no integer`(text: String) throws {
    #expect(try JSON(parsing: text).integer == nil)
  }

  @Test func `integers of all widths are exact or nil`() throws {
    let large = try #require(JSONNumber(text: "18446744073709551615"))
    #expect(large.integer(as: UInt64.self) == .max)
    #expect(large.integer(as: Int64.self) == nil)
    #expect(JSONNumber(text: "1.8446744073709551615e19")?.integer(as: UInt64.self) == .max)
    #expect(JSONNumber(text: "256")?.integer(as: UInt8.self) == nil)
    #expect(JSONNumber(text: "25.5e1")?.integer(as: UInt8.self) == 255)
    #expect(JSONNumber(text: "-1")?.integer(as: UInt8.self) == nil)
    #expect(JSONNumber(text: "-128.0")?.integer(as: Int8.self) == -128)
    #expect(JSONNumber(text: "-129.0")?.integer(as: Int8.self) == nil)
    #expect(
      JSONNumber(text: "1e38")?.integer(as: Int128.self) == Int128("1" + String(repeating: "0", count: 38)))
  }

  @Test func `doubles become the shortest text that reads back`() {
    #expect(JSONNumber(0.1)?.text == "0.1")
    #expect(JSONNumber(100.0)?.text == "100")
    #expect(JSONNumber(-0.0)?.text == "0")
    #expect(JSONNumber(Double.infinity) == nil)
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSON(floatLiteral: .nan) == .null)
    for value in [
      1e15, 1e16, 1e300, Double.leastNonzeroMagnitude, -1.7976931348623157e308, 1.5, -2.25, 1e-7,
      123456789.125,
    ] {
      let number = JSONNumber(value)
      #expect(number?.double == value)
      #expect(number.flatMap { JSONNumber(text: $0.text) } == number, "its text is JSON")
    }
  }

  @Test func `a number too large for a double is infinite with its sign`() {
    #expect(JSONNumber(text: "1e400")?.double == .infinity)
    #expect(JSONNumber(text: "-1e400")?.double == -.infinity)
    #expect(JSONNumber(text: "1e-400")?.double == 0)
  }

  @Test(arguments: ["", " 1", "1 ", "\"1\"", "null", "[1]", "1,2", "true"])
  func `text that is no number makes no number`(text: String) {
    #expect(JSONNumber(text: text) == nil)
  }
}
