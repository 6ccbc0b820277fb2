import OrderedJSON
import TerminalUI

/// Moving through the rows.
extension JSONTreeState {
  mutating func move(_ movement: Movement) {
    guard !rows.isEmpty else { return }
    switch movement {
    case .up:
      selection = max(0, selection - 1)
      keepMargin()
    case .down:
      selection = min(rows.count - 1, selection + 1)
      keepMargin()
    case .pageUp: turn(by: page, down: false)
    case .pageDown: turn(by: page, down: true)
    case .halfPageUp: turn(by: page / 2, down: false)
    case .halfPageDown: turn(by: page / 2, down: true)
    case .start: if let first = root(0) { show(first, at: 0) }
    case .end: if let last = root(roots.count - 1) { show(lastRow(below: last), at: max(0, page - 1)) }
    }
  }

  private mutating func turn(by count: Int, down: Bool) {
    var scrolled = 0
    while scrolled < max(1, count), scrollOne(down: down) { scrolled += 1 }
    // At either end there is nothing left to scroll: the selection goes to the first or last row.
    if scrolled == 0 { selection = down ? rows.count - 1 : 0 }
    noteEdges()
  }

  /// Scrolls as the mouse wheel does; the selection comes along when it would leave the screen.
  mutating func scroll(by count: Int) {
    for _ in 0..<abs(count) where scrollOne(down: count > 0) { selection += count > 0 ? -1 : 1 }
    noteEdges()
    let first = hasRowsAbove ? margin : 0
    let last = hasRowsBelow ? rows.count - 1 - margin : rows.count - 1
    selection = min(max(first, selection), max(first, last))
  }

  /// Selects a row of the screen.
  mutating func select(line: Int) -> Bool {
    guard rows.indices.contains(line) else { return false }
    selection = line
    return true
  }

  mutating func selectParent() {
    guard let selected, rootNumber(of: selected) == nil, let parent = document.parent(of: selected) else {
      return
    }
    select(parent)
  }

  /// Selects the sibling after the selected value or before it; with `toEnd` the last or the first one.
  mutating func selectSibling(forward: Bool, toEnd: Bool = false) {
    guard let selected else { return }
    let sibling: JSONNode?
    if let number = rootNumber(of: selected) {
      sibling = root(toEnd ? (forward ? roots.count - 1 : 0) : number + (forward ? 1 : -1))
    } else if toEnd {
      let parent = document.parent(of: selected)
      sibling = parent.flatMap { forward ? document.lastChild(of: $0) : document.firstChild(of: $0) }
    } else {
      sibling = forward ? document.nextSibling(of: selected) : document.previousSibling(of: selected)
    }
    if let sibling { select(sibling) }
  }

  /// Opens what hides a value, and selects it.
  mutating func reveal(_ node: JSONNode) {
    var current = node
    var levels = 0
    while rootNumber(of: current) == nil, levels < JSONFolds.mostLevels,
      let parent = document.parent(of: current)
    {
      folds.set(parent, isOpen: true)
      current = parent
      levels += 1
    }
    if let place = rows.firstIndex(where: { $0.start == node.start }) {
      show(node, at: place)
      keepMargin()
    } else {
      show(node, at: page / 2)
    }
  }
}
