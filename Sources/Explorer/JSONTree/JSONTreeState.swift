import OrderedJSON
import TerminalUI

/// A document as a tree on the screen: what is open, what is selected, which rows show.
///
/// It knows the rows on the screen only. Others are found from there by going on in the text, so that every key
/// takes the same time in a document of any size, indexed or not.
struct JSONTreeState: Sendable {
  /// The document; it may still grow.
  private(set) var document: JSONDocument
  /// The outermost rows and what they are called; nil for the document's one value.
  let roots: [Root]
  private(set) var folds: JSONFolds
  /// The rows on the screen.
  private(set) var rows: [JSONNode] = []
  /// The selected row among them.
  private(set) var selection = 0
  /// How many rows fit.
  private(set) var page: Int
  /// Whether there are rows above and below those on the screen.
  private(set) var hasRowsAbove = false
  private(set) var hasRowsBelow = false
  /// What is searched for, and where.
  private(set) var search: JSONTreeSearch?
  /// Where the next search begins.
  private var searchOrigin = 0
  /// How many levels were asked for last.
  private(set) var levels = 1

  /// An outermost row.
  struct Root: Hashable, Sendable {
    /// What it is called.
    let title: String
    /// The position of its value.
    let start: Int
  }

  /// The rows kept between the selection and the edges of the screen.
  private static let margin = 2

  /// Shows a document.
  ///
  /// - Parameters:
  ///   - title: what the outermost value is called.
  ///   - page: how many rows fit.
  init(_ document: JSONDocument, title: String, page: Int = 0) {
    self.init(document, roots: [Root(title: title, start: document.root?.start ?? -1)], page: page)
  }

  /// Shows values of a document one below the other.
  init(_ document: JSONDocument, roots: [Root], page: Int = 0) {
    self.document = document
    self.roots = roots
    self.page = page
    folds = JSONFolds(levels: 1)
    begin()
  }

  /// Shows the first rows, once there are some: of an object two levels, of an array one.
  private mutating func begin() {
    guard let first = root(0) else { return }
    levels = first.kind == .object ? 2 : 1
    folds = JSONFolds(levels: first.depth + levels)
    show(first, at: 0)
  }

  /// The selected value.
  var selected: JSONNode? { rows.indices.contains(selection) ? rows[selection] : nil }

  /// Whether nothing opens below the selected row.
  var isLeafSelected: Bool { selected.map { !document.hasChildren($0) } ?? false }

  /// Takes in what was found of the document next.
  mutating func append(_ part: JSONIndex.Part) {
    document.append(part)
    if rows.isEmpty { begin() } else { fill() }
  }

  /// Tells how many rows fit.
  mutating func resize(page: Int) {
    guard page != self.page else { return }
    self.page = page
    if let selected { show(selected, at: min(selection, max(0, page - 1 - margin))) }
  }

  private var margin: Int { min(Self.margin, max(0, (page - 1) / 2)) }
}

// MARK: - The order of rows

extension JSONTreeState {
  /// An outermost row by its number.
  func root(_ number: Int) -> JSONNode? {
    guard roots.indices.contains(number) else { return nil }
    return roots.count == 1 && roots[0].start < 0 ? document.root : document.node(around: roots[number].start)
  }

  /// The number of the outermost row that a value is, or nil for values below them.
  func rootNumber(of node: JSONNode) -> Int? {
    if roots.count == 1, roots[0].start < 0 { return node.parentStart == nil ? 0 : nil }
    return roots.firstIndex { $0.start == node.start }
  }

  /// How deep the row of a value lies among the rows.
  func level(of node: JSONNode) -> Int { node.depth - (root(0)?.depth ?? 0) }

  func next(after node: JSONNode) -> JSONNode? {
    if folds.isOpen(node), let child = document.firstChild(of: node) { return child }
    var node = node
    while true {
      if let number = rootNumber(of: node) { return root(number + 1) }
      if let sibling = document.nextSibling(of: node) { return sibling }
      guard document.end(of: node) != nil, let parent = document.parent(of: node) else { return nil }
      node = parent
    }
  }

  func previous(before node: JSONNode) -> JSONNode? {
    if let number = rootNumber(of: node) { return root(number - 1).map(lastRow) }
    if let sibling = document.previousSibling(of: node) { return lastRow(below: sibling) }
    return document.parent(of: node)
  }

  /// The last row that belongs to a value: itself, or what shows last below it.
  private func lastRow(below node: JSONNode) -> JSONNode {
    var last = node
    while folds.isOpen(last), let child = document.lastChild(of: last) { last = child }
    return last
  }

