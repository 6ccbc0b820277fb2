import Foundation
import OrderedJSON
import Testing

private struct Mbox: Codable, Equatable {
  var name: String
  var index: Int
  var parameters: [String: String]?
  var weight: Double?
}

private struct Execute: Codable, Equatable {
  var zone: Bool
  var mboxes: [Mbox]
  var extra: JSON
  var id: JSONNumber
  var custom: JSONObject
}

struct EncodingTests {
  private func encoded(_ value: some Encodable) throws -> String {
    try OrderedJSONEncoder().encode(value).compact
  }

  @Test func `members come in the order of declaration`() throws {
    let value = Execute(
      zone: true,
      mboxes: [
        Mbox(name: "a", index: 0, parameters: ["z": "1", "a": "2", "m": "3"]),
        Mbox(name: "b", index: 1, weight: 0.5),
      ],
      extra: try JSON(parsing: #"{"b":1.0,"a":2,"b":3}"#), id: try #require(JSONNumber(text: "1e400")),
      custom: ["y": nil, "x": []])
    let text = """
      {"zone":true,"mboxes":[{"name":"a","index":0,"parameters":{"a":"2","m":"3","z":"1"}},\
      {"name":"b","index":1,"weight":0.5}],"extra":{"b":1.0,"a":2,"b":3},"id":1e400,"custom":{"y":null,"x":[]}}
      """
    #expect(try encoded(value) == text)
    #expect(try OrderedJSONDecoder().decode(Execute.self, from: JSON(parsing: text)) == value)
  }

  @Test func `scalars, arrays and optionals stand for themselves`() throws {
    #expect(try encoded(1) == "1")
    #expect(try encoded("a\n") == #""a\n""#)
    #expect(try encoded(true) == "true")
    #expect(try encoded(1.0) == "1")
    #expect(try encoded(Float(0.1)) == "0.1")
    #expect(try encoded(UInt64.max) == "18446744073709551615")
    #expect(try encoded(Int8.min) == "-128")
    #expect(try encoded([1, nil, 3]) == "[1,null,3]")
    #expect(try encoded([[]] as [[Int]]) == "[[]]")
    #expect(try encoded(["a", "b"] as Set) == (try encoded(["a"])) ? false : true)
    #expect(try encoded(Int?.none) == "null")
    #expect(try encoded([1: "a"]) == #"{"1":"a"}"#)
    #expect(try encoded([JSON.null, 1]) == "[null,1]")
  }

  @Test func `a type without members is an empty object`() throws {
    struct Empty: Encodable {}
    struct Silent: Encodable { func encode(to encoder: any Encoder) {} }
    #expect(try encoded(Empty()) == "{}")
    #expect(try encoded([Silent()]) == "[{}]")
  }

  @Test func `containers may be nested and filled in turn`() throws {
    struct Nested: Encodable {
      enum Key: String, CodingKey { case first, second, list, inner, deep }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        try container.encode(1, forKey: .first)
        try inner.encode("x", forKey: .deep)
        try list.encode(1)
        var nested = list.nestedContainer(keyedBy: Key.self)
        var numbers = list.nestedUnkeyedContainer()
        try numbers.encode(2)
        try nested.encodeNil(forKey: .deep)
        try list.encodeNil()
        try 3.encode(to: list.superEncoder())
        var again = encoder.container(keyedBy: Key.self)
        try again.encode(2, forKey: .second)
        try again.encode(4, forKey: .first)
        try "s".encode(to: container.superEncoder())
        try JSON.array([]).encode(to: container.superEncoder(forKey: .deep))
        #expect(list.count == 5)
        #expect(list.codingPath.map(\.stringValue) == ["list"])
      }
    }
    #expect(
      try encoded(Nested())
        == #"{"inner":{"deep":"x"},"list":[1,{"deep":null},[2],null,3],"first":4,"second":2,"super":"s","deep":[]}"#
    )
  }

  @Test func `many members with the same names stay one each`() throws {
    struct Many: Encodable {
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        for round in 0..<3 {
          for name in 0..<50 { try container.encode(round, forKey: Name(stringValue: "n\(name)")) }
        }
      }
      struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
      }
    }
    let object = try #require(try OrderedJSONEncoder().encode(Many()).object)
    #expect(object.map(\.name) == (0..<50).map { "n\($0)" })
    #expect(object.allSatisfy { $0.value == 2 })
  }

  @Test func `a number that JSON cannot say is refused with its path`() {
    let error = #expect(throws: JSONEncodingError.self) {
      try OrderedJSONEncoder().encode(["list": [Mbox(name: "a", index: 0, weight: .infinity)]])
    }
    #expect(error?.description == "list[0].weight: JSON has no number for inf")
    #expect(throws: JSONEncodingError.self) { try OrderedJSONEncoder().encode(Float.nan) }
  }

  @Test func `errors of a type itself keep their sentence`() {
    struct Refusing: Encodable {
      func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
          self, EncodingError.Context(codingPath: encoder.codingPath, debugDescription: "no form"))
      }
    }
    let error = #expect(throws: JSONEncodingError.self) { try OrderedJSONEncoder().encode(["a": Refusing()]) }
    #expect(error?.description == "a: no form")
  }

  @Test func `JSON goes through other coders too`() throws {
    let json = try JSON(parsing: #"{"a":[1,2.5,true,null,"x",18446744073709551615,-7],"b":{}}"#)
    let data = try JSONEncoder().encode(json)
    #expect(try JSON(parsing: Array(data)).isEquivalent(to: json))
    #expect(try JSONDecoder().decode(JSON.self, from: data).isEquivalent(to: json))
    #expect(try JSONDecoder().decode(JSONObject.self, from: Data("{\"a\":1}".utf8)) == ["a": 1])
    #expect(
      try JSONDecoder().decode([JSONNumber].self, from: Data("[1,2.5]".utf8)).map(\.text) == ["1", "2.5"])
  }
}
