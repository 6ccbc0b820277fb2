// The coders of this module pass JSON through as it is. With others, such as Foundation's, it goes through
// their containers, which lose duplicates and the text of numbers, and may lose order.

extension JSON: Codable {
  /// Writes the value with any encoder.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder {
      encoder.target.set(self)
      return
    }
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .boolean(let value): try value.encode(to: encoder)
    case .number(let number): try number.encode(to: encoder)
    case .string(let text): try text.encode(to: encoder)
    case .array(let elements): try elements.encode(to: encoder)
    case .object(let object): try object.encode(to: encoder)
    }
  }

  /// Reads any value with any decoder.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? ValueDecoder {
      self = decoder.json
      return
    }
    if let object = try? JSONObject(from: decoder) {
      self = .object(object)
    } else if var container = try? decoder.unkeyedContainer() {
      var elements: [JSON] = []
      while !container.isAtEnd { elements.append(try container.decode(JSON.self)) }
      self = .array(elements)
    } else {
      self = try JSON(scalarFrom: decoder.singleValueContainer())
    }
  }

  private init(scalarFrom container: any SingleValueDecodingContainer) throws {
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else {
      self = .number(try JSONNumber(from: container))
    }
  }
}

extension JSONObject: Codable {
  /// Writes the members with any encoder.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder {
      encoder.target.set(.object(self))
      return
    }
    var container = encoder.container(keyedBy: StepKey.self)
    for member in self { try container.encode(member.value, forKey: StepKey(.member(member.name))) }
  }

  /// Reads all members with any decoder.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? ValueDecoder {
      self = try decoder.decode(JSONObject.self)
      return
    }
    let container = try decoder.container(keyedBy: StepKey.self)
    self.init()
    for key in container.allKeys { append(key.stringValue, try container.decode(JSON.self, forKey: key)) }
  }
}

extension JSONNumber: Codable {
  /// Writes the number with any encoder, as an integer if it is one.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder {
      encoder.target.set(.number(self))
    } else if let integer {
      try integer.encode(to: encoder)
    } else if let integer = integer(as: UInt64.self) {
      try integer.encode(to: encoder)
    } else {
      try double.encode(to: encoder)
    }
  }

  /// Reads a number with any decoder.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? ValueDecoder {
      self = try decoder.decode(JSONNumber.self)
    } else {
      try self.init(from: decoder.singleValueContainer())
    }
  }

  fileprivate init(from container: any SingleValueDecodingContainer) throws {
    if let value = try? container.decode(Int64.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(value)
    } else if let number = JSONNumber(try container.decode(Double.self)) {
      self = number
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the number is not finite")
    }
  }
}
