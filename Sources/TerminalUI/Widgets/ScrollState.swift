/// A selected row among many, and which rows are on the screen: pure numbers, shared by lists, trees and
/// tables. The selected row is always on the screen, where possible with a margin around it.
public struct ScrollState: Hashable, Sendable {
  /// The selected row; 0 when there are no rows.
  public private(set) var selection: Int
  /// Which rows are on the screen.
  public private(set) var viewport: Viewport
  /// The rows to keep between the selection and the edges of the screen.
  public var margin: Int

  /// Makes a state with the first row selected.
  public init(count: Int = 0, page: Int = 0, margin: Int = 2) {
    selection = 0
    viewport = Viewport(count: count, page: page)
    self.margin = margin
  }

  /// The number of all rows.
  public var count: Int { viewport.count }
  /// The rows that fit on the screen.
  public var page: Int { viewport.page }
  /// The first row on the screen.
  public var offset: Int { viewport.offset }
  /// The rows on the screen.
  public var visible: Range<Int> { viewport.visible }
  /// The selected row, or nil when there are no rows.
  public var selected: Int? { count > 0 ? selection : nil }

  /// Sets how many rows there are and how many fit; the selection stays, or becomes the last row.
  public mutating func resize(count: Int? = nil, page: Int? = nil) {
    viewport.resize(count: count, page: page)
    select(selection)
  }

  /// Selects a row, or the nearest there is, and shows it.
  public mutating func select(_ row: Int) {
    selection = min(max(0, row), max(0, count - 1))
    viewport.show(selection, margin: margin)
  }

  /// Moves the selection by a number of rows, down when positive.
  public mutating func select(by rows: Int) {
    let (target, overflows) = selection.addingReportingOverflow(rows)
    select(overflows ? (rows > 0 ? .max : 0) : target)
  }

  /// Moves the selection as a movement says. Paging scrolls along, so that the selected row keeps its place
  /// on the screen.
  ///
  /// - Returns: whether the selection is another one.
  @discardableResult
  public mutating func move(_ movement: Movement) -> Bool {
    let before = selection
    switch movement {
    case .up: select(by: -1)
    case .down: select(by: 1)
    case .start: select(0)
    case .end: select(count - 1)
    case .pageUp, .pageDown, .halfPageUp, .halfPageDown:
      let offsetBefore = offset
      viewport.move(movement)
      let scrolled = offset - offsetBefore
      // At either end there is nothing left to scroll: the selection goes to the first or last row.
      if scrolled == 0 {
        select(movement == .pageUp || movement == .halfPageUp ? 0 : count - 1)
      } else {
        select(by: scrolled)
      }
    }
    return selection != before
  }

  /// Scrolls by a number of rows, as a mouse wheel does; the selection comes along when it would leave the
  /// screen.
  public mutating func scroll(by rows: Int) {
    viewport.scroll(by: rows)
    let visible = viewport.visible
    guard !visible.isEmpty else { return }
    let margin = min(max(0, margin), (page - 1) / 2)
    let first = visible.lowerBound > 0 ? visible.lowerBound + margin : 0
    let last = visible.upperBound < count ? visible.upperBound - 1 - margin : count - 1
    selection = min(max(first, selection), max(first, last))
  }

  /// The same state for another number of rows on the screen: what drawing uses.
  public func fitted(count: Int? = nil, page: Int) -> ScrollState {
    var state = self
    state.resize(count: count, page: page)
    return state
  }
}
