/// The form that a text must have.
public enum TextFormat: Hashable, Sendable {
  /// At least one character that is no white space.
  case notBlank
  /// No dot except the one before the location hint, as in `32440324234-2343423.23_41`.
  case deviceId
  /// An IPv4 or IPv6 address.
  case internetAddress
  /// 16 hexadecimal digits, a hyphen, 16 hexadecimal digits.
  case supplementalDataId
  /// A date and time of ISO 8601, such as `2020-09-20T00:09:42Z`.
  case dateTime
  /// No prefix `profile.`, which the API adds itself.
  case withoutProfilePrefix
  /// Only characters that mbox names may have.
  case mboxNameCharacters
  /// No ending `-clicked` and none of the names that reports keep for themselves.
  case unreservedMboxName
  /// Only characters that session ids may have: printable ones except space, `?`, `/`, `{` and `}`.
  case sessionIdCharacters
  /// A URL that starts with a scheme, without which rules on its domain cannot match.
  case urlWithScheme
  /// No lower-case letters, as audiences compare places in upper case.
  case upperCase
}

extension TextFormat {
  /// Whether a text has this form.
  ///
  /// - Complexity: linear in the length of the text.
  public func matches(_ text: String) -> Bool {
    switch self {
    case .notBlank: text.utf8.contains(where: isVisible) || text.contains { !$0.isWhitespace }
    case .deviceId: text.utf8.count { $0 == UInt8(ascii: ".") } <= 1
    case .internetAddress: InternetAddress(text) != nil
    case .supplementalDataId: isSupplementalDataId(text)
    case .dateTime: isDateTime(text)
    case .withoutProfilePrefix: !text.hasPrefix("profile.")
    case .mboxNameCharacters: text.unicodeScalars.allSatisfy(isAllowedInMboxName)
    case .unreservedMboxName: !text.hasSuffix("-clicked") && !reservedMboxNames.contains(text)
    case .sessionIdCharacters: text.unicodeScalars.allSatisfy(isAllowedInSessionId)
    case .urlWithScheme: hasScheme(text)
    case .upperCase: !text.unicodeScalars.contains { $0.properties.isLowercase }
    }
  }

  /// What a text of this form is, to follow the name of the value: `must not be blank`.
  public var requirement: String {
    switch self {
    case .notBlank: "must not be blank"
    case .deviceId: "must have no dot except the one before the location hint"
    case .internetAddress: "must be an IPv4 or IPv6 address"
    case .supplementalDataId: "must be 16 hexadecimal digits, a hyphen and 16 hexadecimal digits"
    case .dateTime: "must be a date and time such as 2020-09-20T00:09:42Z"
    case .withoutProfilePrefix: "must not start with \"profile.\""
    case .mboxNameCharacters:
      "must consist of letters, digits, spaces and - _ , . / = ` : ; & ! @ # $ % ^ * ( ) + | ? ~ [ ] { }"
    case .unreservedMboxName:
      "must neither end in -clicked nor be a name that reports use for themselves, such as \"any mbox\""
    case .sessionIdCharacters: "must be printable and have no space, ?, /, { or }"
    case .urlWithScheme: "should start with a scheme such as https://, or rules on its domain cannot match"
    case .upperCase: "should be in upper case, or audiences for this place may not match"
    }
  }
}

// The names that the Delivery API's documentation of notifications lists.
private let reservedMboxNames: Set<String> = ["display mboxes", "any mbox", "click from display mbox"]

private func isAllowedInMboxName(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", " ", "_": true
  default: "-,./=`:;&!@#$%^*()+|?~[]{}".unicodeScalars.contains(scalar)
  }
}

private func isAllowedInSessionId(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "?", "/", "{", "}": return false
  case "!"..."~": return true
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    .spaceSeparator:
    return false
  default: return true
  }
}

private func isSupplementalDataId(_ text: String) -> Bool {
  let characters = Array(text.utf8)
  guard characters.count == 33 else { return false }
  return characters.enumerated().allSatisfy { position, character in
    position == 16 ? character == UInt8(ascii: "-") : isHexadecimalDigit(character)
  }
}

/// Whether a byte is a visible character of ASCII.
private func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

private func isHexadecimalDigit(_ character: UInt8) -> Bool {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}

private func hasScheme(_ text: String) -> Bool {
  guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return false }
  return text.utf8[colon...].starts(with: "://".utf8) && text.utf8[..<colon].allSatisfy(isAllowedInScheme)
}

private func isAllowedInScheme(_ character: UInt8) -> Bool {
  switch character {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
    true
  default: false
  }
}
