import JSONLogic
import OrderedJSON

/// json-logic written down as plainly as possible, to compare the engine with.
///
/// It reads like the JavaScript it stands for and does nothing to be fast. Numbers come from `Double`'s own
/// reader, so that it shares no code with the engine.
struct ReferenceEvaluator {
  struct Failure: Error {}

  static func apply(_ rule: JSON, _ data: LogicValue) throws -> LogicValue {
    if case .array(let elements) = rule { return .array(try elements.map { try apply($0, data) }) }
    guard case .object(let object) = rule, object.count == 1 else { return LogicValue(rule) }
    let name = object[0].name
    let operands: [JSON] = object[0].value.array ?? [object[0].value]
    let evaluate = { (index: Int) throws -> LogicValue in
      index < operands.count ? try apply(operands[index], data) : .undefined
    }
    switch name {
    case "if", "?:":
      var index = 0
      while index + 1 < operands.count {
        if truthy(try evaluate(index)) { return try evaluate(index + 1) }
        index += 2
      }
      return index < operands.count ? try evaluate(index) : .null
    case "and", "or":
      var current = LogicValue.undefined
      for index in operands.indices {
        current = try evaluate(index)
        if truthy(current) == (name == "or") { return current }
      }
      return current
    case "filter", "map", "reduce", "all", "none", "some":
      return try goThrough(name, operands, data)
    default:
      return try operation(name, try operands.map { try apply($0, data) }, data)
    }
  }

  private static func goThrough(_ name: String, _ operands: [JSON], _ data: LogicValue) throws -> LogicValue {
    let list = operands.isEmpty ? .undefined : try apply(operands[0], data)
    let body = { (element: LogicValue) throws -> LogicValue in
      operands.count > 1 ? try apply(operands[1], element) : .undefined
    }
    let start = operands.count > 2 && name == "reduce" ? try apply(operands[2], data) : .null
    guard case .array(let elements) = list else {
      return name == "reduce" ? start : name == "none" ? true : name == "filter" || name == "map" ? [] : false
    }
    switch name {
    case "filter": return .array(try elements.filter { truthy(try body($0)) })
    case "map": return .array(try elements.map(body))
    case "reduce":
      return try elements.reduce(start) { try body(["current": $1, "accumulator": $0]) }
    case "all": return .boolean(try !elements.isEmpty && elements.allSatisfy { truthy(try body($0)) })
    case "none": return .boolean(try !elements.contains { truthy(try body($0)) })
    default: return .boolean(try elements.contains { truthy(try body($0)) })
    }
  }

  private static func operation(_ name: String, _ values: [LogicValue], _ data: LogicValue) throws
    -> LogicValue
  {
    let a = values.first ?? .undefined
    let b = values.count > 1 ? values[1] : .undefined
    let c = values.count > 2 ? values[2] : .undefined
    switch name {
    case "==": return .boolean(loose(a, b))
    case "!=": return .boolean(!loose(a, b))
    case "===": return .boolean(strict(a, b))
    case "!==": return .boolean(!strict(a, b))
    case "<": return .boolean(less(a, b) && (c == .undefined || less(b, c)))
    case "<=": return .boolean(lessOrEqual(a, b) && (c == .undefined || lessOrEqual(b, c)))
    case ">": return .boolean(less(b, a))
    case ">=": return .boolean(lessOrEqual(b, a))
    case "!": return .boolean(!truthy(a))
    case "!!": return .boolean(truthy(a))
    case "log": return a
    case "in": return .boolean(contains(a, b))
    case "cat": return .string(values.map(joined).joined())
    case "substr": return .string(substring(text(a), b, c))
    case "merge": return .array(values.flatMap { if case .array(let list) = $0 { list } else { [$0] } })
    case "var": return variable(a, b, data)
    case "missing": return .array(missing(values, data))
    case "missing_some": return try missingSome(a, b, data)
    default: return try arithmetic(name, values)
    }
  }

  private static func arithmetic(_ name: String, _ values: [LogicValue]) throws -> LogicValue {
    let a = values.first ?? .undefined
    let b = values.count > 1 ? values[1] : .undefined
    switch name {
    case "+": return .number(values.reduce(0) { $0 + leading($1) })
    case "*":
      guard let first = values.first else { throw Failure() }
      return values.count == 1
        ? first : .number(values.dropFirst().reduce(leading(first)) { $0 * leading($1) })
    case "-": return .number(b == .undefined ? -number(a) : number(a) - number(b))
    case "/": return .number(number(a) / number(b))
    case "%": return .number(number(a).truncatingRemainder(dividingBy: number(b)))
    case "min", "max":
      let numbers = values.map(number)
      if numbers.contains(where: \.isNaN) { return .number(.nan) }
      return .number(name == "min" ? numbers.min() ?? .infinity : numbers.max() ?? -.infinity)
    default: throw Failure()
    }
  }

  // MARK: - Data

  private static func variable(_ path: LogicValue, _ fallback: LogicValue, _ data: LogicValue) -> LogicValue {
    if path.isMissing || path == "" { return data }
    let missing = fallback == .undefined ? .null : fallback
    var value = data
    for part in text(path).split(separator: ".", omittingEmptySubsequences: false) {
      if value.isMissing { return missing }
      value = value.member(String(part))
      if value == .undefined { return missing }
    }
    return value
  }

