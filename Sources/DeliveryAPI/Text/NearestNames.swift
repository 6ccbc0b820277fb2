/// Names that are spelled nearly like another, for telling a person what may have been meant.
package struct NearestNames {
  /// The nearest names, the nearest first; those that are equally near in their own order.
  package let names: [String]

  /// Finds the names that differ from another in few letters or only in upper and lower case: in a third of its
  /// letters, and in three at most.
  ///
  /// - Parameters:
  ///   - name: the name to compare with.
  ///   - others: the names there are.
  ///   - limit: how many to find at most; more than a few are not worth reading.
  /// - Complexity: linear in the length of all names together.
  package init(to name: String, among others: some Sequence<String>, limit: Int = 3) {
    self.init(to: name, among: others.lazy.map { ($0, $0.lowercased()) }, limit: limit)
  }

  /// Finds the names that differ from another in few letters, as above.
  ///
  /// - Parameters:
  ///   - name: the name to compare with.
  ///   - others: the names there are, each with itself in lower case.
  ///   - limit: how many to find at most.
  /// - Complexity: linear in the length of all names together.
  package init(to name: String, among others: some Sequence<(String, String)>, limit: Int = 3) {
    let wanted = Array(name.lowercased().utf8)
    let bound = min(3, max(1, wanted.count / 3))
    var near: [(name: String, distance: Int)] = []
    for (other, letters) in others where abs(letters.utf8.count - wanted.count) <= bound {
      guard let distance = Self.distance(wanted, Array(letters.utf8), bound: bound) else { continue }
      near.append((other, distance))
    }
    // Sorting is stable.
    names = near.sorted { $0.distance < $1.distance }.prefix(limit).map(\.name)
  }

  /// How many bytes are to be added, removed or replaced to make one text of another (Levenshtein).
  ///
  /// - Returns: nil if it is more than the bound.
  /// - Complexity: linear in the length of the texts times the bound: only positions that are at most the
  ///   bound apart are compared.
  static func distance(_ left: [UInt8], _ right: [UInt8], bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    if right.isEmpty { return left.count }
    let unreachable = bound + 1
    // The distance of the beginning of `left` from each beginning of `right`.
    var row = (0...right.count).map { min($0, unreachable) }
    for (position, byte) in left.enumerated() {
      let columns = max(0, position - bound)..<min(right.count, position + bound + 1)
      var diagonal = row[columns.lowerBound]
      row[columns.lowerBound] = columns.lowerBound == 0 ? min(position + 1, unreachable) : unreachable
      for column in columns {
        let above = row[column + 1]
        let replaced = byte == right[column] ? diagonal : diagonal + 1
        diagonal = above
        row[column + 1] = min(replaced, above + 1, row[column] + 1, unreachable)
      }
    }
    return row[right.count] <= bound ? row[right.count] : nil
  }
}
