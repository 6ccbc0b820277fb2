import JSONLogic
import OrderedJSON
import Testing

@Suite struct TextTests {
  private static let texts = [
    "", "a", "b", "aa", "é", "e\u{301}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{FFFF}", "\u{10000}",
    "😀", "😁", "a😀", "a\u{FFFF}", "z", "Z", "ä", "中", "\u{7FF}", "\u{800}", "😀\u{E000}", "\u{10FFFF}",
  ]

  @Test func `texts are ordered by UTF-16 code units`() {
    for left in Self.texts {
      for right in Self.texts {
        let data: LogicValue = ["l": .string(left), "r": .string(right)]
        let isLess = outcomeOf(["<": [["var": "l"], ["var": "r"]]], data: data).isSatisfied
        #expect(isLess == left.utf16.lexicographicallyPrecedes(right.utf16), "\(left) < \(right)")
      }
    }
  }

  @Test func `texts are equal only with the same code units`() {
    for left in Self.texts {
      for right in Self.texts {
        let data: LogicValue = ["l": .string(left), "r": .string(right)]
        let isEqual = outcomeOf(["==": [["var": "l"], ["var": "r"]]], data: data).isSatisfied
        #expect(isEqual == left.utf16.elementsEqual(right.utf16), "\(left) == \(right)")
      }
    }
  }

  @Test func `a part of a text is counted in UTF-16 code units`() {
    let text = "aé😀中\u{10000}z"
    let units = Array(text.utf16)
    for start in 0...units.count + 1 {
      for count in 0...units.count {
        let expected = String(decoding: units.dropFirst(start).prefix(count), as: UTF16.self)
        let rule: JSON = ["substr": [["var": "t"], .number(JSONNumber(start)), .number(JSONNumber(count))]]
        #expect(outcomeOf(rule, data: ["t": .string(text)]).value == .string(expected))
      }
    }
  }

  @Test func `a fixed part compares as the part itself would`() {
    let text = "aé😀中\u{10000}z"
    for start in 0...9 {
      for count in 0...9 {
        let part: JSON = ["substr": [["var": "t"], .number(JSONNumber(start)), .number(JSONNumber(count))]]
        let made = outcomeOf(part, data: ["t": .string(text)]).value
        guard case .string(let wanted) = made else { continue }
        #expect(outcomeOf(["==": [.string(wanted), part]], data: ["t": .string(text)]).isSatisfied)
        #expect(outcomeOf(["!=": [part, .string(wanted + "x")]], data: ["t": .string(text)]).isSatisfied)
      }
    }
  }

  @Test func `long texts are searched as short ones are`() {
    let block = String(repeating: "ab", count: 60)
    let data: LogicValue = ["t": .string(String(repeating: "ab", count: 500) + "c")]
    #expect(outcomeOf(["in": [.string(block + "c"), ["var": "t"]]], data: data).isSatisfied)
    #expect(outcomeOf(["in": [.string(block), ["var": "t"]]], data: data).isSatisfied)
    #expect(!outcomeOf(["in": [.string(block + "a" + "c"), ["var": "t"]]], data: data).isSatisfied)
    #expect(
      !outcomeOf(["in": [.string(String(repeating: "ab", count: 501)), ["var": "t"]]], data: data).isSatisfied
    )
  }
}
