/// Which of many rows are on the screen: pure numbers, for text that scrolls without a selection.
public struct Viewport: Hashable, Sendable {
  /// The number of all rows.
  public private(set) var count: Int
  /// The number of rows that fit on the screen.
  public private(set) var page: Int
  /// The first row on the screen.
  public private(set) var offset: Int

  /// Makes a viewport at the first row. Negative numbers become 0.
  public init(count: Int = 0, page: Int = 0) {
    self.count = max(0, count)
    self.page = max(0, page)
    offset = 0
  }

  /// The rows on the screen.
  public var visible: Range<Int> { offset..<(offset + min(page, count - offset)) }

  /// The largest offset: with it the last row is at the bottom.
  public var lastOffset: Int { max(0, count - page) }

  /// Sets how many rows there are and how many fit, keeping the first row where possible.
  public mutating func resize(count: Int? = nil, page: Int? = nil) {
    if let count { self.count = max(0, count) }
    if let page { self.page = max(0, page) }
    scroll(to: offset)
  }

  /// Makes a row the first one, or as near to it as there are rows.
  public mutating func scroll(to row: Int) {
    offset = min(max(0, row), lastOffset)
  }

  /// Scrolls by a number of rows, down when positive.
  public mutating func scroll(by rows: Int) {
    let (target, overflows) = offset.addingReportingOverflow(rows)
    scroll(to: overflows ? (rows > 0 ? .max : 0) : target)
  }

  /// Scrolls as a movement says. A page keeps one row of the last screen, so that the eye finds its place.
  public mutating func move(_ movement: Movement) {
    switch movement {
    case .up: scroll(by: -1)
    case .down: scroll(by: 1)
    case .pageUp: scroll(by: -max(1, page - 1))
    case .pageDown: scroll(by: max(1, page - 1))
    case .halfPageUp: scroll(by: -max(1, page / 2))
    case .halfPageDown: scroll(by: max(1, page / 2))
    case .start: scroll(to: 0)
    case .end: scroll(to: lastOffset)
    }
  }

  /// Scrolls as little as needed to show a row with some rows around it.
  ///
  /// - Parameters:
  ///   - row: the row to show.
  ///   - margin: the rows to show above and below it; fewer on a small screen and at the ends.
  public mutating func show(_ row: Int, margin: Int = 0) {
    guard page > 0 else { return }
    let margin = min(max(0, margin), (page - 1) / 2)
    let row = min(max(0, row), max(0, count - 1))
    if row - margin < offset {
      scroll(to: row - margin)
    } else if row + margin >= offset + page {
      scroll(to: row + margin - page + 1)
    }
  }
}
