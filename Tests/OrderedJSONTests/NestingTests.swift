import OrderedJSON
import Testing

/// Deep documents must not exhaust the stack, wherever they come from.
struct NestingTests {
  private func nested(_ depth: Int, _ open: String, _ inner: String, _ close: String) -> String {
    String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")])
  func `ten thousand levels are read, compared, hashed and written`(open: String, close: String) throws {
    let levels = open.utf8.count == 6 ? 5_000 : 10_000
    let text = nested(levels, open, "1", close)
    let value = try JSON(parsing: text)
    let copy = try JSON(parsing: text)
    #expect(value == copy)
    #expect(value.hashValue == copy.hashValue)
    #expect(value.isEquivalent(to: copy))
    #expect(value.compact == text)
    #expect(try JSON(parsing: value.prettyBytes(indent: 0)) == value)
    #expect(value != (try JSON(parsing: nested(levels, open, "2", close))))
  }

  @Test(arguments: [("[", "]", 10_001), ("{\"a\":", "}", 10_001)])
  func `one level more is refused at the bracket that is too much`(open: String, close: String, levels: Int) {
    let error = #expect(throws: JSONParseError.self) { try JSON(parsing: nested(levels, open, "1", close)) }
    #expect(error?.reason == .nestedTooDeep(limit: 10_000))
    #expect(error?.byteOffset == open.utf8.count * 10_000)
    #expect(
      error?.reason.description == "arrays and objects are nested deeper than the limit of 10000")
  }

  @Test func `the limit can be set`() throws {
    #expect(throws: Never.self) { try JSON(parsing: "[[1]]", nestingLimit: 2) }
    #expect(throws: JSONParseError.self) { try JSON(parsing: "[[[1]]]", nestingLimit: 2) }
    #expect(throws: JSONParseError.self) { try JSON(parsing: "[]", nestingLimit: 0) }
    #expect(try JSON(parsing: "1", nestingLimit: 0) == 1)
  }

  @Test func `siblings do not add to the depth`() throws {
    let text = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
    #expect(try JSON(parsing: text, nestingLimit: 3).array?.count == 1_000)
  }

  @Test func `kinds of containers are told apart at any depth`() throws {
    // Depths around 64 and 128 cross the words in which the cursor keeps its containers.
    for depth in [1, 2, 31, 32, 33, 63, 64, 65, 127, 128, 129, 200] {
      var closers: [String] = []
      var text = ""
      for level in 0..<depth {
        let isObject = level % 3 == 0 || level % 7 == 1
        text += isObject ? "{\"a\":" : "["
        closers.append(isObject ? "}" : "]")
      }
      let good = text + "0" + closers.reversed().joined()
      #expect(try JSON(parsing: good).compact == good)
      for wrong in closers.indices {
        var swapped = closers
        swapped[wrong] = swapped[wrong] == "}" ? "]" : "}"
        #expect(throws: JSONParseError.self) {
          try JSON(parsing: text + "0" + swapped.reversed().joined())
        }
      }
    }
  }
}
