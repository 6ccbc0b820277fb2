/// What belongs together in two lists: positions, one of them nil for what is in one list only.
struct Pairing: Hashable, Sendable {
  /// Two positions that belong together.
  struct Pair: Hashable, Sendable {
    let before: Int?
    let after: Int?
  }

  /// The pairs: those of the first list in its order, then what is in the second list only.
  let pairs: [Pair]

  /// Whether what is in both lists stands in another order in the second one.
  var isReordered: Bool {
    var last = -1
    for case let after? in pairs.lazy.filter({ $0.before != nil }).map(\.after) {
      if after < last { return true }
      last = after
    }
    return false
  }

  /// Pairs two lists by what identifies their elements.
  ///
  /// Elements with the same first key belong together; of those that are left, the ones with the same second
  /// key, and so on. Several elements with the same key are paired in their order.
  ///
  /// - Parameters:
  ///   - before: the keys of each element of the first list, the most particular one first.
  ///   - after: the keys of each element of the second list.
  /// - Complexity: linear in the keys.
  init<Key: Hashable>(before: [[Key]], after: [[Key]]) {
    var partners = [Int?](repeating: nil, count: before.count)
    var isTaken = [Bool](repeating: false, count: after.count)
    let levels = max(before.lazy.map(\.count).max() ?? 0, after.lazy.map(\.count).max() ?? 0)
    for level in 0..<levels {
      var waiting: [Key: [Int]] = [:]
      for position in after.indices.reversed() where !isTaken[position] && level < after[position].count {
        waiting[after[position][level], default: []].append(position)
      }
      for position in before.indices where partners[position] == nil && level < before[position].count {
        guard let partner = waiting[before[position][level]]?.popLast() else { continue }
        partners[position] = partner
        isTaken[partner] = true
      }
    }
    pairs =
      partners.enumerated().map { Pair(before: $0, after: $1) }
      + after.indices.filter { !isTaken[$0] }.map { Pair(before: nil, after: $0) }
  }

  /// Pairs by position what is left over on both sides when it is one element each: it took the other's place.
  func pairingSingles() -> Pairing {
    let gone = pairs.filter { $0.after == nil }
    let new = pairs.filter { $0.before == nil }
    guard gone.count == 1, new.count == 1 else { return self }
    return Pairing(
      pairs: pairs.filter { $0.before != nil }.map { pair in
        pair.after == nil ? Pair(before: pair.before, after: new[0].after) : pair
      })
  }

  private init(pairs: [Pair]) { self.pairs = pairs }
}
