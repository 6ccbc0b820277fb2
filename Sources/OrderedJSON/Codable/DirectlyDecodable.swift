/// A type that is made from JSON without containers in between.
protocol DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch)
}

/// Why JSON does not fit a type, without the place.
struct KindMismatch: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(expected: String, found json: JSON) {
    description = "expected \(expected), found \(json.kindWithArticle)"
  }
}

extension JSON: DirectlyDecodable {
  init(directly json: JSON) { self = json }
}

extension JSONObject: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    guard case .object(let object) = json else { throw KindMismatch(expected: "an object", found: json) }
    self = object
  }
}

extension JSONNumber: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    guard case .number(let number) = json else { throw KindMismatch(expected: "a number", found: json) }
    self = number
  }
}

extension String: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    guard case .string(let text) = json else { throw KindMismatch(expected: "a string", found: json) }
    self = text
  }
}

extension Bool: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    guard case .boolean(let value) = json else { throw KindMismatch(expected: "a boolean", found: json) }
    self = value
  }
}

extension FixedWidthInteger where Self: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    let number = try JSONNumber(directly: json)
    guard let value = number.integer(as: Self.self) else {
      throw KindMismatch("expected a whole number from \(Self.min) to \(Self.max), found \(number.shortText)")
    }
    self = value
  }
}

extension Int: DirectlyDecodable {}
extension Int8: DirectlyDecodable {}
extension Int16: DirectlyDecodable {}
extension Int32: DirectlyDecodable {}
extension Int64: DirectlyDecodable {}
extension UInt: DirectlyDecodable {}
extension UInt8: DirectlyDecodable {}
extension UInt16: DirectlyDecodable {}
extension UInt32: DirectlyDecodable {}
extension UInt64: DirectlyDecodable {}

extension Double: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    let number = try JSONNumber(directly: json)
    self = number.double
    guard isFinite else { throw KindMismatch("the number \(number.shortText) is too large") }
  }
}

extension Float: DirectlyDecodable {
  init(directly json: JSON) throws(KindMismatch) {
    let number = try JSONNumber(directly: json)
    self = Float(number.text) ?? .infinity
    guard isFinite else { throw KindMismatch("the number \(number.shortText) is too large") }
  }
}

extension JSONNumber {
  /// The number for a message, cut when it has very many digits.
  fileprivate var shortText: String { text.utf8.count <= 40 ? text : "\(text.prefix(40))…" }
}
