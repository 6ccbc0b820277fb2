// RFC 8259, section 8.3: names are the same when their code units are. Swift's strings are also equal when
// they are canonically equivalent, such as "é" in one and in two code points.

extension String {
  /// Whether both strings are written with the same code units.
  func hasSameCodeUnits(as other: String) -> Bool {
    // Swift's comparison is fast and settles nearly all cases; only equal strings need a second look.
    guard utf8.count == other.utf8.count, self == other else { return false }
    return utf8.span.withUnsafeBytes { units in
      other.utf8.span.withUnsafeBytes { units.elementsEqual($0) }
    }
  }
}

/// A member name as the key of a dictionary: names are the same when their code units are.
public struct MemberName: Hashable, Sendable {
  /// The name, unescaped.
  public let text: String

  /// Makes a key of a name.
  public init(_ text: String) { self.text = text }

  /// Whether both names are written with the same code units.
  public static func == (left: MemberName, right: MemberName) -> Bool {
    left.text.hasSameCodeUnits(as: right.text)
  }

  /// Feeds the name into a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension JSONObject {
  /// The position of the last member of each name.
  var positionsByName: [MemberName: Int] {
    var positions: [MemberName: Int] = [:]
    positions.reserveCapacity(count)
    for (position, member) in members.enumerated() { positions[MemberName(member.name)] = position }
    return positions
  }
}
