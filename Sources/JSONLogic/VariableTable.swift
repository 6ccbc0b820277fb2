import OrderedJSON

/// The dotted path of a variable, such as `user.browserType`.
public struct VariablePath: Sendable, Hashable {
  /// The path as the rule has it.
  public let text: String
  /// The names between the dots, in order. Never empty: the empty path has one empty name.
  public let components: [String]

  /// Splits a path at its dots. Every dot separates, also two in a row, as in json-logic.
  public init(_ text: String) {
    self.text = text
    components = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}

/// The variables that the rules of an artifact read, each with a small number, its slot.
///
/// One table is shared by all rules of an artifact, so that a decision computes each variable once at
/// most, however many rules ask for it.
public struct VariableTable: Sendable {
  /// The paths by slot.
  public private(set) var paths: [VariablePath] = []

  private var slots: [ExactText: Int] = [:]

  /// Makes an empty table.
  public init() {}

  /// The slot of a path, which is added when it is new.
  public mutating func slot(for text: String) -> Int {
    if let slot = slots[ExactText(text)] { return slot }
    let slot = paths.count
    paths.append(VariablePath(text))
    slots[ExactText(text)] = slot
    return slot
  }

  /// The slot of a path, or nil when no rule reads it.
  public func existingSlot(for text: String) -> Int? {
    slots[ExactText(text)]
  }
}
