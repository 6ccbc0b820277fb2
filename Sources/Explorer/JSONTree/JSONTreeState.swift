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
  var folds: JSONFolds
  /// The rows on the screen.
  var rows: [JSONNode] = []
  /// The selected row among them.
  var selection = 0
  /// How many rows fit.
  private(set) var page: Int
  /// Whether there are rows above and below those on the screen.
  var hasRowsAbove = false
  var hasRowsBelow = false
  /// What is searched for, and where.
  var search: JSONTreeSearch?
  /// Where the next search begins.
  var searchOrigin = 0
  /// How many levels were asked for last.
  var levels = 1

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
    if let node = selected ?? rows.first { show(node, at: min(selection, max(0, page - 1 - margin))) }
  }

  var margin: Int { min(Self.margin, max(0, (page - 1) / 2)) }
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
  func lastRow(below node: JSONNode) -> JSONNode {
    var last = node
    while folds.isOpen(last), let child = document.lastChild(of: last) { last = child }
    return last
  }

  /// The innermost value around a value, itself included, whose row shows: nothing around it is closed.
  func visible(_ node: JSONNode) -> JSONNode {
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
  mutating func show(_ node: JSONNode, at line: Int) {
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
  mutating func scrollOne(down: Bool) -> Bool {
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

  mutating func noteEdges() {
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

  mutating func keepMargin() {
    // Where no row fits, there is no margin to keep.
    guard page > 0 else { return noteEdges() }
    while selection < margin, scrollOne(down: false) { selection += 1 }
    while selection > page - 1 - margin, scrollOne(down: true) { selection -= 1 }
    noteEdges()
  }
}
