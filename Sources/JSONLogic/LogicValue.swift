import OrderedJSON

/// A value as json-logic sees it: what JavaScript would hold after reading JSON.
///
/// Text is compared by code units, as JavaScript does, not by canonical equivalence as `String` does.
public enum LogicValue: Sendable {
  /// No value at all, such as a variable that the data does not have.
  case undefined
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([LogicValue])
  case object(LogicObject)
}

/// The members of an object, in the order they were written.
public struct LogicObject: Sendable, Equatable {
  /// One name and its value.
  public struct Member: Sendable, Equatable {
    /// The name, as written.
    public let name: String
    /// The value.
    public let value: LogicValue

    /// Makes a member.
    public init(name: String, value: LogicValue) {
      self.name = name
      self.value = value
    }

    /// Whether both names have the same code units and both values are equal.
    public static func == (left: Self, right: Self) -> Bool {
      left.name.hasSameCodeUnits(as: right.name) && left.value == right.value
    }
  }

  /// All members in order. When a name occurs twice the later member counts, as in JavaScript.
  public let members: [Member]

  /// Makes an object from members, in order.
  public init(_ members: [Member] = []) {
    self.members = members
  }

  /// The value of the last member with exactly this name, or nil.
  ///
  /// - Complexity: linear in the number of members.
  public subscript(_ name: String) -> LogicValue? {
    members.last { $0.name.hasSameCodeUnits(as: name) }?.value
  }
}

extension LogicValue: Equatable {
  /// Whether both are the same kind of value with the same content. Not the `==` of json-logic:
  /// nothing is converted, arrays and objects are compared by content, and NaN equals itself.
  public static func == (left: LogicValue, right: LogicValue) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right || (left.isNaN && right.isNaN)
    case (.string(let left), .string(let right)): left.hasSameCodeUnits(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension LogicValue {
  /// Whether json-logic takes this for true. False are: undefined, null, `false`, 0, NaN, the empty text
  /// and, unlike plain JavaScript, the empty array. The text "0" is true.
  public var isTruthy: Bool {
    switch self {
    case .undefined, .null: false
    case .boolean(let value): value
    case .number(let value): !(value == 0 || value.isNaN)
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object: true
    }
  }

  /// Whether this is undefined or null: what a comparison with a missing variable sees.
  public var isMissing: Bool {
    switch self {
    case .undefined, .null: true
    default: false
    }
  }
}

// MARK: - Looking inside

extension LogicValue {
  /// What JavaScript's `value[name]` gives: a member of an object, an element of an array by its
  /// position, a code unit of a text by its position, the `length` of an array or a text; otherwise
  /// undefined. Members that JavaScript inherits from prototypes are not there.
  public func member(_ name: String) -> LogicValue {
    switch self {
    case .object(let object):
      return object[name] ?? .undefined
    case .array(let elements):
      if name == "length" { return .number(Double(elements.count)) }
      guard let position = Self.position(name), position < elements.count else { return .undefined }
      return elements[position]
    case .string(let text):
      if name == "length" { return .number(Double(text.codeUnitCount)) }
      guard let position = Self.position(name), position < text.codeUnitCount else { return .undefined }
      return .string(text.codeUnits(from: position, count: 1))
    case .undefined, .null, .boolean, .number:
      return .undefined
    }
  }

  /// The value at a path, or undefined when a part of the path is not there or is null before its end.
  public func value(at path: VariablePath) -> LogicValue {
    var value = self
    for component in path.components {
      if value.isMissing { return .undefined }
      value = value.member(component)
    }
    return value
  }

  /// An array position as JavaScript writes it: digits without leading zeros.
  private static func position(_ name: String) -> Int? {
    guard let first = name.utf8.first, name.utf8.count <= 10 else { return nil }
    if first == UInt8(ascii: "0") && name.utf8.count > 1 { return nil }
    guard name.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
    return Int(name)
  }
}

// MARK: - Literals

// There is no literal for null on purpose: `nil` would then mean null as well as "no value" wherever a
// `LogicValue?` is expected.
extension LogicValue: ExpressibleByBooleanLiteral, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A whole number.
  public init(integerLiteral value: Int64) { self = .number(Double(value)) }

  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// An array.
  public init(arrayLiteral elements: LogicValue...) { self = .array(elements) }

  /// An object with its members in the order written.
  public init(dictionaryLiteral elements: (String, LogicValue)...) {
    self = .object(LogicObject(elements.map { LogicObject.Member(name: $0.0, value: $0.1) }))
  }
}
