import TerminalUI

// A pane shows lines or a document; what is said to the one that it does not show does nothing.
extension PaneState {
  mutating func resize(page: Int) {
    document?.resize(page: page)
    tree.resize(page: page)
  }

  mutating func move(_ movement: Movement) {
    document?.move(movement)
    tree.move(movement)
    leaveBrokenLine(after: movement)
  }

  /// Opens or closes the selected line.
  mutating func toggle() {
    document?.toggle()
    guard let row = tree.selectedRow else { return }
    if row.isFolded { unfold(row) } else { tree.toggle(row.path) }
  }

  /// Opens a line, and below it what is open at first.
  private mutating func unfold(_ row: TreeView<PaneTree>.Row) {
    makeDeferred(below: row)
    tree.unfold(row.path)
    if case .line(let node) = row.node, !node.isJSON { open(row.node, at: row.path, jsonDepth: 0) }
  }

  /// Opens the selected line, or goes to its first child when it is open.
  mutating func expand() {
    document?.expand()
    guard let row = tree.selectedRow else { return }
    if row.isFolded { unfold(row) } else if row.isUnfolded { tree.move(.down) }
  }

  /// Closes the selected line, or goes to its parent when it is closed.
  mutating func collapse() {
    document?.collapse()
    guard let row = tree.selectedRow else { return }
    if row.isUnfolded { tree.fold(row.path) } else { tree.selectParent() }
  }

  mutating func expandAll() {
    document?.expandAll()
    guard let path = tree.selectedPath else { return }
    var source = tree.source
    if let node = tree.selectedRow?.node {
      _ = source.makeDeferred(below: node, columns: columns, depth: path.count)
      for index in 0..<min(Self.mostMadeAtOnce, source.childCount(of: node)) {
        _ = source.makeDeferred(
          below: source.child(index, of: node), columns: columns, depth: path.count + 1)
      }
    }
    // What is not made yet stays closed.
    source.countsUnmade = false
    tree.replaceSource(source)
    tree.unfoldAll(path, limit: 100_000)
    source.countsUnmade = true
    tree.replaceSource(source)
  }

  /// How many deferred parts are made when everything below a line is opened.
  private static let mostMadeAtOnce = 100

  /// Makes the lines below a line that were deferred until it is opened.
  ///
  /// - Returns: whether there were any.
  @discardableResult
  private mutating func makeDeferred(below row: TreeView<PaneTree>.Row) -> Bool {
    var source = tree.source
    guard source.makeDeferred(below: row.node, columns: columns, depth: row.path.count) else { return false }
    tree.replaceSource(source)
    return true
  }

  /// Makes what the mouse has opened with a click on the sign of the selected line.
  private mutating func makeOpened() {
    guard let row = tree.selectedRow, row.isUnfolded, makeDeferred(below: row) else { return }
    open(row.node, at: row.path, jsonDepth: 0)
  }

  mutating func collapseAll() { setLevels(1) }

  /// Shows one level more, or one less.
  mutating func changeLevels(by count: Int) { setLevels((document?.levels ?? levels) + count) }

  private mutating func setLevels(_ count: Int) {
    document?.setLevels(count)
    levels = max(1, count)
    guard document == nil else { return }
    guard levels > 1, tree.source.lines.areMany else {
      tree.setLevels(levels, limit: 100_000)
      return
    }
    let near = linesNearSelection
    tree.setLevels(1)
    for index in near { tree.unfoldAll([index], levels: levels - 1, limit: 1_000) }
  }

  /// The outermost lines around the selected one: where there are many, only these are opened at once.
  private var linesNearSelection: Range<Int> {
    let selected = tree.selectedPath?.first ?? 0
    let start = max(0, selected - Self.fewestOpened / 2)
    return start..<max(start, min(tree.source.lines.count, start + Self.fewestOpened))
  }

  /// Opens the selected line and its siblings, or closes them.
  mutating func setSiblings(isOpen: Bool) {
    document?.setSiblings(isOpen: isOpen)
    guard let path = tree.selectedPath else { return }
    if !isOpen {
      tree.foldSiblings(of: path)
    } else if path.count == 1, tree.source.lines.areMany {
      for index in linesNearSelection { tree.unfold([index]) }
    } else {
      tree.unfoldSiblings(of: path)
    }
  }

  mutating func selectParent() {
    document?.selectParent()
    tree.selectParent()
  }

  mutating func selectSibling(_ offset: Int) {
    document?.selectSibling(forward: offset > 0)
    selectSiblingLine(offset)
  }

  /// Selects the first or the last of the selected line's siblings.
  mutating func selectOutermostSibling(last: Bool) {
    document?.selectSibling(forward: last, toEnd: true)
    tree.selectOutermostSibling(last: last)
    leaveBrokenLine(after: .up)
  }

  mutating func handle(_ mouse: MouseEvent, in rectangle: Rectangle) {
    guard document == nil else {
      document?.handle(mouse, in: rectangle)
      return
    }
    if case .activated = tree.handle(mouse, in: rectangle) { toggle() } else { makeOpened() }
  }

  func draw(into surface: inout Surface, in rectangle: Rectangle, isFocused: Bool, borders: BorderStyle) {
    if let document {
      return document.draw(into: &surface, in: rectangle, isFocused: isFocused, borders: borders)
    }
    tree.draw(
      into: &surface, in: rectangle, isFocused: isFocused, borders: borders, marked: markedRows
    ) { row in
      let line = row.node.styledLine(isOpen: row.isUnfolded)
      return search?.marker.mark(line, as: row.path == search?.current ? .currentMatch : .match) ?? line
    }
  }
}
