/// How much of a line a part of it gets.
public struct Share: Hashable, Sendable {
  /// The least it needs, in columns or rows.
  public var minimum: Int
  /// The most it can use, or nil when there is no such limit.
  public var maximum: Int?
  /// Its part of what is left over, relative to the others; 0 for a part that does not grow.
  public var weight: Int

  /// Makes a share. Negative numbers become 0, and a maximum is never below the minimum.
  public init(minimum: Int = 0, maximum: Int? = nil, weight: Int = 1) {
    self.minimum = max(0, minimum)
    self.maximum = maximum.map { max($0, max(0, minimum)) }
    self.weight = max(0, weight)
  }

  /// A share that is always the same.
  public static func fixed(_ length: Int) -> Share {
    Share(minimum: length, maximum: length, weight: 0)
  }

  /// Divides a length among shares.
  ///
  /// Each gets its minimum first; what is left goes to the shares by weight, up to their maximum. When the
  /// minimums alone are too much, the first shares get theirs and the last ones less or nothing.
  ///
  /// - Returns: one length for each share. Their sum is at most `length`.
  public static func divide(_ length: Int, among shares: [Share]) -> [Int] {
    var left = max(0, length)
    var lengths = shares.map { share in
      let given = min(share.minimum, left)
      left -= given
      return given
    }
    var growing = shares.indices.filter { shares[$0].weight > 0 && hasRoom(shares[$0], lengths[$0]) }
    while left > 0, !growing.isEmpty {
      let before = left
      let total = growing.reduce(0) { $0 + shares[$1].weight }
      let available = left
      for index in growing {
        let part = Int(Double(available) * Double(shares[index].weight) / Double(total))
        left -= grow(&lengths[index], by: min(part, left), shares[index])
      }
      // Rounding down leaves a few over: one each, from the first on.
      if left == before {
        for index in growing where left > 0 { left -= grow(&lengths[index], by: 1, shares[index]) }
      }
      growing.removeAll { !hasRoom(shares[$0], lengths[$0]) }
    }
    return lengths
  }

  private static func hasRoom(_ share: Share, _ length: Int) -> Bool {
    share.maximum.map { length < $0 } ?? true
  }

  private static func grow(_ length: inout Int, by amount: Int, _ share: Share) -> Int {
    let grown = min(share.maximum ?? .max, length + amount)
    defer { length = grown }
    return grown - length
  }
}

extension Rectangle {
  /// Divides the rectangle into parts side by side; see `Share.divide`.
  public func columns(_ shares: [Share]) -> [Rectangle] {
    var start = column
    return Share.divide(columns, among: shares).map { length in
      defer { start += length }
      return Rectangle(column: start, row: row, columns: length, rows: rows)
    }
  }

  /// Divides the rectangle into parts one below the other; see `Share.divide`.
  public func rows(_ shares: [Share]) -> [Rectangle] {
    var start = row
    return Share.divide(rows, among: shares).map { length in
      defer { start += length }
      return Rectangle(column: column, row: start, columns: columns, rows: length)
    }
  }
}
