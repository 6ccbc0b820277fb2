import OrderedJSON
import Testing

private struct Request: Decodable {
  struct Execute: Decodable { var mboxes: [Mbox] }
  struct Mbox: Decodable {
    enum Kind: String, Decodable, CaseIterable { case html, json, redirect }
    var name: String
    var index: Int8?
    var kind: Kind?
    var flags: [String: Bool]?
    var ratio: Float?
    var any: JSON?
  }
  var execute: Execute
}

struct DecodingTests {
  private func error<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> String? {
    let json = try JSON(parsing: text)
    return #expect(throws: JSONDecodingError.self) { try OrderedJSONDecoder().decode(type, from: json) }?
      .description
  }

  private func mbox(_ members: String) -> String { #"{"execute":{"mboxes":[{"name":"x"},{\#(members)}]}}"# }

  @Test func `members are found in any order and unknown ones ignored`() throws {
    let text = mbox(
      #""z":1,"any":{"b":1.0,"b":2},"kind":"json","index":-128,"name":"a","flags":{"on":true},"ratio":0.1"#)
    let request = try OrderedJSONDecoder().decode(Request.self, from: JSON(parsing: text))
    let mbox = try #require(request.execute.mboxes.last)
    #expect(mbox.name == "a")
    #expect(mbox.index == -128)
    #expect(mbox.kind == .json)
    #expect(mbox.flags == ["on": true])
    #expect(mbox.ratio == 0.1)
    #expect(mbox.any?.compact == #"{"b":1.0,"b":2}"#)
    #expect(request.execute.mboxes.first?.kind == nil)
  }

  @Test(arguments: [
    (#""name":5"#, "execute.mboxes[1].name: expected a string, found a number"),
    (#""name":null"#, "execute.mboxes[1].name: expected a string, found null"),
    (#""index":1"#, "execute.mboxes[1]: member \"name\" is missing"),
    (
      #""name":"a","index":128"#,
      "execute.mboxes[1].index: expected a whole number from -128 to 127, found 128"
    ),
    (
      #""name":"a","index":1.5"#,
      "execute.mboxes[1].index: expected a whole number from -128 to 127, found 1.5"
    ),
    (
      #""name":"a","index":1e400"#,
      "execute.mboxes[1].index: expected a whole number from -128 to 127, found 1e400"
    ),
    (#""name":"a","index":"1""#, "execute.mboxes[1].index: expected a number, found a string"),
    (#""name":"a","ratio":1e39"#, "execute.mboxes[1].ratio: the number 1e39 is too large"),
    (
      #""name":"a","kind":"xml""#,
      "execute.mboxes[1].kind: expected \"html\", \"json\" or \"redirect\", found \"xml\""
    ),
    (
      #""name":"a","kind":"\u001b""#,
      "execute.mboxes[1].kind: expected \"html\", \"json\" or \"redirect\", found \"\\u001b\""
    ),
    (#""name":"a","kind":{}"#, "execute.mboxes[1].kind: expected a string, found an object"),
    (
      #""name":"a","flags":{"a.b":1}"#, "execute.mboxes[1].flags[\"a.b\"]: expected a boolean, found a number"
    ),
    (#""name":"a","flags":[]"#, "execute.mboxes[1].flags: expected an object, found an array"),
  ])
  func `an error names the place and what was expected there`(members: String, message: String) throws {
    #expect(try error(Request.self, mbox(members)) == message)
  }

  @Test func `errors at the outermost value have no path`() throws {
    #expect(try error(Request.self, "[]") == "expected an object, found an array")
    #expect(try error([Int].self, "{}") == "expected an array, found an object")
    #expect(try error(Bool.self, "0") == "expected a boolean, found a number")
    #expect(try error(Double.self, "-1e400") == "the number -1e400 is too large")
    #expect(try error(JSONObject.self, "1") == "expected an object, found a number")
    #expect(try error(JSONNumber.self, "\"1\"") == "expected a number, found a string")
    #expect(
      try error(UInt64.self, "-1") == "expected a whole number from 0 to 18446744073709551615, found -1")
    #expect(try error(Request.self, "{}") == "member \"execute\" is missing")
  }

  @Test(arguments: [
    ("1", 1), ("1.0", 1), ("-0", 0), ("1e2", 100), ("9007199254740993", 9_007_199_254_740_993),
  ])
  func `whole numbers are integers however they are written`(text: String, value: Int) throws {
    #expect(try OrderedJSONDecoder().decode(Int.self, from: JSON(parsing: text)) == value)
  }

  @Test func `the last of several members of one name counts`() throws {
    struct Value: Decodable { var a: Int }
    #expect(try OrderedJSONDecoder().decode(Value.self, from: ["a": 1, "b": 0, "a": 2]).a == 2)
    #expect(try OrderedJSONDecoder().decode([String: Int].self, from: ["a": 1, "a": 2]) == ["a": 2])
  }

  @Test func `large objects are decoded like small ones`() throws {
    let object = JSONObject(
      (0..<1_000).map { JSONObject.Member(name: "n\($0)", value: .number(JSONNumber($0))) })
    let values = try OrderedJSONDecoder().decode([String: Int].self, from: .object(object))
    #expect(values.count == 1_000)
    #expect(values["n999"] == 999)
    struct One: Decodable { var n500: Int }
    #expect(try OrderedJSONDecoder().decode(One.self, from: .object(object)).n500 == 500)
    struct Other: Decodable { var x: Int }
    #expect(throws: JSONDecodingError.self) {
      try OrderedJSONDecoder().decode(Other.self, from: .object(object))
    }
  }

  @Test func `JSON itself is handed over as it is`() throws {
    let json = try JSON(parsing: #"{"b":[1.0,{"c":null}],"a":1,"b":2}"#)
    #expect(try OrderedJSONDecoder().decode(JSON.self, from: json) == json)
    #expect(try OrderedJSONDecoder().decode(JSONObject.self, from: json) == json.object)
    #expect(try OrderedJSONDecoder().decode([JSON].self, from: [1, nil]) == [1, nil])
    #expect(try OrderedJSONDecoder().decode(JSON?.self, from: nil) == JSON?.none)
    struct Wrapper: Decodable {
      var json: JSON
      init(from decoder: any Decoder) throws { json = try JSON(from: decoder) }
    }
    #expect(try OrderedJSONDecoder().decode(Wrapper.self, from: json).json == json)
  }

  @Test func `types may try several forms`() throws {
    enum Either: Decodable, Equatable {
      case number(Int)
      case text(String)
      case list([Either])
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else if let text = try? container.decode(String.self) {
          self = .text(text)
        } else {
          self = .list(try container.decode([Either].self))
        }
      }
    }
    let json = try JSON(parsing: #"[1,"a",[2,[]]]"#)
    #expect(
      try OrderedJSONDecoder().decode(Either.self, from: json)
        == .list([.number(1), .text("a"), .list([.number(2), .list([])])]))
    #expect(try error(Either.self, "[1,[true]]") == "[1][0]: expected an array, found a boolean")
  }

  @Test func `errors of a type itself get the path of its value`() throws {
    struct Refusal: Error, CustomStringConvertible { var description: String { "the name is too long" } }
    struct Refusing: Decodable { init(from decoder: any Decoder) throws { throw Refusal() } }
    struct Corrupted: Decodable {
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a name")
      }
    }
    #expect(try error([String: [Refusing]].self, #"{"a":[1]}"#) == "a[0]: the name is too long")
    #expect(try error([String: [Corrupted]].self, #"{"a":[1]}"#) == "a[0]: not a name")
  }

  @Test func `an array that is too short says so`() throws {
    struct Pair: Decodable {
      init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        _ = try container.decode(Int.self)
        if try container.decodeNil() { return }
        var nested = try container.nestedUnkeyedContainer()
        _ = try nested.decode(Int.self)
      }
    }
    #expect(throws: Never.self) { try OrderedJSONDecoder().decode(Pair.self, from: [1, nil]) }
    #expect(try error(Pair.self, "[1]") == "expected more elements, the array ends after 1")
    #expect(try error(Pair.self, "[1,[]]") == "[1]: expected more elements, the array ends after 0")
    #expect(try error(Pair.self, "[1,{}]") == "[1]: expected an array, found an object")
  }

  @Test func `nested containers and super decoders read in place`() throws {
    struct Value: Decodable {
      enum Key: String, CodingKey { case outer, inner, list }
      var inner: Int
      var base: Int
      var second: String
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        inner = try container.nestedContainer(keyedBy: Key.self, forKey: .outer).decode(
          Int.self, forKey: .inner)
        base = try Int(from: container.superDecoder())
        var list = try container.nestedUnkeyedContainer(forKey: .list)
        _ = try list.superDecoder()
        second = try list.nestedContainer(keyedBy: Key.self).decode(String.self, forKey: .inner)
        #expect(list.isAtEnd)
        #expect(list.count == 2)
      }
    }
    let json = try JSON(parsing: #"{"outer":{"inner":1},"super":2,"list":[0,{"inner":"x"}]}"#)
    let value = try OrderedJSONDecoder().decode(Value.self, from: json)
    #expect((value.inner, value.base, value.second) == (1, 2, "x"))
    #expect(
      try error(Value.self, #"{"outer":{"inner":1},"super":2,"list":[0,{"inner":1}]}"#)
        == "list[1].inner: expected a string, found a number")
  }
}
