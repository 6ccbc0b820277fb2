/// One cell of a screen.
public struct Cell: Hashable, Sendable {
  /// The grapheme cluster shown here; a blank in an empty cell. Always safe to send to a terminal.
  public var character: Character
  /// How it is to be understood.
  public var style: Style
  /// Whether this is the right half of the wide character in the cell before; its own character is a blank.
  public var isContinuation: Bool

  /// Makes a cell.
  public init(_ character: Character = " ", _ style: Style = .plain, isContinuation: Bool = false) {
    self.character = character
    self.style = style
    self.isContinuation = isContinuation
  }
}

/// A grid of cells that widgets draw into and a terminal shows.
///
/// Everything drawn is clipped to the surface, and text from anywhere may be written: what must not
/// reach a terminal is replaced by visible marks (see `DisplayText`).
public struct Surface: Hashable, Sendable {
  /// The size of the grid.
  public let size: Size
  /// All cells, row by row.
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor is to be shown, or nil to hide it.
  public var cursor: Position?

  /// Makes an empty surface.
  public init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.columns * size.rows)
  }

  /// The whole surface as a rectangle.
  public var bounds: Rectangle { Rectangle(size) }

  /// A cell; an empty one outside the surface, where setting does nothing.
  public subscript(column: Int, row: Int) -> Cell {
    get {
      guard isInside(column, row) else { return Cell() }
      return cells[row * size.columns + column]
    }
    set {
      guard isInside(column, row) else { return }
      cells[row * size.columns + column] = newValue
    }
  }

  private func isInside(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < size.columns && row >= 0 && row < size.rows
  }

  /// The cells of one row as text, wide characters once, blanks at the end removed.
  public func text(ofRow row: Int) -> String {
    var line = ""
    for column in 0..<size.columns where !self[column, row].isContinuation {
      line.append(self[column, row].character)
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The cells of one row as a line of styled text, plain blanks at the end removed.
  public func line(ofRow row: Int) -> StyledLine {
    var end = size.columns
    while end > 0, self[end - 1, row] == Cell() { end -= 1 }
    var line = StyledLine()
    for column in 0..<end where !self[column, row].isContinuation {
      line.append(String(self[column, row].character), self[column, row].style)
    }
    return line
  }

  /// All rows as text, one line each.
  public var text: String {
    (0..<size.rows).map(text(ofRow:)).joined(separator: "\n")
  }
}
