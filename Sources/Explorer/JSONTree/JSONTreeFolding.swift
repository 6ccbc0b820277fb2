import OrderedJSON

/// Opening and closing rows.
extension JSONTreeState {
  /// Opens or closes the selected row.
  mutating func toggle() {
    guard let selected else { return }
    setOpen(selected, !folds.isOpen(selected))
  }

  /// Opens the selected row, or goes to its first child when it is open.
  mutating func expand() {
    guard let selected, document.hasChildren(selected) else { return }
    if folds.isOpen(selected) { move(.down) } else { setOpen(selected, true) }
  }

  /// Closes the selected row, or goes to its parent when it is closed.
  mutating func collapse() {
    guard let selected else { return }
    if folds.isOpen(selected), document.hasChildren(selected) {
      setOpen(selected, false)
    } else {
      selectParent()
    }
  }

  private mutating func setOpen(_ node: JSONNode, _ isOpen: Bool) {
    folds.set(node, isOpen: isOpen)
    refold()
  }

  /// Opens everything below the selected row.
  mutating func expandAll() {
    guard let selected, selected.isContainer else { return }
    let range = selected.start..<(document.end(of: selected) ?? Int.max)
    folds.set(range, levels: selected.depth + JSONFolds.mostLevels)
    refold()
  }

  /// Opens so many levels and closes what is deeper; at least the outermost rows stay open.
  mutating func setLevels(_ count: Int) {
    levels = min(max(1, count), JSONFolds.mostLevels)
    let outermost = root(0)?.depth ?? 0
    folds.set(0..<Int.max, levels: outermost + levels)
    refold()
  }

  /// Opens the selected value and its siblings by one level, or closes them.
  mutating func setSiblings(isOpen: Bool) {
    guard let selected else { return }
    guard rootNumber(of: selected) == nil, let parent = document.parent(of: selected) else {
      return setOpen(selected, isOpen)
    }
    let range = parent.start + 1..<(document.end(of: parent) ?? Int.max)
    folds.set(range, levels: isOpen ? selected.depth + 1 : selected.depth)
    refold()
  }

  /// Makes the rows anew after something was opened or closed. The selected row, or the nearest one around it,
  /// stays on its line.
  private mutating func refold() {
    guard let selected else { return }
    let shown = visible(selected)
    let line = rows.firstIndex { $0.start == shown.start } ?? 0
    show(shown, at: line)
    keepMargin()
  }
}
