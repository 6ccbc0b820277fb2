import TerminalUI

/// One thing at the beginning of the bytes a terminal sent.
enum InputToken: Equatable {
  /// A key that is no plain character.
  case key(KeyPress)
  /// A scalar of typed text.
  case scalar(Unicode.Scalar)
  /// The mark before pasted text.
  case pasteBegin
  /// Something the mouse did.
  case mouse(MouseReport)
  /// Bytes without a meaning here: a control sequence nobody asked for, or no UTF-8.
  case nothing
}

/// Recognizes the tokens at the beginning of bytes.
///
/// Keys are found by terminfo first. What terminfo does not list, but terminals in the line of the VT220
/// and xterm send all the same (keys with modifiers, mostly), is recognized by its form, so that an
/// unknown sequence never arrives as typed text.
struct InputTokenizer {
  /// The keys of this terminal.
  let keys: KeySequences

  private static let escape: UInt8 = 0x1B

  /// The first token and the number of its bytes, or nil when more bytes are needed to tell.
  ///
  /// - Parameters:
  ///   - bytes: what the terminal sent, not empty.
  ///   - isAll: whether nothing more came for a while, so that what may be a key by itself is one.
  func token(in bytes: ArraySlice<UInt8>, isAll: Bool) -> (token: InputToken, length: Int)? {
    guard let first = bytes.first else { return nil }
    switch keys.match(bytes) {
    case .key(let key, let length): return (.key(key), length)
    case .incomplete where !isAll: return nil
    case .incomplete, .none: break
    }
    if first == Self.escape { return escapeToken(in: bytes, isAll: isAll) }
    if let key = Self.controlKey(first) { return (.key(key), 1) }
    return Self.scalarToken(in: bytes)
  }

  /// The keys that are one control byte on every terminal.
  private static func controlKey(_ byte: UInt8) -> KeyPress? {
    switch byte {
    case 0x09: KeyPress(.tab)
    case 0x0A, 0x0D: KeyPress(.enter)
    case 0x08, 0x7F: KeyPress(.backspace)
    case 0x1B: KeyPress(.escape)
    case 0x00: .control(" ")
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }

  // MARK: - Escape

  private func escapeToken(in bytes: ArraySlice<UInt8>, isAll: Bool) -> (token: InputToken, length: Int)? {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return isAll ? (.key(KeyPress(.escape)), 1) : nil }
    switch second {
    case UInt8(ascii: "[") where rest.count > 1:
      return controlSequence(in: bytes)
    case UInt8(ascii: "O") where rest.count > 1:
      return Self.keypadKey(rest.dropFirst().first).map { (.key($0), 3) } ?? Self.alternate(second)
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      return isAll ? Self.alternate(second) : nil
    case Self.escape where rest.dropFirst().first == Self.escape:
      // Two escapes may belong to one key, Alt with a key that sends a sequence; of three the first is a key by
      // itself. So a run of them neither waits nor is looked through to its end for each of them.
      return (.key(KeyPress(.escape)), 1)
    default:
      return alternate(before: rest, isAll: isAll)
    }
  }

  /// Alt with a letter: the letter after an escape.
  private static func alternate(_ byte: UInt8) -> (token: InputToken, length: Int) {
    (.key(KeyPress(.character(Character(Unicode.Scalar(byte))), .alternate)), 2)
  }

  /// Alt with any key: what the key sends, after an escape.
  private func alternate(
    before rest: ArraySlice<UInt8>, isAll: Bool
  ) -> (token: InputToken, length: Int)? {
    guard let (token, length) = self.token(in: rest, isAll: isAll) else { return nil }
    switch token {
    case .key(var key) where key.key != .escape && !key.modifiers.contains(.alternate):
      key.modifiers.insert(.alternate)
      return (.key(key), length + 1)
    case .scalar(let scalar):
      return (.key(KeyPress(.character(Character(scalar)), .alternate)), length + 1)
    case .nothing:
      return (.nothing, length + 1)
    case .key, .pasteBegin, .mouse:
      return (.key(KeyPress(.escape)), 1)
    }
  }

  /// `ESC [`, parameters, and a letter that ends them (ECMA-48, 5.4).
  private func controlSequence(in bytes: ArraySlice<UInt8>) -> (token: InputToken, length: Int)? {
    let body = bytes.dropFirst(2)
    if body.first == UInt8(ascii: "M"), !keys.contains(Array(bytes.prefix(3))) {
      let report = Array(body.dropFirst().prefix(3))
      return report.count == 3 ? (.mouse(MouseReport(x10: report)), 6) : nil
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return body.count > Self.longestSequence ? (.nothing, bytes.count) : nil
    }
    let length = end - bytes.startIndex + 1
    // A byte that cannot stand here begins something else.
    guard (0x40...0x7E).contains(bytes[end]) else { return (.nothing, length - 1) }
    if end == body.startIndex, bytes[end] == UInt8(ascii: "[") {
      // The function keys of a console: one more letter follows.
      return body.count > 1 ? (.nothing, length + 1) : nil
    }
    return (ControlSequence(parameters: body[..<end], final: bytes[end]).token, length)
  }

  private static let longestSequence = 64

  /// Keys after `ESC O`: the arrows and F1 to F4 of a VT100, and its keypad in application mode.
  private static func keypadKey(_ byte: UInt8?) -> KeyPress? {
    guard let byte else { return nil }
    switch Character(Unicode.Scalar(byte)) {
    case "M": return KeyPress(.enter)
    case "X": return .character("=")
    case "j"..."y": return .character(Character(Unicode.Scalar(byte - 0x40)))
    default: return ControlSequence.key(final: byte)
    }
  }

  // MARK: - Text

  /// One scalar of UTF-8; what is none is skipped byte by byte.
  private static func scalarToken(in bytes: ArraySlice<UInt8>) -> (token: InputToken, length: Int)? {
    let expected =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let encoded = bytes.prefix(expected)
    if encoded.count < expected, encoded.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = encoded.makeIterator()
    guard case .valid(let scalarBytes) = parser.parseScalar(from: &iterator) else { return (.nothing, 1) }
    let scalar = Unicode.UTF8.decode(scalarBytes)
    // The controls of the upper half come from no keyboard.
    let isControl = (0x80..<0xA0).contains(scalar.value)
    return (isControl ? .nothing : .scalar(scalar), scalarBytes.count)
  }
}
