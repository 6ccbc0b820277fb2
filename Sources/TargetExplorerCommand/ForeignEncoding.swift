/// An encoding that is not UTF-8, which JSON has to be in, as the first bytes of a file tell it.
enum ForeignEncoding: String {
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"

  /// Looks at a byte order mark, or where zeros stand in the first two characters, which JSON has in ASCII (RFC 4627,
  /// section 3); nil when it may be UTF-8.
  init?(of bytes: [UInt8]) {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, 0, 0), (1..., 0, 0, 0): self = .utf32LittleEndian
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...): self = .utf32BigEndian
    case (0xFF, 0xFE, _, _), (1..., 0, 1..., 0): self = .utf16LittleEndian
    case (0xFE, 0xFF, _, _), (0, 1..., 0, 1...): self = .utf16BigEndian
    default: return nil
    }
  }
}

extension [UInt8] {
  /// The byte order mark of UTF-8, which is no part of the text.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes without such a mark at their start.
  var withoutByteOrderMark: [UInt8] {
    starts(with: Self.byteOrderMark) ? Array(dropFirst(Self.byteOrderMark.count)) : self
  }
}
