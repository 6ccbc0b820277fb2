/// The members of a JSON object in the order they were written, duplicates included.
public struct JSONObject: Sendable {
  /// One name and its value.
  public struct Member: Sendable {
    /// The name, unescaped.
    public var name: String
    /// The value.
    public var value: JSON

    /// Makes a member.
    public init(name: String, value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// All members in order. A name may occur more than once, as RFC 8259 allows.
  public private(set) var members: [Member]

  /// Makes an object from members, in order.
  public init(_ members: [Member] = []) {
    self.members = members
  }

  /// The value of the last member with this name, as other JSON readers see it; nil if there is none.
  ///
  /// Setting replaces the last such member in its place, or appends one; setting nil removes every
  /// member of that name. Reading and writing take time in proportion to the number of members.
  public subscript(_ name: String) -> JSON? {
    get { members.last { $0.name.hasSameCodeUnits(as: name) }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name.hasSameCodeUnits(as: name) }
        return
      }
      if let position = members.lastIndex(where: { $0.name.hasSameCodeUnits(as: name) }) {
        members[position].value = newValue
      } else {
        append(name, newValue)
      }
    }
  }

  /// Adds a member at the end, also when the name is there already.
  public mutating func append(_ name: String, _ value: JSON) {
    members.append(Member(name: name, value: value))
  }

  /// Adds members at the end, also those whose names are there already.
  public mutating func append(contentsOf newMembers: [Member]) {
    members.append(contentsOf: newMembers)
  }
}

extension JSONObject: RandomAccessCollection {
  /// The position of the first member.
  public var startIndex: Int { members.startIndex }
  /// The position after the last member.
  public var endIndex: Int { members.endIndex }
  /// The member at a position, which must be valid.
  public subscript(_ position: Int) -> Member { members[position] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with its members in the order written.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(elements.map { Member(name: $0.0, value: $0.1) })
  }
}
