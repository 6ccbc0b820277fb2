// Comparing and hashing without recursion, so that deep values are safe on any stack.

extension JSON: Hashable {
  /// Whether both values are written the same, apart from space and escapes.
  public static func == (left: JSON, right: JSON) -> Bool {
    var pending = [(left, right)]
    while let (left, right) = pending.popLast() {
      switch (left, right) {
      case (.array(let left), .array(let right)):
        guard left.count == right.count else { return false }
        if left.isSameStorage(as: right) { continue }
        for (element, other) in zip(left, right) {
          guard isSame(element, other, orPending: &pending) else { return false }
        }
      case (.object(let left), .object(let right)):
        guard left.count == right.count else { return false }
        if left.members.isSameStorage(as: right.members) { continue }
        for (member, other) in zip(left, right) {
          guard member.name.hasSameCodeUnits(as: other.name),
            isSame(member.value, other.value, orPending: &pending)
          else { return false }
        }
      default:
        guard isSameScalar(left, right) else { return false }
      }
    }
    return true
  }

  /// Compares two scalars at once, and leaves two containers for later.
  @inline(__always)
  private static func isSame(_ left: JSON, _ right: JSON, orPending pending: inout [(JSON, JSON)]) -> Bool {
    switch (left, right) {
    case (.array, .array), (.object, .object):
      pending.append((left, right))
      return true
    default: return isSameScalar(left, right)
    }
  }

  private static func isSameScalar(_ left: JSON, _ right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.hasSameCodeUnits(as: right)
    default: false
    }
  }

  /// Feeds everything in the value to the hasher.
  public func hash(into hasher: inout Hasher) {
    var pending = [self]
    while let value = pending.popLast() {
      switch value {
      case .null: hasher.combine(0)
      case .boolean(let value): hasher.combine(value)
      case .number(let number): hasher.combine(number)
      case .string(let text): hasher.combine(text)
      case .array(let elements):
        hasher.combine(elements.count)
        pending.append(contentsOf: elements)
      case .object(let object):
        hasher.combine(object.count)
        for member in object {
          hasher.combine(member.name)
          pending.append(member.value)
        }
      }
    }
  }
}

extension JSONObject: Hashable {
  /// Whether both objects have the same members in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    JSON.object(left) == JSON.object(right)
  }

  /// Feeds all members to the hasher.
  public func hash(into hasher: inout Hasher) {
    JSON.object(self).hash(into: &hasher)
  }
}

extension JSONObject.Member: Hashable {
  /// Whether both members have the same name and value.
  public static func == (left: JSONObject.Member, right: JSONObject.Member) -> Bool {
    left.name.hasSameCodeUnits(as: right.name) && left.value == right.value
  }

  /// Feeds name and value to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    value.hash(into: &hasher)
  }
}

// MARK: - Equality by meaning

extension JSON {
  /// Whether both values mean the same: members in any order, numbers by value, however written.
  ///
  /// Of members with the same name only the last counts, as for other readers of JSON. Takes time in
  /// proportion to both values, and does not recurse.
  public func isEquivalent(to other: JSON) -> Bool {
    var pending = [(self, other)]
    while let (left, right) = pending.popLast() {
      switch (left, right) {
      case (.number(let left), .number(let right)):
        guard left.isEquivalent(to: right) else { return false }
      case (.array(let left), .array(let right)):
        guard left.count == right.count else { return false }
        if left.isSameStorage(as: right) { continue }
        pending.append(contentsOf: zip(left, right))
      case (.object(let left), .object(let right)):
        if left.members.isSameStorage(as: right.members) { continue }
        let (names, otherNames) = (left.positionsByName, right.positionsByName)
        guard names.count == otherNames.count else { return false }
        for (name, position) in names {
          guard let otherPosition = otherNames[name] else { return false }
          pending.append((left[position].value, right[otherPosition].value))
        }
      default:
        guard Self.isSameScalar(left, right) else { return false }
      }
    }
    return true
  }
}

extension Array {
  /// Whether both arrays share their memory, so that they are equal without a look at the elements.
  fileprivate func isSameStorage(as other: [Element]) -> Bool {
    withUnsafeBufferPointer { own in other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress } }
  }
}
