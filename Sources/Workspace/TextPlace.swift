import OrderedJSON

/// A place in a text, as people count: lines and columns from 1.
public struct TextPlace: Hashable, Sendable, CustomStringConvertible {
  /// The line.
  public let line: Int
  /// The character (Unicode scalar) in the line.
  public let column: Int

  /// The beginning of the value at a path in a JSON text, or of the innermost value on the way that is there.
  ///
  /// - Parameters:
  ///   - path: the path; of members with the same name the last counts.
  ///   - bytes: the JSON text in UTF-8.
  /// - Returns: nil when the text is no JSON.
  /// - Complexity: linear in the size of the text.
  public init?(of path: JSONPath, in bytes: [UInt8]) {
    let offset = try? JSONCursor.read(bytes) { (cursor) throws(JSONParseError) in
      try Self.offset(of: path.steps[...], &cursor)
    }
    guard let offset else { return nil }
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
  }

  /// `line 3, column 5`.
  public var description: String { "line \(line), column \(column)" }

  /// Reads the value at hand to its end, and finds where the steps lead in it.
  private static func offset(
    of steps: ArraySlice<JSONPath.Step>, _ cursor: inout JSONCursor
  ) throws(JSONParseError) -> Int {
    guard let step = steps.first else { return try cursor.skipValue().lowerBound }
    let token = try cursor.next()
    var found = token.range.lowerBound
    switch token.kind {
    case .objectStart:
      while let name = try cursor.nextMember() {
        if case .member(let wanted) = step, cursor.token(name, is: wanted) {
          found = try offset(of: steps.dropFirst(), &cursor)
        } else {
          _ = try cursor.skipValue()
        }
      }
    case .arrayStart:
      var position = 0
      while try cursor.nextElement() {
        if step == .element(position) {
          found = try offset(of: steps.dropFirst(), &cursor)
        } else {
          _ = try cursor.skipValue()
        }
        position += 1
      }
    default: break
    }
    return found
  }
}
