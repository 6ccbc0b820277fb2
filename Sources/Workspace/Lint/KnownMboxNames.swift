import DeliveryAPI

/// The mbox names that an artifact knows, to tell misspelt ones and what was meant.
public struct KnownMboxNames: Hashable, Sendable {
  private let names: Set<String>

  /// Takes the names.
  ///
  /// - Complexity: linear in their number.
  public init(_ names: some Sequence<String>) { self.names = Set(names) }

  /// Whether there is an mbox with exactly this name.
  ///
  /// - Complexity: constant.
  public func contains(_ name: String) -> Bool { names.contains(name) }

  /// The first names in alphabetical order that begin with a text; for an empty text, the first of all.
  ///
  /// - Complexity: linear in the number of names, as few as are asked for.
  public func beginning(with text: String, limit: Int) -> [String] {
    var found: [String] = []
    for name in names where name.hasPrefix(text) {
      if found.count == limit, let last = found.last, name > last { continue }
      found.insert(name, at: found.firstIndex { $0 > name } ?? found.count)
      if found.count > limit { found.removeLast() }
    }
    return found
  }

  /// How many names there are.
  var count: Int { names.count }

  /// How many names begin with a text.
  ///
  /// - Complexity: linear in the number of names.
  public func count(beginningWith text: String) -> Int { names.count { $0.hasPrefix(text) } }

  /// The names that somebody may have meant who wrote another one: those that are most like it, then those that begin
  /// with it, then those that hold it; upper and lower case do not count.
  ///
  /// - Parameters:
  ///   - name: what was written.
  ///   - limit: how many to return at most.
  /// - Complexity: linear in the number of names. It is meant for when somebody asks.
  public func meant(by name: String, limit: Int = 3) -> [String] {
    let alike = nearest(to: name, limit: limit)
    let wanted = name.lowercased()
    // Fewer letters are in too many names to mean one of them.
    guard alike.count < limit, wanted.count > 2 else { return alike }
    var holding: [(isBeginning: Bool, name: String)] = []
    for candidate in names where !alike.contains(candidate) {
      let letters = candidate.lowercased()
      if letters.contains(wanted) { holding.append((letters.hasPrefix(wanted), candidate)) }
    }
    holding.sort { ($0.isBeginning ? 0 : 1, $0.name) < ($1.isBeginning ? 0 : 1, $1.name) }
    return alike + holding.prefix(limit - alike.count).map(\.name)
  }

  /// The names that are most like another one, the most alike first, of equals in alphabetical order.
  ///
  /// - Parameters:
  ///   - name: the name to compare with.
  ///   - limit: how many to return at most.
  /// - Complexity: O(n log n) in the number of names. It is meant for when somebody asks.
  public func nearest(to name: String, limit: Int = 3) -> [String] {
    NearestNames(to: name, among: names.sorted(), limit: limit).names
  }
}
