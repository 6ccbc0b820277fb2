public import JSONLogic

/// A part of a condition that is to blame for the condition's result, and that a change of one value could
/// turn round.
public struct UnmetCondition: Sendable {
  /// The part: a comparison, a range, or several comparisons of one variable of which one must hold.
  public let part: Explanation
  /// Whether it would have to hold; false for a part that must not, but does.
  public let mustHold: Bool

  /// A part to change.
  public init(part: Explanation, mustHold: Bool) {
    self.part = part
    self.mustHold = mustHold
  }

  /// Whether the part is about the visitor's place in the traffic.
  public var isAboutAllocation: Bool { part.readVariables.contains("allocation") }
}

extension Explanation {
  /// How deep conditions are looked into; real ones are far from it.
  public static let deepestPart = 60

  /// The fewest parts that would have to change for this to hold; none when it holds.
  ///
  /// Of alternatives the one that needs the fewest changes is taken, and of equal ones the first.
  public var unmetConditions: [UnmetCondition] { changes(toBe: true, depth: 0) }

  /// Whether the operands are conditions of their own.
  public var isGroup: Bool {
    guard range == nil, let operation else { return false }
    return ["and", "or", "!", "!!", "if", "?:"].contains(operation)
  }

  /// The fewest parts that would have to change for this to have another result.
  public func changes(toBe wanted: Bool, depth: Int = 0) -> [UnmetCondition] {
    guard isTruthy != wanted else { return [] }
    let itself = [UnmetCondition(part: self, mustHold: wanted)]
    guard isGroup, !operands.isEmpty, depth < Self.deepestPart, diagnostic == nil else { return itself }
    switch operation {
    case "and", "or":
      // All parts of an `and` must hold, one of an `or`; for it not to hold, the other way round.
      guard (operation == "and") == wanted else {
        if comparesOneVariable { return itself }
        let ways = operands.map { $0.changes(toBe: wanted, depth: depth + 1) }
        return ways.min { $0.count < $1.count } ?? itself
      }
      return operands.flatMap { $0.changes(toBe: wanted, depth: depth + 1) }
    case "!" where operands.count == 1: return operands[0].changes(toBe: !wanted, depth: depth + 1)
    case "!!" where operands.count == 1: return operands[0].changes(toBe: wanted, depth: depth + 1)
    default: return itself
    }
  }

  /// The variables that this reads, each once, in order.
  public var readVariables: [String] {
    var variables: [String] = []
    var waiting = [(part: self, depth: 0)]
    while let (part, depth) = waiting.popLast() {
      if let variable = part.variable, !variables.contains(variable) { variables.append(variable) }
      guard depth < Self.deepestPart else { continue }
      waiting += part.operands.reversed().map { ($0, depth + 1) }
    }
    return variables
  }
}
