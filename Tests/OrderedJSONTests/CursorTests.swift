import OrderedJSON
import Testing

struct CursorTests {
  private let text =
    #"{"version":"1", "rules": {"mboxes": {"hero": [ {"a": [1, 2]}, {"b":{}} ]}}, "n\u0061me": -1.50}"#

  @Test func `tokens come in order with their bytes`() throws {
    let text = #"{"a\n": [1.0, "x"], "b": {}, "c": [true, false, null]}"#
    let tokens = try JSONCursor.read(text) { cursor in
      var tokens: [String] = []
      while case let token = try cursor.next(), token.kind != .end {
        tokens.append(
          "\(token.kind) \(String(Array(text.utf8)[token.range].map { Character(Unicode.Scalar($0)) }))")
      }
      return tokens
    }
    #expect(
      tokens == [
        "objectStart {", #"name "a\n""#, "arrayStart [", "number 1.0", #"string "x""#, "arrayEnd ]",
        #"name "b""#, "objectStart {", "objectEnd }", #"name "c""#, "arrayStart [", "true true",
        "false false",
        "null null", "arrayEnd ]", "objectEnd }",
      ])
  }

  @Test func `the end is reported again and again`() throws {
    let kinds = try JSONCursor.read(" 1 ") { cursor in
      [try cursor.next().kind, try cursor.next().kind, try cursor.next().kind]
    }
    #expect(kinds == [.number, .end, .end])
  }

  @Test func `a skipped value is the range of its bytes`() throws {
    for value in ["1", "-1.5e3", "\"a\\\"]\"", "[]", "[1,[2,{\"a\":\"]\"}]]", "{ \"a\" : 1 }", "null"] {
      let range = try JSONCursor.read(" \(value) ") { cursor in
        let range = try cursor.skipValue()
        try cursor.finish()
        return range
      }
      #expect(range == 1..<(1 + value.utf8.count))
    }
  }

  @Test func `parts of a text are found by walking and read later`() throws {
    var found: [Range<Int>] = []
    try JSONCursor.read(text) { cursor in
      _ = try cursor.next()
      while let name = try cursor.nextMember() {
        guard cursor.token(name, is: "rules") else { continue }
        _ = try cursor.next()
        while let kind = try cursor.nextMember() {
          let kindName = cursor.text(of: kind)
          #expect(kindName == "mboxes")
          _ = try cursor.next()
          while try cursor.nextMember() != nil {
            _ = try cursor.next()
            while try cursor.nextElement() { found.append(try cursor.skipValue()) }
          }
        }
      }
      try cursor.finish()
    }
    let parts = try found.map { range in
      try JSONCursor.read(text, in: range) { cursor in
        let value = try cursor.readValue()
        try cursor.finish()
        return value
      }
    }
    #expect(parts == [["a": [1, 2]], ["b": [:]]])
  }

  @Test func `values that nobody reads are skipped`() throws {
    let names = try JSONCursor.read(text) { cursor in
      var names: [String] = []
      _ = try cursor.next()
      while let name = try cursor.nextMember() { names.append(cursor.text(of: name)) }
      try cursor.finish()
      return names
    }
    #expect(names == ["version", "rules", "name"])
    let count = try JSONCursor.read("[1,[2],{}, \"x\"]") { cursor in
      var count = 0
      _ = try cursor.next()
      while try cursor.nextElement() { count += 1 }
      try cursor.finish()
      return count
    }
    #expect(count == 4)
  }

  @Test func `a name is recognised with and without escapes`() throws {
    let matches = try JSONCursor.read(text) { cursor in
      var matches: [[Bool]] = []
      _ = try cursor.next()
      while let name = try cursor.nextMember() {
        matches.append(["version", "name", "nam", ""].map { cursor.token(name, is: $0) })
      }
      return matches
    }
    #expect(
      matches == [
        [true, false, false, false], [false, false, false, false], [false, true, false, false],
      ])
  }

  @Test(arguments: ["[1 2]", "[1,]", "[1,2", "[,1]", "[1,,2]"])
  func `walking an array is as strict as reading it`(text: String) {
    #expect(throws: JSONParseError.self) {
      try JSONCursor.read(text) { cursor in
        _ = try cursor.next()
        while try cursor.nextElement() { try cursor.skipValue() }
      }
    }
  }

  @Test(arguments: ["{\"a\":1 \"b\":2}", "{\"a\":1,}", "{\"a\"", "{\"a\":}", "{1}"])
  func `walking an object is as strict as reading it`(text: String) {
    #expect(throws: JSONParseError.self) {
      try JSONCursor.read(text) { cursor in
        _ = try cursor.next()
        while try cursor.nextMember() != nil { try cursor.skipValue() }
      }
    }
  }

  @Test func `walking the wrong kind of container finds nothing`() throws {
    let inArray = try JSONCursor.read("[1]") { cursor in
      _ = try cursor.next()
      return (try cursor.nextMember(), try cursor.nextElement())
    }
    #expect(inArray.0 == nil)
    #expect(inArray.1)
    let inObject = try JSONCursor.read("{\"a\":1}") { cursor in
      let isElement = try cursor.nextElement()
      _ = try cursor.next()
      return (isElement, try cursor.nextElement(), try cursor.nextMember())
    }
    #expect(!inObject.0)
    #expect(!inObject.1)
    #expect(inObject.2 != nil)
  }

  @Test func `more than the value after it is refused by finish`() {
    #expect(throws: JSONParseError.self) {
      try JSONCursor.read("[1,2]") { cursor in
        _ = try cursor.next()
        try cursor.finish()
      }
    }
    #expect(throws: JSONParseError.self) {
      try JSONCursor.read("1 2") { cursor in
        try cursor.skipValue()
        try cursor.finish()
      }
    }
  }

  @Test func `a token of another text is no danger`() throws {
    let token = try JSONCursor.read("[\"a long string with an \\u0041 escape\"]") { cursor in
      _ = try cursor.next()
      return try cursor.next()
    }
    let (text, isSame) = JSONCursor.read("[\"\\u\"]") { cursor in
      (cursor.text(of: token), cursor.token(token, is: "a"))
    }
    #expect(text == "")
    #expect(!isSame)
  }

  @Test func `a range outside the text is cut to it`() throws {
    let value = try JSONCursor.read("[1]", in: -5..<100) { cursor in try cursor.readValue() }
    #expect(value == [1])
    #expect(throws: JSONParseError.self) {
      try JSONCursor.read("[1]", in: 50..<60) { cursor in _ = try cursor.readValue() }
    }
  }

  @Test func `the position and depth follow the reading`() throws {
    let places = try JSONCursor.read("[ {\"a\": 1} ]") { cursor in
      var places = [[cursor.position, cursor.depth]]
      for _ in 0..<3 {
        _ = try cursor.next()
        places.append([cursor.position, cursor.depth])
      }
      try cursor.skipValue()
      places.append([cursor.position, cursor.depth])
      return places
    }
    #expect(places == [[0, 0], [1, 1], [3, 2], [7, 2], [9, 2]])
  }
}
