// RFC 8259, section 8.3: names are the same when their code units are. Swift's strings are also equal when
// they are canonically equivalent, such as "é" in one and in two code points.

extension String {
  /// Whether both strings are written with the same code units.
  func hasSameCodeUnits(as other: String) -> Bool {
    let (units, otherUnits) = (utf8.span, other.utf8.span)
    let count = units.count
    guard count == otherUnits.count else { return false }
    return units.withUnsafeBytes { units in
      otherUnits.withUnsafeBytes { otherUnits in
        var position = 0
        while count &- position >= 8 {
          let word = units.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          let otherWord = otherUnits.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          guard word == otherWord else { return false }
          position &+= 8
        }
        while position < count {
          guard units[position] == otherUnits[position] else { return false }
          position &+= 1
        }
        return true
      }
    }
  }
}

/// A member name as the key of a dictionary.
struct MemberName: Hashable {
  let text: String

  static func == (left: MemberName, right: MemberName) -> Bool {
    left.text.hasSameCodeUnits(as: right.text)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension JSONObject {
  /// The position of the last member of each name.
  var positionsByName: [MemberName: Int] {
    var positions: [MemberName: Int] = [:]
    positions.reserveCapacity(count)
    for (position, member) in members.enumerated() { positions[MemberName(text: member.name)] = position }
    return positions
  }
}
