#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// RFC 8259, section 8.3: names are the same when their code units are. Swift's strings are also equal when
// they are canonically equivalent, such as "é" in one and in two code points.

extension String {
  /// Whether both strings are written with the same code units, as names of members and texts of JavaScript are
  /// compared.
  package func hasSameCodeUnits(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return utf8.span.withUnsafeBytes { units in
      other.utf8.span.withUnsafeBytes { otherUnits in
        guard let start = units.baseAddress, let otherStart = otherUnits.baseAddress else { return true }
        return memcmp(start, otherStart, units.count) == 0
      }
    }
  }
}

/// A text that equals only what is written with the same code units, for the keys of dictionaries.
package struct ExactText: Hashable, Sendable {
  /// The text.
  package let text: String

  /// Makes a key of a text.
  package init(_ text: String) { self.text = text }

  /// Whether both texts are written with the same code units.
  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.hasSameCodeUnits(as: right.text)
  }

  /// Feeds the code units into a hasher.
  package func hash(into hasher: inout Hasher) {
    text.utf8.span.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension JSONObject {
  /// The position of the last member of each name.
  var positionsByName: [ExactText: Int] {
    var positions: [ExactText: Int] = [:]
    positions.reserveCapacity(count)
    for (position, member) in members.enumerated() { positions[ExactText(member.name)] = position }
    return positions
  }
}
