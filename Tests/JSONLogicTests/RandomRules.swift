import JSONLogic
import OrderedJSON
import RandomTestSupport

/// Makes the same rules and data for the same seed.
struct RandomRules {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// The next number below a limit.
  mutating func next(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }

  private static let names = [
    "==", "===", "!=", "!==", ">", ">=", "<", "<=", "!!", "!", "%", "log", "in", "cat", "substr", "+", "*",
    "-",
    "/", "min", "max", "merge", "var", "missing", "missing_some", "if", "?:", "and", "or", "filter", "map",
    "reduce", "all", "none", "some", "==", "<", "<=", ">=", "in", "var", "var", "var", "substr", "nope",
  ]
  private static let paths = [
    "a", "b", "a.b", "list", "list.0", "list.1.a", "zz", "", "current", "accumulator", "a.zz.b",
    "list.length", "t",
  ]
  private static let texts = [
    "", "0", "a", "b", "A", "ab", "10", "9", " 12 ", "0x10", "1e2", "null", "true", "1.5x", "é", "😀", "a😀b",
    "a,b",
  ]
  private static let numbers: [JSON] = [0, 1, 2, -1, 0.5, 5, 10, 100, -3.25, 1e21, 48.44]

  private mutating func primitive() -> JSON {
    switch next(6) {
    case 0: nil
    case 1: .boolean(next(2) == 0)
    case 2, 3: pick(Self.numbers)
    default: .string(pick(Self.texts))
    }
  }

  /// A rule that nests up to a depth.
  mutating func rule(depth: Int) -> JSON {
    switch depth == 0 ? next(3) : next(10) {
    case 0: return primitive()
    case 1, 2: return ["var": .string(pick(Self.paths))]
    case 3: return .array((0..<next(4)).map { _ in rule(depth: depth - 1) })
    default:
      let name = pick(Self.names)
      if next(8) == 0 { return .object(JSONObject([.init(name: name, value: rule(depth: depth - 1))])) }
      let operands = (0..<next(5)).map { _ in rule(depth: depth - 1) }
      return .object(JSONObject([.init(name: name, value: .array(operands))]))
    }
  }

  /// Data that has some of the variables the rules read.
  mutating func data(depth: Int = 2) -> LogicValue {
    switch depth == 0 ? 0 : next(8) {
    case 0: return LogicValue(primitive())
    case 1: return .array((0..<next(4)).map { _ in data(depth: depth - 1) })
    default:
      let names = ["a", "b", "list", "t"]
      return .object(
        LogicObject(
          names.filter { _ in next(4) > 0 }.map { name in
            let isList = name == "list" && next(4) > 0
            let value: LogicValue =
              isList ? .array((0..<next(4)).map { _ in data(depth: 1) }) : data(depth: depth - 1)
            return LogicObject.Member(name: name, value: value)
          }))
    }
  }
}
