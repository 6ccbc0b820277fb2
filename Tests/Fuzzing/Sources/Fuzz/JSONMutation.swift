import OrderedJSON
import RandomTestSupport

/// Changes JSON a little so that it stays JSON.
struct JSONMutation {
  private static let deepest = 100

  /// Values at the borders of what numbers and texts can be.
  private static let boundaries: [JSON] = [
    nil, true, false, "", 0, 1, -1, 100, "0", " ", "\u{0}", "e\u{301}", "😀", "\u{FFFD}", [], [:], 0.1,
    9_007_199_254_740_993, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808, 1e308, 4e-308,
    .number(JSONNumber(UInt64.max)), JSONNumber(text: "1e400").map(JSON.number) ?? nil,
    JSONNumber(text: "-0").map(JSON.number) ?? nil,
  ]

  private var random: SeededGenerator
  private let words: [String]

  init(seed: UInt64, words: [String]) {
    random = SeededGenerator(seed: seed)
    self.words = words
  }

  /// The text of a slightly different value; nil if the input is no JSON, or too deep to be worked on.
  mutating func mutated(_ input: [UInt8]) -> [UInt8]? {
    guard var json = try? JSON(parsing: input, nestingLimit: Self.deepest) else { return nil }
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let parts = Self.parts(of: json)
      guard let spare = parts.randomElement(using: &random) else { continue }
      var position = Int.random(in: 0..<parts.count, using: &random)
      json = changed(json, at: &position, spare: spare)
    }
    return json.compactBytes
  }

  /// The value and everything in it, in the order of the text.
  private static func parts(of json: JSON) -> [JSON] {
    switch json {
    case .array(let elements): [json] + elements.flatMap(parts)
    case .object(let object): [json] + object.flatMap { parts(of: $0.value) }
    default: [json]
    }
  }

  /// The value with its part at a position changed. The position counts down to the part.
  private mutating func changed(_ json: JSON, at position: inout Int, spare: JSON) -> JSON {
    position -= 1
    if position == -1 { return change(json, spare: spare) }
    guard position >= 0 else { return json }
    switch json {
    case .array(let elements):
      return .array(elements.map { changed($0, at: &position, spare: spare) })
    case .object(let object):
      return .object(
        JSONObject(
          object.map { .init(name: $0.name, value: changed($0.value, at: &position, spare: spare)) }))
    default:
      return json
    }
  }

  private mutating func change(_ json: JSON, spare: JSON) -> JSON {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: spare
    case 1: Self.boundaries.randomElement(using: &random) ?? nil
    case 2: .string(word())
    case 3: .object([word(): json])
    case 4: .object([word(): [json, spare]])
    case 5: [json, spare]
    case 6: ["var": .string(word())]
    default: changeInside(json, spare: spare)
    }
  }

  private mutating func changeInside(_ json: JSON, spare: JSON) -> JSON {
    switch json {
    case .string(let text): .string(changed(text))
    case .array(let elements): .array(changed(elements, adding: spare))
    case .object(let object): .object(changed(object, adding: spare))
    case .number(let number):
      JSON(floatLiteral: number.double + Double(Int.random(in: -1...1, using: &random)))
    case .null, .boolean: spare
    }
  }

  /// Changes the members, or adds one under a new name or one that is there.
  private mutating func changed(_ object: JSONObject, adding value: JSON) -> JSONObject {
    let name = Bool.random(using: &random) ? object.randomElement(using: &random)?.name : nil
    return JSONObject(changed(object.members, adding: .init(name: name ?? word(), value: value)))
  }

  /// Adds, replaces, repeats or removes an element.
  private mutating func changed<Element>(_ elements: [Element], adding new: Element) -> [Element] {
    var elements = elements
    let position = Int.random(in: 0...elements.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 1 where position < elements.count: elements[position] = new
    case 2 where position < elements.count: elements.insert(elements[position], at: position)
    case 3 where position < elements.count: elements.remove(at: position)
    default: elements.insert(new, at: position)
    }
    return elements
  }

  private mutating func changed(_ text: String) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text + word()
    case 1: String(text.dropFirst(Int.random(in: 0...text.count, using: &random)))
    case 2: String(repeating: text, count: Int.random(in: 2...64, using: &random))
    case 3: text + "." + word()
    default: text.uppercased()
    }
  }

  private mutating func word() -> String { words.randomElement(using: &random) ?? "" }
}