  /// The innermost value around a value, itself included, whose row shows: nothing around it is closed.
  private func visible(_ node: JSONNode) -> JSONNode {
    var shown = node
    var current = node
    while rootNumber(of: current) == nil, let parent = document.parent(of: current) {
      if !folds.isOpen(parent) { shown = parent }
      current = parent
    }
    return shown
  }
}

// MARK: - The rows on the screen

extension JSONTreeState {
  /// Selects a row and shows it in a line of the screen, or as near as there are rows.
  private mutating func show(_ node: JSONNode, at line: Int) {
    rows = [node]
    selection = 0
    while selection < line, let before = previous(before: rows[0]) {
      rows.insert(before, at: 0)
      selection += 1
    }
    fill()
    while rows.count < page, let before = previous(before: rows[0]) {
      rows.insert(before, at: 0)
      selection += 1
    }
    hasRowsAbove = rows.first.map { previous(before: $0) != nil } ?? false
  }

  /// Adds the rows that are missing at the bottom.
  private mutating func fill() {
    guard var last = rows.last else { return }
    while rows.count < max(1, page), let next = next(after: last) {
      rows.append(next)
      last = next
    }
    hasRowsBelow = next(after: last) != nil
  }

  /// Scrolls by one row, the selection staying on its line of the screen.
  private mutating func scrollOne(down: Bool) -> Bool {
    guard let first = rows.first, let last = rows.last else { return false }
    if down {
      guard rows.count >= page, let next = next(after: last) else { return false }
      rows.removeFirst()
      rows.append(next)
    } else {
      guard let before = previous(before: first) else { return false }
      if rows.count >= page { rows.removeLast() }
      rows.insert(before, at: 0)
    }
    return true
  }

  private mutating func noteEdges() {
    hasRowsAbove = rows.first.map { previous(before: $0) != nil } ?? false
    hasRowsBelow = rows.last.map { next(after: $0) != nil } ?? false
  }

  /// Selects a value whose row shows, and scrolls no further than needed.
  mutating func select(_ node: JSONNode) {
    if let place = rows.firstIndex(where: { $0.start == node.start }) {
      selection = place
      keepMargin()
    } else {
      show(node, at: page / 2)
    }
  }

  private mutating func keepMargin() {
    while selection < margin, scrollOne(down: false) { selection += 1 }
    while selection > page - 1 - margin, scrollOne(down: true) { selection -= 1 }
    noteEdges()
  }
}

// MARK: - Moving

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

// MARK: - Folding

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

// MARK: - Searching

extension JSONTreeState {
  /// Documents of no more blocks than this are searched at once; larger ones away from the screen.
  private static let mostBlocksAtOnce = 4

  /// Takes note of where a search begins.
  mutating func beginSearch() { searchOrigin = selected?.start ?? 0 }

  /// Looks for something, or for nothing any more.
  mutating func search(for pattern: TextPattern?) {
    search = pattern.map { JSONTreeSearch($0, from: searchOrigin) }
    let walk = document.rowWalk
    guard let search, document.status != .growing, walk.blockCount <= Self.mostBlocksAtOnce else { return }
    let job = SearchJob(
      number: 0, pattern: search.pattern, walk: walk, blocks: search.missingBlocks(of: walk))
    var found: [BlockCount] = []
    job.run { result in
      found += result.counts
      return true
    }
    take(found)
  }

  /// Takes in what was found, and goes to the first match when there is none selected.
  mutating func take(_ found: [BlockCount]) {
    let walk = document.rowWalk
    search?.take(found)
    search?.updateOrdinal(in: walk)
    guard let search, search.current == nil else { return }
    _ = selectMatch(from: search.origin, forward: true, isIncluded: true)
  }

  /// Goes to the next match or the one before.
  ///
  /// - Returns: whether there is one.
  mutating func selectMatch(forward: Bool) -> Bool {
    selectMatch(from: selected?.start ?? 0, forward: forward, isIncluded: false)
  }

  private mutating func selectMatch(from position: Int, forward: Bool, isIncluded: Bool) -> Bool {
    let walk = document.rowWalk
    guard
      let match = search?.find(from: position, forward: forward, isIncluded: isIncluded, in: walk),
      let node = document.node(around: match)
    else { return false }
    reveal(node)
    return true
  }

  /// What of the search is still to be done; nil when all of what is known of the document was searched.
  func searchJob(number: Int) -> SearchJob? {
    guard let search else { return nil }
    let walk = document.rowWalk
    guard search.knownBlocks < walk.blockCount else { return nil }
    return SearchJob(
      number: number, pattern: search.pattern, walk: walk, blocks: search.missingBlocks(of: walk))
  }

  /// How the search stands, such as `3 of 1,204`.
  var searchStatus: String {
    guard let search else { return "" }
    let isComplete = document.status != .growing && search.knownBlocks >= document.rowWalk.blockCount
    return search.statusText(isComplete: isComplete)
  }
}
