// Strings: finding their end, checking their escapes and their UTF-8.

extension JSONCursor {
  /// Passes over a string from its opening to after its closing quotation mark.
  /// - Returns: whether it holds escapes.
  @inline(__always)
  mutating func scanString() throws(JSONParseError) -> Bool {
    if acceptsAnyString { return try scanStringLoosely() }
    var position = offset &+ 1
    var hasEscapes = false
    while true {
      while limit &- position >= 8 {
        let stops = Self.specialBytes(in: word(at: position))
        guard stops == 0 else {
          position &+= stops.trailingZeroBitCount &>> 3
          break
        }
        position &+= 8
      }
      guard position < limit else {
        throw fault(.unfinishedString, at: offset)
      }
      let byte = bytes[position]
      if byte == ASCII.quote {
        offset = position &+ 1
        return hasEscapes
      }
      if byte == ASCII.backslash {
        hasEscapes = true
        position = try endOfEscape(at: position)
      } else if byte >= 0x80 {
        position = try endOfMultibyteRun(at: position)
      } else if byte < ASCII.space {
        throw fault(.controlCharacter(byte), at: position)
      } else {
        position &+= 1
      }
    }
  }

  /// Passes over a string whose escapes and UTF-8 may be anything; only raw control characters are refused. The first
  /// escape that is wrong is noted. Bytes outside ASCII are not looked at here, which would take as long as all the rest.
  private mutating func scanStringLoosely() throws(JSONParseError) -> Bool {
    var position = offset &+ 1
    var hasEscapes = false
    var wrong = -1
    while true {
      while limit &- position >= 8 {
        let stops = Self.endingBytes(in: word(at: position))
        guard stops == 0 else {
          position &+= stops.trailingZeroBitCount &>> 3
          break
        }
        position &+= 8
      }
      guard position < limit else { throw fault(.unfinishedString, at: offset) }
      switch bytes[position] {
      case ASCII.quote:
        offset = position &+ 1
        // Not before: at the end of what is there, the rest of an escape may be yet to come.
        if wrong >= 0 { wrongEscape = wrong }
        return hasEscapes
      case ASCII.backslash:
        hasEscapes = true
        let isShort = position &+ 1 < limit && Self.isShortEscape(bytes[position &+ 1])
        position = isShort ? position &+ 2 : endOfLongEscape(at: position, &wrong)
      case let byte where byte < ASCII.space: throw fault(.controlCharacter(byte), at: position)
      default: position &+= 1
      }
    }
  }

  @inline(__always)
  private static func isShortEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.quote, ASCII.backslash, ASCII.slash, ASCII.byte("b"), ASCII.byte("f"), ASCII.byte("n"),
      ASCII.byte("r"), ASCII.byte("t"):
      true
    default: false
    }
  }

  /// The position after an escape of more than one character, or after what is none. Checks it while all were right.
  @inline(never)
  private func endOfLongEscape(at position: Int, _ wrong: inout Int) -> Int {
    if wrongEscape < 0, wrong < 0 {
      do throws(JSONParseError) { return try endOfEscape(at: position) } catch { wrong = position }
    }
    return position &+ (position &+ 1 < limit && bytes[position &+ 1] >= ASCII.space ? 2 : 1)
  }

  /// What is wrong with the escape at a position; nil when nothing is.
  func faultOfEscape(at position: Int) -> JSONParseError? {
    do throws(JSONParseError) { _ = try endOfEscape(at: position) } catch { return error }
    return nil
  }

  /// Marks the high bit of quotation marks, backslashes and control characters, as `specialBytes` does.
  @inline(__always)
  private static func endingBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = (word ^ (ones &* UInt64(ASCII.quote))) &- ones
    let backslashes = (word ^ (ones &* UInt64(ASCII.backslash))) &- ones
    let controls = word &- (ones &* UInt64(ASCII.space))
    return (quotes | backslashes | controls) & ~word & (ones &* 0x80)
  }

  /// Marks the high bit of bytes that are no plain string content: quotation marks, backslashes, control
  /// characters and everything outside ASCII. Only the lowest mark is exact, which is the first byte.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = (word ^ (ones &* UInt64(ASCII.quote))) &- ones
    let backslashes = (word ^ (ones &* UInt64(ASCII.backslash))) &- ones
    let controls = word &- (ones &* UInt64(ASCII.space))
    return (word | quotes | backslashes | controls) & (ones &* 0x80)
  }

  /// Checks an escape and returns the position after it, and after the second half of a surrogate pair.
  private func endOfEscape(at position: Int) throws(JSONParseError) -> Int {
    guard position &+ 1 < limit else {
      throw fault(.unfinishedString, at: offset)
    }
    if Self.isShortEscape(bytes[position &+ 1]) { return position &+ 2 }
    guard bytes[position &+ 1] == ASCII.byte("u") else {
      throw fault(.invalidEscape(found: phrase(at: position &+ 1)), at: position)
    }
    let unit = try unitOfEscape(at: position)
    if UTF16.isTrailSurrogate(unit) {
      throw fault(.loneSurrogate(unit), at: position)
    }
    guard UTF16.isLeadSurrogate(unit) else { return position &+ 6 }
    let second = position &+ 6
    guard limit &- second >= 2, bytes[second] == ASCII.backslash, bytes[second &+ 1] == ASCII.byte("u"),
      UTF16.isTrailSurrogate(try unitOfEscape(at: second))
    else {
      throw fault(.loneSurrogate(unit), at: position)
    }
    return second &+ 6
  }

  /// The value of the four digits after `\u`.
  private func unitOfEscape(at position: Int) throws(JSONParseError) -> UInt16 {
    var unit: UInt16 = 0
    for digit in (position &+ 2)..<(position &+ 6) {
      guard digit < limit, let value = ASCII.hexadecimalValue(bytes[digit]) else {
        throw fault(
          .unexpected(found: phrase(at: digit), expected: "four hexadecimal digits after \"\\u\""),
          at: min(digit, limit))
      }
      unit = unit &<< 4 | value
    }
    return unit
  }

  /// Checks the UTF-8 of a run of characters outside ASCII and returns the position after it.
  ///
  /// The allowed second bytes follow table 3-7 of the Unicode Standard, which rules out overlong forms,
  /// surrogates and values above U+10FFFF.
  private func endOfMultibyteRun(at start: Int) throws(JSONParseError) -> Int {
    var position = start
    while position < limit, bytes[position] >= 0x80 {
      let lead = bytes[position]
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: throw fault(.invalidUTF8(lead), at: position)
      }
      guard limit &- position >= length, second.contains(bytes[position &+ 1]),
        length < 3 || bytes[position &+ 2] & 0xC0 == 0x80,
        length < 4 || bytes[position &+ 3] & 0xC0 == 0x80
      else {
        throw fault(.invalidUTF8(lead), at: position)
      }
      position &+= length
    }
    return position
  }
}
