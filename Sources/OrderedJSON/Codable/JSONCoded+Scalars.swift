extension String: JSONCoded {
  /// Takes the text of a string.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .string(let text) = json else { throw json.mismatch(expected: "a string") }
    self = text
  }

  /// A string.
  public func encoded() -> JSON { .string(self) }

  /// Writes a string.
  public func write(to writer: inout JSONWriter) { writer.write(string: self) }
}

extension Bool: JSONCoded {
  /// Takes `true` or `false`.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .boolean(let value) = json else { throw json.mismatch(expected: "a boolean") }
    self = value
  }

  /// `true` or `false`.
  public func encoded() -> JSON { .boolean(self) }
}

extension FixedWidthInteger where Self: JSONCoded {
  /// Takes a number that is whole, `1.0` and `1e2` included, and in the range of the type.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    let number = try JSONNumber(decoding: json)
    guard let value = number.integer(as: Self.self) else {
      throw number.unfit("expected a whole number from \(Self.min) to \(Self.max), found \(number.shortText)")
    }
    self = value
  }

  /// A number.
  public func encoded() -> JSON { .number(JSONNumber(self)) }
}

extension Int: JSONCoded {}
extension Int8: JSONCoded {}
extension Int16: JSONCoded {}
extension Int32: JSONCoded {}
extension Int64: JSONCoded {}
extension UInt: JSONCoded {}
extension UInt8: JSONCoded {}
extension UInt16: JSONCoded {}
extension UInt32: JSONCoded {}
extension UInt64: JSONCoded {}

extension Double: JSONCoded {
  /// Takes a number, to the nearest one that the type has.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    let number = try JSONNumber(decoding: json)
    self = number.double
    guard isFinite else { throw number.unfit("the number \(number.shortText) is too large") }
  }

  /// The shortest number that is read back as this one.
  public func encoded() throws(JSONEncodingError) -> JSON {
    guard let number = JSONNumber(self) else { throw notFinite(self) }
    return .number(number)
  }
}

extension Float: JSONCoded {
  /// Takes a number, to the nearest one that the type has.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    let number = try JSONNumber(decoding: json)
    self = Float(number.text) ?? .infinity
    guard isFinite else { throw number.unfit("the number \(number.shortText) is too large") }
  }

  /// The shortest number that is read back as this one. As a `Double`, 0.1 would be written
  /// 0.10000000149011612.
  public func encoded() throws(JSONEncodingError) -> JSON {
    guard isFinite, let number = JSONNumber(Double("\(self)") ?? Double(self)) else { throw notFinite(self) }
    return .number(number)
  }
}

private func notFinite(_ value: some FloatingPoint) -> JSONEncodingError {
  JSONEncodingError(path: JSONPath(), reason: "JSON has no number for \(value)")
}

extension JSONNumber {
  /// The number for a message, cut when it has very many digits.
  fileprivate var shortText: String { text.utf8.count <= 40 ? text : "\(text.prefix(40))…" }

  fileprivate func unfit(_ reason: String) -> JSONDecodingError {
    JSONDecodingError(path: JSONPath(), reason: reason)
  }
}
