extension JSON {
  /// The value on one line without spaces, in UTF-8.
  public var compactBytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// The value on one line without spaces.
  public var compact: String { String(decoding: compactBytes, as: UTF8.self) }

  /// The value with one member or element per line, in UTF-8; no line end after the last line.
  ///
  /// - Parameter indent: the spaces for each level.
  public func prettyBytes(indent: Int = 2) -> [UInt8] {
    var writer = JSONWriter(indent: indent)
    writer.write(self)
    return writer.bytes
  }

  /// The value with one member or element per line; no line end after the last line.
  ///
  /// - Parameter indent: the spaces for each level.
  public func pretty(indent: Int = 2) -> String {
    String(decoding: prettyBytes(indent: indent), as: UTF8.self)
  }

  /// A string as JSON writes it: in quotation marks, with escapes where they are needed.
  public static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.write(string: text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSON: CustomStringConvertible {
  /// The value as compact JSON text.
  public var description: String { compact }
}
