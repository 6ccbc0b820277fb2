import OrderedJSON
import RandomTestSupport

extension JSON {
  /// A value made up at random, with lists of named elements among others and no member twice.
  static func random(depth: Int, using random: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 4), using: &random) {
    case 0: return .number(JSONNumber(Int.random(in: 0..<5, using: &random)))
    case 1: return .string(["a", "b", "c"].randomElement(using: &random) ?? "")
    case 2: return .boolean(Bool.random(using: &random))
    case 3: return .null
    case 4:
      return .array(
        (0..<Int.random(in: 0..<6, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
    case 5:
      return .array(
        (0..<Int.random(in: 0..<5, using: &random)).map { position in
          ["name": .string("mbox-\(position)"), "value": .random(depth: depth - 1, using: &random)]
        })
    default:
      return .object(
        JSONObject(
          ["p", "q", "r", "s"].prefix(Int.random(in: 0..<5, using: &random)).map { name in
            JSONObject.Member(name: name, value: .random(depth: depth - 1, using: &random))
          }))
    }
  }

  /// The value with a few changes.
  func altered(using random: inout SeededGenerator) -> JSON {
    if Int.random(in: 0..<6, using: &random) == 0 { return .random(depth: 2, using: &random) }
    switch self {
    case .array(var elements):
      if !elements.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
        elements.remove(at: Int.random(in: elements.indices, using: &random))
      }
      if Int.random(in: 0..<3, using: &random) == 0 {
        elements.insert(
          .random(depth: 1, using: &random), at: Int.random(in: 0...elements.count, using: &random))
      }
      return .array(elements.map { $0.altered(using: &random) })
    case .object(let object):
      return .object(
        JSONObject(
          object.compactMap { member in
            guard Int.random(in: 0..<6, using: &random) > 0 else { return nil }
            return JSONObject.Member(name: member.name, value: member.value.altered(using: &random))
          }))
    default: return self
    }
  }
}
