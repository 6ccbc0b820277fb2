/// Text as JavaScript sees it, a row of UTF-16 code units, worked on in UTF-8 without making copies.
extension String {
  /// Gives access to the UTF-8 of the text.
  @inline(__always)
  func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var contiguous = self
    return contiguous.withUTF8(body)
  }

  /// Whether this text comes before the other in the order of UTF-16 code units.
  ///
  /// The order of UTF-8 bytes is the same except that characters beyond U+FFFF, whose surrogates are
  /// D800 to DFFF, come before U+E000 to U+FFFF.
  func precedesByCodeUnits(_ other: String) -> Bool {
    withUTF8Bytes { bytes in
      other.withUTF8Bytes { otherBytes in
        for position in 0..<min(bytes.count, otherBytes.count) {
          let (byte, otherByte) = (bytes[position], otherBytes[position])
          if byte != otherByte { return byte.rankByCodeUnit < otherByte.rankByCodeUnit }
        }
        return bytes.count < otherBytes.count
      }
    }
  }

  /// Whether the other text occurs in this one. The empty text occurs in every text.
  func containsCodeUnits(of other: String) -> Bool {
    withUTF8Bytes { bytes in
      other.withUTF8Bytes { searched in
        ByteSearch(for: searched).occurs(in: bytes)
      }
    }
  }

  /// The number of UTF-16 code units, the `length` of JavaScript.
  ///
  /// - Complexity: linear, without the index that `utf16.count` builds.
  var codeUnitCount: Int {
    withUTF8Bytes { $0.codeUnitCount }
  }

  /// The text of `count` code units from a position on, or of all that are left.
  ///
  /// Half of a surrogate pair, which `String` cannot hold, becomes U+FFFD.
  func codeUnits(from start: Int, count: Int?) -> String {
    let end = count.map { start.addingReportingOverflow($0) }.map { $0.overflow ? Int.max : $0.partialValue }
    return withUTF8Bytes { bytes in
      let slice = bytes.slice(fromCodeUnit: start, to: end ?? .max)
      var text = slice.startsWithHalf ? "\u{FFFD}" : ""
      text += String(decoding: UnsafeBufferPointer(rebasing: bytes[slice.bytes]), as: UTF8.self)
      return slice.endsWithHalf ? text + "\u{FFFD}" : text
    }
  }
}

/// Part of a text between two UTF-16 positions.
struct CodeUnitSlice {
  /// The whole characters in the part.
  var bytes: Range<Int>
  /// Whether the part starts with the second half of a surrogate pair.
  var startsWithHalf: Bool
  /// Whether the part ends with the first half of a surrogate pair.
  var endsWithHalf: Bool
}

extension UnsafeBufferPointer<UInt8> {
  /// The number of UTF-16 code units of valid UTF-8.
  var codeUnitCount: Int {
    var units = 0
    for byte in self { units += byte.codeUnitsOfCharacter }
    return units
  }

  /// The part from one UTF-16 position up to another; positions past the end mean the end.
  func slice(fromCodeUnit start: Int, to end: Int) -> CodeUnitSlice {
    let first = advance(from: (byte: 0, unit: 0), toCodeUnit: start)
    guard end > start else {
      return CodeUnitSlice(bytes: first.byte..<first.byte, startsWithHalf: false, endsWithHalf: false)
    }
    let startsWithHalf = first.unit > start
    let last = advance(from: first, toCodeUnit: end)
    guard last.unit > end else {
      return CodeUnitSlice(bytes: first.byte..<last.byte, startsWithHalf: startsWithHalf, endsWithHalf: false)
    }
    // The end fell into a pair: its four bytes are not part of the slice, its first half is.
    return CodeUnitSlice(
      bytes: first.byte..<Swift.max(first.byte, last.byte - 4), startsWithHalf: startsWithHalf,
      endsWithHalf: true)
  }

  /// Goes on from a character boundary to the first one at or past a UTF-16 position.
  private func advance(from place: (byte: Int, unit: Int), toCodeUnit target: Int) -> (byte: Int, unit: Int) {
    var (byte, unit) = place
    while unit < target && byte < count {
      let lead = self[byte]
      unit += lead.codeUnitsOfCharacter
      byte += lead.bytesOfCharacter
    }
    return (Swift.min(byte, count), unit)
  }
}

extension UInt8 {
  /// The place of a UTF-8 byte in the order of UTF-16: the lead bytes EE and EF (U+E000 to U+FFFF) come last.
  fileprivate var rankByCodeUnit: UInt8 {
    self == 0xEE || self == 0xEF ? self + 0x10 : self
  }

  /// The UTF-16 code units of the character that starts with this UTF-8 byte; none for the bytes after.
  fileprivate var codeUnitsOfCharacter: Int {
    self < 0x80 ? 1 : self < 0xC0 ? 0 : self < 0xF0 ? 1 : 2
  }

  /// The UTF-8 bytes of the character that starts with this byte.
  fileprivate var bytesOfCharacter: Int {
    self < 0xC0 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4
  }
}
