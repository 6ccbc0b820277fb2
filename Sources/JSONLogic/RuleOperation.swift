/// What a node of a compiled rule does.
enum RuleOperation: UInt8, CaseIterable {
  // Values
  case constant
  case arrayLiteral
  /// An operation that json-logic does not have; fails when reached.
  case unrecognized

  // Reading data. The compiler chooses among these for `var`.
  /// A variable of the data with a fixed path; the payload is its slot.
  case variable
  /// A variable with a fixed path inside `map` and the like; the payload is a position in the paths.
  case elementVariable
  /// `{"var": ""}`: all data in reach.
  case wholeData
  /// A variable whose path is computed.
  case computedVariable
  case missing, missingSome

  // Logic
  case and, or, not, notNot, conditional

  // Comparison
  case equal, strictEqual, notEqual, strictNotEqual
  case less, lessOrEqual, greater, greaterOrEqual

  // Text
  case contains, concatenate, substring

  // Numbers
  case add, subtract, multiply, divide, remainder, minimum, maximum

  // Arrays
  case merge, filter, map, reduce, all, none, some

  case log
}

extension RuleOperation {
  /// The operation with this name in json-logic; nil when there is none.
  init?(name: String) {
    guard let operation = Self.operations[name] else { return nil }
    self = operation
  }

  /// The name in json-logic, or nil for nodes that are no operation there.
  var name: String? {
    switch self {
    case .constant, .arrayLiteral, .unrecognized: nil
    case .variable, .elementVariable, .wholeData, .computedVariable: "var"
    case .missing: "missing"
    case .missingSome: "missing_some"
    case .and: "and"
    case .or: "or"
    case .not: "!"
    case .notNot: "!!"
    case .conditional: "if"
    case .equal: "=="
    case .strictEqual: "==="
    case .notEqual: "!="
    case .strictNotEqual: "!=="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .contains: "in"
    case .concatenate: "cat"
    case .substring: "substr"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .remainder: "%"
    case .minimum: "min"
    case .maximum: "max"
    case .merge: "merge"
    case .filter: "filter"
    case .map: "map"
    case .reduce: "reduce"
    case .all: "all"
    case .none: "none"
    case .some: "some"
    case .log: "log"
    }
  }

  /// Whether the second operand is evaluated once for each element of the first one.
  var isPerElement: Bool {
    switch self {
    case .filter, .map, .reduce, .all, .none, .some: true
    default: false
    }
  }

  /// Whether this is `<`, `<=`, `>` or `>=`.
  var isOrdering: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether this is one of the four equalities.
  var isEquality: Bool {
    switch self {
    case .equal, .strictEqual, .notEqual, .strictNotEqual: true
    default: false
    }
  }

  private static let operations: [String: RuleOperation] = {
    var operations: [String: RuleOperation] = ["?:": .conditional, "var": .variable]
    for operation in allCases {
      if let name = operation.name, name != "var" { operations[name] = operation }
    }
    return operations
  }()
}
