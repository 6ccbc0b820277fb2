import Decisioning
import JSONLogic
import OrderedJSON

/// A value for which a comparison comes out the other way.
struct WantedValue: Hashable, Sendable {
  /// The variable that is compared.
  let variable: String
  /// The value as text; nil for no value at all.
  let text: String?
  /// Whether the value only has to hold this text.
  let isPart: Bool

  /// Finds a value for comparisons as artifacts write them: with a fixed value, or one of several, a part or a
  /// beginning of the text, bounds. Nil for any other.
  init?(for unmet: UnmetCondition) {
    guard unmet.mustHold else {
      // Without a value, hardly any condition holds.
      guard let variable = unmet.part.readVariables.first, unmet.part.readVariables.count == 1,
        VariableGroup(variable) == .parameter || VariableGroup(variable) == .geo, !unmet.part.wantsNothing
      else { return nil }
      self.init(variable, nil)
      return
    }
    let part = unmet.part.comparesOneVariable ? unmet.part.operands[0] : unmet.part
    if let equality = part.equality {
      self.init(equality.variable, Self.text(equality.wanted))
    } else if let (variable, literal, isPart) = Self.textTest(part) {
      self.init(variable, literal, isPart: isPart)
    } else if let range = part.range {
      self.init(range.variable, Self.inside(range))
    } else if let (variable, text) = Self.bound(part) {
      self.init(variable, text)
    } else {
      return nil
    }
  }

  private init(_ variable: String, _ text: String?, isPart: Bool = false) {
    self.variable = variable
    self.text = text
    self.isPart = isPart
  }

  /// A part of a text, its beginning, or one of a list.
  private static func textTest(_ part: Explanation) -> (variable: String, text: String, isPart: Bool)? {
    guard part.operands.count == 2 else { return nil }
    let (left, right) = (part.operands[0], part.operands[1])
    switch part.operation {
    case "in":
      if let variable = right.variable, left.isFixed, let text = text(left.value) {
        return (variable, text, true)
      }
      guard let variable = left.variable, case .array(let list) = right.value, let first = list.first else {
        return nil
      }
      return text(first).map { (variable, $0, false) }
    case "==", "===":
      let (cut, fixed) = left.operation == "substr" ? (left, right) : (right, left)
      guard cut.operation == "substr", let variable = cut.operands.first?.variable, fixed.isFixed else {
        return nil
      }
      return text(fixed.value).map { (variable, $0, false) }
    default: return nil
    }
  }

  /// A value between two bounds.
  private static func inside(_ range: RangeTest) -> String? {
    if range.lower.isIncluded { return text(range.lower.value) }
    if range.upper.isIncluded { return text(range.upper.value) }
    guard let lower = number(range.lower.value), let upper = number(range.upper.value) else { return nil }
    return JSONNumber((lower + upper) / 2)?.text
  }

  /// A value on the right side of one bound.
  private static func bound(_ part: Explanation) -> (variable: String, text: String)? {
    guard let operation = part.operation, ["<", "<=", ">", ">="].contains(operation), part.operands.count == 2
    else { return nil }
    let (left, right) = (part.operands[0], part.operands[1])
    let isVariableLeft = left.variable != nil
    guard let variable = left.variable ?? right.variable,
      let bound = number(isVariableLeft ? right.value : left.value)
    else { return nil }
    let isLess = operation.hasPrefix("<") == isVariableLeft
    let step: Double = operation.hasSuffix("=") ? 0 : isLess ? -1 : 1
    return JSONNumber(bound + step).map { (variable, $0.text) }
  }

  private static func text(_ value: LogicValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): JSONNumber(number)?.text
    case .boolean(let value): value ? "true" : "false"
    default: nil
    }
  }

  private static func number(_ value: LogicValue) -> Double? {
    switch value {
    case .number(let number): number
    case .string(let text): Double(text)
    default: nil
    }
  }
}

extension Explanation {
  /// Whether this asks for there being no value.
  fileprivate var wantsNothing: Bool {
    if case .null? = equality?.wanted { true } else { false }
  }
}