  private static func missing(_ values: [LogicValue], _ data: LogicValue) -> [LogicValue] {
    var keys = values
    if case .array(let list)? = values.first { keys = list }
    return keys.filter { key in
      var value = LogicValue.undefined
      if case .array(let list) = key {
        value = variable(list.first ?? .undefined, list.count > 1 ? list[1] : .undefined, data)
      } else {
        value = variable(key, .undefined, data)
      }
      return value == .null || value == ""
    }
  }

  private static func missingSome(_ needed: LogicValue, _ options: LogicValue, _ data: LogicValue) throws
    -> LogicValue
  {
    if options.isMissing { throw Failure() }
    var count = Double.nan
    var keys = [options]
    if case .array(let list) = options { (count, keys) = (Double(list.count), list) }
    if case .string(let text) = options { count = Double(text.utf16.count) }
    let absent = missing(keys, data)
    return lessOrEqual(needed, .number(count - Double(absent.count))) ? [] : .array(absent)
  }

  // MARK: - Conversions and comparisons

  static func truthy(_ value: LogicValue) -> Bool {
    switch value {
    case .undefined, .null, false, 0, "", []: false
    case .number(let number): !number.isNaN
    default: true
    }
  }

  private static func text(_ value: LogicValue) -> String {
    switch value {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value): value.javaScriptText
    case .string(let text): text
    case .array(let elements): elements.map(joined).joined(separator: ",")
    case .object: "[object Object]"
    }
  }

  private static func joined(_ value: LogicValue) -> String { value.isMissing ? "" : text(value) }

  private static func primitive(_ value: LogicValue) -> LogicValue {
    switch value {
    case .array, .object: .string(text(value))
    default: value
    }
  }

  private static func number(_ value: LogicValue) -> Double {
    switch primitive(value) {
    case .null, false: 0
    case true: 1
    case .number(let number): number
    case .string(let text): number(text)
    default: .nan
    }
  }

  private static func number(_ text: String) -> Double {
    let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    let literal = String(trimmed)
    if literal.isEmpty { return 0 }
    if literal.hasPrefix("0x") { return Int(literal.dropFirst(2), radix: 16).map(Double.init) ?? .nan }
    if literal == "Infinity" { return .infinity }
    let allowed = literal.allSatisfy { "0123456789+-.eE".contains($0) }
    return allowed ? Double(literal) ?? .nan : .nan
  }

  /// `parseFloat`: the longest start of the text that is a number by itself.
  private static func leading(_ value: LogicValue) -> Double {
    let trimmed = String(text(value).drop { $0.isWhitespace })
    if trimmed.hasPrefix("Infinity") { return .infinity }
    if trimmed.hasPrefix("-Infinity") { return -.infinity }
    for length in stride(from: trimmed.count, to: 0, by: -1) {
      let start = String(trimmed.prefix(length))
      if start.last?.isWhitespace == false, !start.hasPrefix("0x"), start != "Infinity",
        !number(start).isNaN
      {
        return number(start)
      }
    }
    return .nan
  }

  private static func strict(_ a: LogicValue, _ b: LogicValue) -> Bool {
    switch (a, b) {
    case (.array, _), (.object, _): false
    case (.number(let a), .number(let b)): a == b
    default: a == b
    }
  }

  private static func loose(_ a: LogicValue, _ b: LogicValue) -> Bool {
    if a.isMissing || b.isMissing { return a.isMissing && b.isMissing }
    switch (a, b) {
    case (.boolean(let value), _): return loose(.number(value ? 1 : 0), b)
    case (_, .boolean(let value)): return loose(a, .number(value ? 1 : 0))
    case (.array, .array), (.array, .object), (.object, .array), (.object, .object): return false
    case (.array, _), (.object, _): return loose(primitive(a), b)
    case (_, .array), (_, .object): return loose(a, primitive(b))
    case (.string(let a), .string(let b)): return a.utf16.elementsEqual(b.utf16)
    default: return number(a) == number(b)
    }
  }

  private static func less(_ a: LogicValue, _ b: LogicValue) -> Bool {
    if case .string(let a) = primitive(a), case .string(let b) = primitive(b) {
      return a.utf16.lexicographicallyPrecedes(b.utf16)
    }
    return number(a) < number(b)
  }

  private static func lessOrEqual(_ a: LogicValue, _ b: LogicValue) -> Bool {
    if case .string = primitive(a), case .string = primitive(b) { return !less(b, a) }
    return number(a) <= number(b)
  }

  private static func contains(_ part: LogicValue, _ list: LogicValue) -> Bool {
    switch list {
    case .array(let elements): return elements.contains { strict(part, $0) }
    case .string(let whole):
      let (whole, part) = (Array(whole.utf16), Array(text(part).utf16))
      guard !whole.isEmpty, part.count <= whole.count else { return false }
      return (0...whole.count - part.count).contains { Array(whole[$0..<$0 + part.count]) == part }
    default: return false
    }
  }

  private static func substring(_ text: String, _ start: LogicValue, _ end: LogicValue) -> String {
    let units = Array(text.utf16)
    let from = number(start).isNaN ? 0 : number(start).rounded(.towardZero)
    let first = Int(from < 0 ? max(0, Double(units.count) + from) : min(from, Double(units.count)))
    var rest = units.dropFirst(first)
    if end != .undefined {
      var length = number(end).isNaN ? 0 : number(end).rounded(.towardZero)
      if number(end) < 0 {
        if case .number(let left) = end {
          length = (Double(rest.count) + left).rounded(.towardZero)
        } else {
          length = 0
        }
      }
      rest = rest.prefix(Int(min(max(0, length), Double(units.count))))
    }
    return String(decoding: rest, as: UTF16.self)
  }
}
