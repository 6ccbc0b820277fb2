/// A header field of a call, as text from elsewhere has it.
public struct HeaderField: Hashable, Sendable {
  /// The name as it is written.
  public var name: String
  /// The value without blanks around it.
  public var value: String

  /// Makes a field.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  /// Reads `Name: value`; nil for a text that is no header.
  ///
  /// A name consists of letters, digits and hyphens; `:authority` and the like of HTTP/2 count too.
  public init?(line: String) {
    let start = line.hasPrefix(":") ? line.index(after: line.startIndex) : line.startIndex
    guard let colon = line[start...].firstIndex(of: ":"), colon > start else { return nil }
    let name = line[..<colon]
    guard name.dropFirst(line.hasPrefix(":") ? 1 : 0).utf8.allSatisfy(Self.isNameCharacter) else {
      return nil
    }
    let value = line[line.index(after: colon)...]
    self.init(name: String(name), value: value.trimmingWhitespace())
  }

  private static func isNameCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  func trimmingWhitespace() -> String {
    let beginning = drop(while: \.isWhitespace)
    let end = beginning.lastIndex { !$0.isWhitespace }
    return end.map { String(beginning[...$0]) } ?? ""
  }
}
