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
