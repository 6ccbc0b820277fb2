import DeliveryAPI

/// The mbox names that an artifact knows, to tell misspelt ones and what was meant.
public struct KnownMboxNames: Hashable, Sendable {
  private let names: Set<String>
  /// The names in alphabetical order, which is that of their code units.
  private let sorted: [String]
  /// The sorted names in lower case.
  private let lowercased: [String]

  /// Takes the names.
  ///
  /// - Complexity: O(n log n) in their number, so that nothing has to be sorted while somebody types.
  public init(_ names: some Sequence<String>) {
    self.names = Set(names)
    sorted = self.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    lowercased = sorted.map { $0.lowercased() }
  }

  /// Whether there is an mbox with exactly this name.
  ///
  /// - Complexity: constant.
  public func contains(_ name: String) -> Bool { names.contains(name) }

  /// The first names in alphabetical order that begin with a text; for an empty text, the first of all.
  ///
  /// - Complexity: logarithmic in the number of names, and linear in how many are asked for.
  public func beginning(with text: String, limit: Int) -> [String] {
    Array(
      sorted[firstIndex(notBefore: text)...].prefix(limit).prefix { $0.utf8.starts(with: text.utf8) })
  }

  /// How many names there are.
  var count: Int { sorted.count }

  /// How many names begin with a text.
  ///
  /// - Complexity: logarithmic in the number of names.
  public func count(beginningWith text: String) -> Int {
    let start = firstIndex(notBefore: text)
    let end = partition(from: start) { !$0.utf8.starts(with: text.utf8) }
    return end - start
  }

  /// The position of the first sorted name that does not come before a text: names that begin with it are there.
  private func firstIndex(notBefore text: String) -> Int {
    partition(from: 0) { !$0.utf8.lexicographicallyPrecedes(text.utf8) }
  }

  /// The position of the first sorted name from one on for which something holds, as it does for all behind it.
  private func partition(from start: Int, where holds: (String) -> Bool) -> Int {
    var range = start..<sorted.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = holds(sorted[middle]) ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
    }
    return range.lowerBound
  }

  /// The names that somebody may have meant who wrote another one: those that are most like it, then those that begin
  /// with it, then those that hold it; upper and lower case do not count.
  ///
  /// - Parameters:
  ///   - name: what was written.
  ///   - limit: how many to return at most.
  /// - Complexity: linear in the number of names.
  public func meant(by name: String, limit: Int = 3) -> [String] {
    let alike = nearest(to: name, limit: limit)
    let wanted = name.lowercased()
    // Fewer letters are in too many names to mean one of them.
    guard alike.count < limit, wanted.count > 2 else { return alike }
    let room = limit - alike.count
    var beginning: [String] = []
    var holding: [String] = []
    for (candidate, letters) in zip(sorted, lowercased) where letters.utf8.count >= wanted.utf8.count {
      let begins = letters.hasPrefix(wanted)
      guard begins || holding.count < room && letters.contains(wanted), !alike.contains(candidate) else {
        continue
      }
      if begins { beginning.append(candidate) } else { holding.append(candidate) }
      if beginning.count == room { break }
    }
    return alike + (beginning + holding).prefix(room)
  }

  /// The names that are most like another one, the most alike first, of equals in alphabetical order.
  ///
  /// - Parameters:
  ///   - name: the name to compare with.
  ///   - limit: how many to return at most.
  /// - Complexity: linear in the number of names.
  public func nearest(to name: String, limit: Int = 3) -> [String] {
    NearestNames(to: name, among: zip(sorted, lowercased), limit: limit).names
  }
}
