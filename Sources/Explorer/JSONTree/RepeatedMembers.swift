import OrderedJSON

/// The members on a screen that have the name of a member before them.
///
/// Only objects of a moderate size are looked through, each once for a screen: what is off the screen must not cost
/// more than what is on it.
struct RepeatedMembers {
  /// The largest object that is looked through, in bytes.
  private static let largestObject = 32_768

  private let document: JSONDocument
  /// The members that repeat a name, by their starts, of each object that was looked through.
  private var known: [Int: Set<Int>] = [:]

  init(_ document: JSONDocument) { self.document = document }

  /// Whether a value is such a member.
  mutating func contains(_ node: JSONNode) -> Bool {
    guard node.nameStart != nil, let parent = node.parentStart else { return false }
    if let members = known[parent] { return members.contains(node.start) }
    let members = document.parent(of: node).map(repeated) ?? []
    known[parent] = members
    return members.contains(node.start)
  }

  private func repeated(in object: JSONNode) -> Set<Int> {
    let end = document.end(of: object) ?? document.limit
    guard end - object.start <= Self.largestObject else { return [] }
    var names: Set<[UInt8]> = []
    var repeated: Set<Int> = []
    var member = document.firstChild(of: object)
    while let present = member {
      let name = document.content(ofStringAt: present.outerStart).bytes
      if !names.insert(name).inserted { repeated.insert(present.start) }
      member = document.nextSibling(of: present)
    }
    return repeated
  }
}
