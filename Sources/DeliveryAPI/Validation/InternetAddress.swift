/// An IPv4 or IPv6 address as text writes it.
///
/// Reads what the Delivery API accepts for `context.geo.ipAddress`: dotted IPv4, and IPv6 in full, with
/// `::`, with an IPv4 tail, with a zone after `%`, and with white space around it.
public struct InternetAddress: Hashable, Sendable, CustomStringConvertible {
  /// The address in network order: 4 bytes for IPv4, 16 for IPv6.
  public let bytes: [UInt8]

  /// Reads an address; nil when the text is none. The zone is dropped: it means nothing elsewhere.
  public init?(_ text: String) {
    let address = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    let characters = String(address)
    if let bytes = version4(Substring(characters)) {
      self.bytes = bytes
    } else if let bytes = version6(characters) {
      self.bytes = bytes
    } else {
      return nil
    }
  }

  /// The address in its usual form: `192.0.2.1`, or IPv6 as RFC 5952 shortens it, `2001:db8::1`.
  public var description: String {
    guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    guard let zeros = longestRunOfZeros(in: groups) else { return hexadecimal(groups[...]) }
    return hexadecimal(groups[..<zeros.lowerBound]) + "::" + hexadecimal(groups[zeros.upperBound...])
  }
}

private func hexadecimal(_ groups: ArraySlice<UInt16>) -> String {
  groups.map { String($0, radix: 16) }.joined(separator: ":")
}

/// The first of the longest runs of two or more zeros.
private func longestRunOfZeros(in groups: [UInt16]) -> Range<Int>? {
  var longest: Range<Int>?
  var start = 0
  while start < groups.count {
    let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
    if end - start >= max(2, (longest?.count ?? 0) + 1) { longest = start..<end }
    start = end + 1
  }
  return longest
}

private func version4(_ text: Substring) -> [UInt8]? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 4 else { return nil }
  var bytes: [UInt8] = []
  for part in parts {
    guard (1...3).contains(part.utf8.count), part.allSatisfy({ $0.isASCII && $0.isNumber }),
      let byte = UInt8(part)
    else { return nil }
    bytes.append(byte)
  }
  return bytes
}

private func version6(_ text: String) -> [UInt8]? {
  let zone = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
  guard let address = zone.first, zone.count == 1 || !zone[1].isEmpty else { return nil }
  guard let gap = address.firstRange(of: "::") else {
    let bytes = groups(address, mayEndInVersion4: true)
    return bytes?.count == 16 ? bytes : nil
  }
  guard let head = groups(address[..<gap.lowerBound], mayEndInVersion4: false),
    let tail = groups(address[gap.upperBound...], mayEndInVersion4: true),
    head.count + tail.count <= 14
  else { return nil }
  return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
}

/// The bytes of groups with colons between them; none for an empty text.
private func groups(_ text: Substring, mayEndInVersion4: Bool) -> [UInt8]? {
  guard !text.isEmpty else { return [] }
  var bytes: [UInt8] = []
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  for (position, part) in parts.enumerated() {
    if mayEndInVersion4, position == parts.count - 1, let tail = version4(part) {
      bytes += tail
    } else if (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
      let group = UInt16(part, radix: 16)
    {
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    } else {
      return nil
    }
  }
  return bytes
}
