import TerminalUI

/// How a person divided the screen's columns among the panes. Kept as parts of the screen, so that it holds
/// on a screen of another size.
public struct ColumnWidths: Hashable, Sendable {
  /// An edge between two panes that can be moved.
  public enum Border: Hashable, Sendable {
    /// Between the requests and the form, with three panes.
    case afterRequests
    /// Between the form and the response, with three panes.
    case afterForm
    /// Between the left pane and the response, with two.
    case afterSide
  }

  /// The requests' part of the screen with three panes, in thousandths; nil where nobody moved it.
  public var requests: Int?
  /// The form's part of what the requests leave, in thousandths.
  public var form: Int?
  /// The left pane's part of the screen with two panes, in thousandths.
  public var side: Int?

  /// The fewest columns of a pane.
  static let smallestPane = 18

  /// Makes widths; nobody has moved what is nil.
  public init(requests: Int? = nil, form: Int? = nil, side: Int? = nil) {
    self.requests = requests
    self.form = form
    self.side = side
  }

  /// The columns of the requests with three panes.
  func requestColumns(of screen: Int) -> Int {
    Self.columns(requests, of: screen, least: Self.smallestPane, spare: 2 * Self.smallestPane)
      ?? min(44, max(28, screen / 5))
  }

  /// The columns in which most labels and values of the form stand without being cut.
  private static let usefulFormColumns = 44

  /// The columns of the form with three panes, of what the requests leave.
  func formColumns(of rest: Int) -> Int {
    Self.columns(form, of: rest, least: Self.smallestPane, spare: Self.smallestPane)
      ?? min(
        max(Self.smallestPane, rest * 2 / 5, min(Self.usefulFormColumns, rest * 9 / 20)),
        max(0, rest - Self.smallestPane))
  }

  /// The columns of the left pane with two panes.
  ///
  /// - Parameters:
  ///   - screen: the columns of the screen.
  ///   - isFormFocused: whether it is the form, and somebody is at work in it.
  func sideColumns(of screen: Int, isFormFocused: Bool) -> Int {
    Self.columns(side, of: screen, least: Self.smallestPane, spare: Self.smallestPane)
      ?? max(isFormFocused ? Self.usefulFormColumns : 36, screen * 2 / 5)
  }

  /// Moves a border of a screen to a column.
  mutating func move(_ border: Border, to column: Int, screen: Int) {
    switch border {
    case .afterRequests: requests = Self.part(column, of: screen)
    case .afterForm:
      let before = requestColumns(of: screen)
      form = Self.part(column - before, of: screen - before)
    case .afterSide: side = Self.part(column, of: screen)
    }
  }

  private static func columns(_ part: Int?, of whole: Int, least: Int, spare: Int) -> Int? {
    guard let part, whole >= least + spare else { return nil }
    // A part read from a file may be any number.
    let columns = (min(max(0, part), 1000) * whole + 500) / 1000
    return min(max(least, columns), whole - spare)
  }

  private static func part(_ columns: Int, of whole: Int) -> Int {
    guard whole > 0 else { return 0 }
    return (min(max(0, columns), whole) * 1000 + whole / 2) / whole
  }
}

/// A border between panes that is being moved with the mouse.
struct BorderDrag: Hashable, Sendable {
  let border: ColumnWidths.Border
  /// The cell at which the button went down; the border may have left it since.
  let origin: Position
}

extension ScreenLayout {
  /// The borders that can be moved, with the column the pane behind each begins at.
  var borders: [(border: ColumnWidths.Border, column: Int)] {
    guard let response = panes[.response], panes.count > 1 else { return [] }
    guard panes.count == 3, let form = panes[.form] else { return [(.afterSide, response.column)] }
    return [(.afterRequests, form.column), (.afterForm, response.column)]
  }

  /// The border under a cell: the lines of both frames that meet there.
  func border(at position: Position) -> ColumnWidths.Border? {
    guard panes.values.contains(where: { $0.contains(position) }) else { return nil }
    return borders.first { $0.column == position.column || $0.column == position.column + 1 }?.border
  }
}

extension ExplorerState {
  /// Makes the focused pane wider, or narrower, by two columns.
  mutating func resizePane(by columns: Int) {
    let layout = layout
    let borders = layout.borders
    guard let pane = layout.panes[focus], let last = borders.last else {
      message = Message("One pane has the whole screen: there is nothing to divide.")
      return
    }
    // The pane's right edge moves; the last pane has only its left one.
    let right = borders.first { $0.column == pane.endColumn }
    let moved = right ?? last
    columnWidths.move(
      moved.border, to: moved.column + (right == nil ? -columns : columns), screen: size.columns)
  }

  /// Moves a border between panes with the mouse.
  mutating func drag(from origin: Position, to position: Position) {
    // Where the button was let go outside of the window, nobody told: another origin is another drag.
    let known = borderDrag.flatMap { $0.origin == origin ? $0.border : nil }
    guard let border = known ?? layout.border(at: origin) else { return }
    borderDrag = BorderDrag(border: border, origin: origin)
    columnWidths.move(border, to: min(max(0, position.column), size.columns), screen: size.columns)
  }
}
