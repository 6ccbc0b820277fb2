extension DisplayText {
  /// What a single Unicode scalar may do on a terminal.
  enum ScalarKind: Equatable {
    /// Takes one or two columns of its own.
    case spacing(columns: Int)
    /// Takes no column and is drawn over the character before it.
    case combining
    /// Takes columns of its own, but only behind the character it belongs to.
    case spacingMark(columns: Int)
    /// Must not reach a terminal, or has a width that terminals do not agree on.
    case unsafe
  }

  /// Decides about one scalar.
  ///
  /// The widths are those of `wcwidth` in the GNU C library, because ncurses moves the cursor by them:
  /// where Unicode's East Asian Width says otherwise (the hexagrams U+4DC0–4DFF), the library is followed.
  static func kind(of scalar: Unicode.Scalar) -> ScalarKind {
    if let columns = plainColumns(of: scalar.value) { return .spacing(columns: columns) }
    return scalar.value <= 0xAD ? .unsafe : kindByProperties(of: scalar)
  }

  /// The columns of a scalar that is known without a look at its properties; nil for all others. A character begins
  /// behind each of these, unless what follows is none of them.
  static func plainColumns(of value: UInt32) -> Int? {
    switch value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF: 1
    // Greek, Cyrillic, Hebrew and Arabic letters, dashes and quotation marks, lines of tables.
    case 0x391...0x3A1, 0x3A3...0x3FF, 0x400...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A,
      0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2500...0x257F:
      1
    // Kana, Chinese and Japanese ideographs, Korean syllables, full-width forms.
    case 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
      0xFF01...0xFF60:
      2
    default: nil
    }
  }

  private static func kindByProperties(of scalar: Unicode.Scalar) -> ScalarKind {
    guard let age = scalar.properties.age, (age.major, age.minor) <= newestUnicode else { return .unsafe }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return .unsafe
    case .spaceSeparator:
      // Blanks that look like the ordinary one make two different strings look alike. The ideographic
      // blank does not: it is twice as wide and common in Chinese and Japanese text.
      return scalar.value == 0x3000 ? .spacing(columns: 2) : .unsafe
    case .nonspacingMark, .enclosingMark:
      return scalar.properties.isVariationSelector || scalar.properties.isDefaultIgnorableCodePoint
        ? .unsafe : .combining
    case .spacingMark:
      return .spacingMark(columns: isWide(scalar.value) ? 2 : 1)
    default:
      if scalar.properties.isDefaultIgnorableCodePoint || isRegionalIndicator(scalar) { return .unsafe }
      if isConjoiningJamo(scalar) { return .combining }
      return .spacing(columns: isWide(scalar.value) ? 2 : 1)
    }
  }

  /// Whether this is one of the letters U+1F1E6–1F1FF of which flags are made.
  static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Vowels and final consonants of Korean that join the consonant before them.
  private static func isConjoiningJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
  }

  /// The version of Unicode up to which C libraries in use know widths. What came later is shown as a mark.
  private static let newestUnicode = (14, 0)

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// Scalars of two columns: East Asian Width W or F in Unicode 14. Ranges run across unassigned scalars,
  /// which never come here.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB,
    0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
    0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
    0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
    0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
    0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
    0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A,
    0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAF6, 0x20000...0x3134A,
  ]
}
