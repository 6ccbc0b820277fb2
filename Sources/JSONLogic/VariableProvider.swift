/// Where an evaluation gets its variables from.
///
/// Almost every variable of an artifact has a fixed path, and such a variable is asked for by its slot and
/// only when a condition reads it: a provider can compute it then. Paths that are only known while
/// evaluating, and the whole data (`{"var": ""}`), are rare.
///
/// A class, or a structure of up to three words, is passed to an evaluation without allocating memory.
public protocol VariableProvider {
  /// The value of a variable by its slot in the table the rules were compiled with.
  ///
  /// - Returns: undefined when the data does not have it.
  func value(ofSlot slot: Int) -> LogicValue

  /// All data as one tree.
  var data: LogicValue { get }

  /// The value at a path that is no fixed part of a rule; the default looks into ``data``.
  ///
  /// - Returns: undefined when the data does not have it.
  func value(at path: VariablePath) -> LogicValue
}

extension VariableProvider {
  /// Looks into ``data``.
  public func value(at path: VariablePath) -> LogicValue {
    data.value(at: path)
  }
}

/// A provider over a tree of data that is there already.
public struct TreeVariableProvider: VariableProvider {
  /// All data as one tree.
  public let data: LogicValue
  /// The table that the rules were compiled with.
  public let variables: VariableTable

  /// Makes a provider from data and the table that the rules were compiled with.
  public init(data: LogicValue, variables: VariableTable) {
    self.data = data
    self.variables = variables
  }

  /// Follows the path of the slot; undefined when there is no such slot.
  public func value(ofSlot slot: Int) -> LogicValue {
    guard variables.paths.indices.contains(slot) else { return .undefined }
    return data.value(at: variables.paths[slot])
  }
}
