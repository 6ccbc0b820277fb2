// Pieces of messages that show parts of a text. They never pass on control characters, which could change
// how a terminal shows a message.

extension UnsafeBufferPointer<UInt8> {
  /// Whether this byte is at a position, false past the end.
  func has(_ byte: UInt8, at position: Int) -> Bool {
    position < count && self[position] == byte
  }

  /// What stands at a position in words for a message: `"x"`, `"undefined"`, `U+001B`, `a string`.
  func phrase(at position: Int) -> String {
    guard position < count else { return "the end of the text" }
    let byte = self[position]
    if byte == ASCII.quote { return "a string" }
    if byte < 0x80 {
      let word = self[position..<Swift.min(count, position + 24)].prefix { ASCII.isLetterOrDigit($0) }
      if !word.isEmpty { return "\"\(String(decoding: word, as: UTF8.self))\"" }
    }
    var iterator = self[position..<Swift.min(count, position + 4)].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      return "the byte 0x\(hexadecimal(UInt32(byte), digits: 2))"
    }
    return isPrintable(scalar) ? "\"\(scalar)\"" : codePoint(scalar.value)
  }
}

/// Whether a scalar can be quoted in a message without changing how a terminal shows it.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    .spaceSeparator, .nonspacingMark, .spacingMark, .enclosingMark:
    false
  default: true
  }
}

/// A code point as `U+001B`.
func codePoint(_ value: UInt32) -> String { "U+\(hexadecimal(value, digits: 4))" }

/// Upper-case hexadecimal digits, padded with zeros.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// A text in quotation marks with everything escaped that would not be seen, as valid JSON.
func quotedVisibly(_ text: String) -> String {
  var result = ""
  for scalar in JSON.quoted(text).unicodeScalars {
    if scalar == " " || isPrintable(scalar) {
      result.unicodeScalars.append(scalar)
    } else {
      for unit in String(scalar).utf16 { result += "\\u\(hexadecimal(UInt32(unit), digits: 4))" }
    }
  }
  return result
}
