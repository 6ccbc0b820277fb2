/// What the mouse did to a tree.
public enum TreeOutcome: Hashable, Sendable {
  /// It means nothing to a tree.
  case ignored
  /// The selection may have moved, or the tree was scrolled.
  case moved
  /// Something was folded or unfolded.
  case folded
  /// The node at this path was chosen, with a double click.
  case activated([Int])
}

extension TreeView {
  /// Does what the mouse means: a click selects, and on the sign before a node folds or unfolds it.
  /// `rectangle` is where the tree was drawn.
  public mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) -> TreeOutcome {
    guard rectangle.contains(mouse.position) else { return .ignored }
    scroll.resize(page: rectangle.rows)
    switch mouse.kind {
    case .scrollUp: scroll.scroll(by: -3)
    case .scrollDown: scroll.scroll(by: 3)
    case .drag, .dragEnd: return .ignored
    case .click, .doubleClick:
      let index = scroll.offset + mouse.position.row - rectangle.row
      guard let row = row(at: index) else { return .ignored }
      scroll.select(index)
      let signColumn = rectangle.column + row.depth * Self.indentation
      if mouse.position.column == signColumn, row.isFolded || row.isUnfolded {
        toggle(row.path)
        return .folded
      }
      if mouse.kind == .doubleClick { return .activated(row.path) }
    }
    return .moved
  }

  /// The columns by which children stand further right than their parent.
  public static var indentation: Int { 2 }

  /// Draws the rows on the screen: a sign for what can be folded, then the line of the node.
  ///
  /// - Parameters:
  ///   - surface: where to draw.
  ///   - rectangle: the place of the tree.
  ///   - isFocused: whether keys go to it.
  ///   - borders: of what signs and scroll bar are drawn.
  ///   - marked: the rows that are drawn as selected; the selected one when nil.
  ///   - line: makes the line of one row; called for rows on the screen only.
  public func draw(
    into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool = true,
    borders: BorderStyle = .lines, marked: Range<Int>? = nil, line: (Row) -> StyledLine
  ) {
    var list = ListView()
    list.scroll = scroll.fitted(page: rectangle.rows)
    list.draw(
      into: &surface, in: rectangle, isFocused: isFocused, borders: borders, marked: marked
    ) { index in
      guard let row = row(at: index) else { return StyledLine() }
      let hasChildren = row.isUnfolded || row.isFolded
      let sign = hasChildren ? borders.foldSign(isOpen: row.isUnfolded) + " " : "  "
      let indentation = String(repeating: " ", count: row.depth * Self.indentation)
      return StyledLine(indentation + sign, .punctuation) + line(row)
    }
  }
}
