/// The text of a user agent prepared for matching: ASCII letters in lower case, one byte per character.
///
/// Space characters outside of ASCII become blanks, line separators become line feeds, and any other
/// character outside of ASCII becomes one byte that no recogniser asks for.
struct UserAgentText {
  static let lineBreak = UInt8(ascii: "\n")

  private let bytes: [UInt8]

  /// Prepares a text. Time is in proportion to its length.
  init(_ text: String) {
    bytes =
      text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(\.lowercased) : text.unicodeScalars.map(Self.byte)
  }

  /// The number of characters.
  var count: Int { bytes.count }

  private static func byte(for scalar: Unicode.Scalar) -> UInt8 {
    if let byte = UInt8(exactly: scalar.value), byte < 0x80 { return byte.lowercased }
    if scalar == "\u{2028}" || scalar == "\u{2029}" { return lineBreak }
    return scalar.properties.isWhitespace || scalar == "\u{feff}" ? UInt8(ascii: " ") : 0
  }
}

// MARK: - Matching

extension UserAgentText {
  /// Whether a lower-case literal stands at a position, which may be out of range.
  func matches(_ literal: StaticString, at position: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard position >= 0, position <= bytes.count - length else { return false }
    for offset in 0..<length where bytes[position + offset] != literal.utf8Start[offset] { return false }
    return true
  }

  /// Where a lower-case literal stands, from left to right.
  func positions(of literal: StaticString) -> [Int] {
    let first = literal.utf8Start[0]
    var positions: [Int] = []
    for position in bytes.indices where bytes[position] == first && matches(literal, at: position) {
      positions.append(position)
    }
    return positions
  }

  /// Whether a blank, tab, line break or other space stands at a position, which may be out of range.
  func isWhitespace(at position: Int) -> Bool {
    guard bytes.indices.contains(position) else { return false }
    return bytes[position] == UInt8(ascii: " ") || (0x09...0x0d).contains(bytes[position])
  }

  /// The end of the run of bytes from a position on that satisfy a condition.
  func end(from position: Int, while condition: (UInt8) -> Bool) -> Int {
    var end = position
    while end < bytes.count, condition(bytes[end]) { end += 1 }
    return end
  }

  /// `\w`: letters, digits and the underscore. Letters are in lower case here.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// `[\w.]`
  static func isWordOrDot(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == UInt8(ascii: ".")
  }
}

// MARK: - Versions

extension UserAgentText {
  /// `[\w.]+`: the version that begins at a position, or nil if there is none.
  func version(at start: Int) -> Range<Int>? {
    let end = end(from: start, while: Self.isWordOrDot)
    return end > start ? start..<end : nil
  }

  /// `([\w.]+).+`: the longest version at a position that something follows on the same line, with at
  /// least one character between the two.
  ///
  /// - Parameter followers: Where what must follow stands, from left to right.
  func version(at start: Int, followedBy followers: [Int]) -> Range<Int>? {
    guard let longest = version(at: start) else { return nil }
    if let next = followers.first(where: { $0 > longest.upperBound }),
      next < end(from: longest.upperBound, while: { $0 != Self.lineBreak })
    {
      return longest
    }
    // What follows may begin inside of the run, as in "version/4.0mobile/x safari".
    let inside = followers.last { $0 <= longest.upperBound }
    return inside.flatMap { $0 >= start + 2 ? start..<$0 - 1 : nil }
  }

  /// The number at the start of a version, or -1 if there is none or it is unreasonably long.
  func majorVersion(in version: Range<Int>) -> Int {
    let end = min(end(from: version.lowerBound) { (0x30...0x39).contains($0) }, version.upperBound)
    return Int(String(decoding: bytes[version.lowerBound..<end], as: UTF8.self)) ?? -1
  }
}

extension UInt8 {
  /// The ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
