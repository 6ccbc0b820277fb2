/// What part a condition has in the result of the whole it belongs to.
struct ConditionRole: Hashable, Sendable {
  /// Whether the result depends on it, or would if it were another.
  let isNeeded: Bool
  /// Whether it has to hold for the whole to hold; false for what must not, nil where that cannot be told.
  private let mustHold: Bool?

  /// A whole condition.
  static let whole = ConditionRole(isNeeded: true, mustHold: true)

  /// The roles of the operands of a condition that has this one.
  ///
  /// An evaluation leaves out what comes after the operand that decides. Where that one decides for the wanted result,
  /// the others do not matter. Where it spoils it, they matter all the same: of an `and` that fails, every part must
  /// hold some day.
  ///
  /// - Parameters:
  ///   - operation: what is done with the operands.
  ///   - results: whether each operand holds.
  ///   - reached: whether the evaluation came to each operand.
  func roles(ofOperands results: [Bool], of operation: String?, reached: [Bool]) -> [ConditionRole] {
    let mustHold: Bool? =
      switch operation {
      case "and", "or", "!!": self.mustHold
      case "!": self.mustHold.map { !$0 }
      default: nil
      }
    let isShortCircuited = operation == "and" || operation == "or"
    guard isShortCircuited else {
      return reached.map { ConditionRole(isNeeded: isNeeded && $0, mustHold: mustHold) }
    }
    let needsAll = mustHold == (operation == "and")
    let decisive = results.firstIndex(of: operation == "or") ?? results.endIndex
    return results.indices.map { position in
      ConditionRole(isNeeded: isNeeded && (needsAll || position <= decisive), mustHold: mustHold)
    }
  }
}
