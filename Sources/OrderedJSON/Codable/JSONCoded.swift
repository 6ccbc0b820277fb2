/// A type that is read from JSON and written as JSON without the containers of Swift's coders in between.
///
/// The coders of this module use it wherever they meet it. With other coders, such as Foundation's, the JSON
/// goes through their containers.
public protocol JSONCoded: Codable {
  /// Reads a value.
  ///
  /// - Throws: an error with the path, from this value on, of what does not fit.
  init(decoding json: JSON) throws(JSONDecodingError)

  /// The value as JSON.
  ///
  /// - Throws: an error with the path, from this value on, of what has no JSON form.
  func encoded() throws(JSONEncodingError) -> JSON

  /// Writes the value as text, without a ``JSON`` in between where that is dearer.
  ///
  /// - Parameter writer: a writer that puts everything on one line.
  /// - Throws: an error with the path, from this value on, of what has no JSON form.
  func write(to writer: inout JSONWriter) throws(JSONEncodingError)
}

extension JSONCoded {
  /// Writes the value's JSON.
  public func write(to writer: inout JSONWriter) throws(JSONEncodingError) {
    writer.write(try encoded())
  }

  /// The value as JSON text on one line without spaces, in UTF-8.
  ///
  /// - Throws: an error with the path of what has no JSON form.
  public func encodedBytes() throws(JSONEncodingError) -> [UInt8] {
    var writer = JSONWriter()
    writer.reserveCapacity(1024)
    try write(to: &writer)
    return writer.bytes
  }

  /// Reads a value with any decoder.
  public init(from decoder: any Decoder) throws {
    let json = try JSON(from: decoder)
    do throws(JSONDecodingError) {
      try self.init(decoding: json)
    } catch {
      throw decodingError(error, in: Self.self, at: decoder.codingPath)
    }
  }

  /// Writes the value with any encoder.
  public func encode(to encoder: any Encoder) throws {
    try encoded().encode(to: encoder)
  }
}

// MARK: - JSON itself

extension JSON: JSONCoded {
  /// The JSON as it is.
  public init(decoding json: JSON) { self = json }
  /// The JSON as it is.
  public func encoded() -> JSON { self }
}

extension JSONObject: JSONCoded {
  /// Takes the members of an object.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .object(let object) = json else { throw json.mismatch(expected: "an object") }
    self = object
  }

  /// The object as JSON.
  public func encoded() -> JSON { .object(self) }
}

extension JSONNumber: JSONCoded {
  /// Takes a number as it is written.
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .number(let number) = json else { throw json.mismatch(expected: "a number") }
    self = number
  }

  /// The number as it is written.
  public func encoded() -> JSON { .number(self) }
}

extension Array: JSONCoded where Element: JSONCoded {
  /// Reads the elements of an array.
  @inlinable
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .array(let elements) = json else { throw json.mismatch(expected: "an array") }
    self.init()
    reserveCapacity(elements.count)
    for element in elements {
      do throws(JSONDecodingError) {
        append(try Element(decoding: element))
      } catch {
        throw error.inside(.element(count))
      }
    }
  }

  /// The elements as JSON.
  @inlinable
  public func encoded() throws(JSONEncodingError) -> JSON {
    var elements: [JSON] = []
    elements.reserveCapacity(count)
    for element in self {
      do throws(JSONEncodingError) {
        elements.append(try element.encoded())
      } catch {
        throw error.inside(.element(elements.count))
      }
    }
    return .array(elements)
  }

  /// Writes the elements.
  @inlinable
  public func write(to writer: inout JSONWriter) throws(JSONEncodingError) {
    writer.write(mark: UInt8(ascii: "["))
    for position in indices {
      if position > 0 { writer.write(mark: UInt8(ascii: ",")) }
      do throws(JSONEncodingError) {
        try self[position].write(to: &writer)
      } catch {
        throw error.inside(.element(position))
      }
    }
    writer.write(mark: UInt8(ascii: "]"))
  }
}

// MARK: - Errors

extension JSON {
  /// An error for a value of another kind than the one expected.
  @usableFromInline
  func mismatch(expected: String) -> JSONDecodingError {
    JSONDecodingError(path: JSONPath(), reason: "expected \(expected), found \(kindWithArticle)")
  }
}

extension JSONDecodingError {
  @usableFromInline
  static func missingMember(_ name: String) -> JSONDecodingError {
    JSONDecodingError(path: JSONPath(), reason: "member \(quotedVisibly(name)) is missing")
  }

  /// The error as it is told one step further out.
  @usableFromInline
  func inside(_ step: JSONPath.Step) -> JSONDecodingError {
    JSONDecodingError(path: JSONPath([step] + path.steps), reason: reason)
  }
}

extension JSONEncodingError {
  /// The error as it is told one step further out.
  @usableFromInline
  func inside(_ step: JSONPath.Step) -> JSONEncodingError {
    JSONEncodingError(path: JSONPath([step] + path.steps), reason: reason)
  }
}
