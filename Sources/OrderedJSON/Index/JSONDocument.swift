/// A JSON text of any size as a tree that is walked without being built: the bytes, and an index over them.
///
/// What is not indexed yet, and what comes after a fault, is as if it were not there. All methods take time
/// that depends neither on the size of the text nor on the number of siblings, unless they say so.
public struct JSONDocument: Sendable {
  /// The text.
  public let bytes: DocumentBytes
  /// What is known of it.
  public private(set) var index: JSONIndex

  /// A document of which nothing is known yet.
  public init(_ bytes: DocumentBytes) {
    self.bytes = bytes
    index = JSONIndex()
  }

  /// A document that is all there. Takes time in proportion to the text: about a millisecond for 500 KB.
  public init(_ text: [UInt8]) { self.init(wholeOf: DocumentBytes(text)) }

  /// A document of which no more bytes will come. Takes time in proportion to the text: about a millisecond for 500 KB.
  public init(wholeOf bytes: DocumentBytes) {
    self.init(bytes)
    var indexer = JSONIndexer(bytes)
    index.append(indexer.read(isWhole: true))
  }

  /// Takes in what an indexer found next.
  public mutating func append(_ part: JSONIndex.Part) { index.append(part) }

  /// How far the text is known.
  public var status: JSONIndex.Status { index.status }

  /// What is wrong with the first string that no parser takes, by its escapes or its bytes; nil while there is none.
  public var flaw: JSONParseError? { index.flaw }

  /// How many bytes of the text are known.
  public var limit: Int { index.limit }

  func scan<Result>(_ body: (TextScan) -> Result) -> Result {
    bytes.withBytes(limit: index.limit) { body(TextScan(bytes: $0)) }
  }
}

// MARK: - Nodes

extension JSONDocument {
  /// The outermost value, once it is known.
  public var root: JSONNode? {
    scan { text in
      let hasMark = text[0] == 0xEF
      let start = text.skippingSpace(from: hasMark ? 3 : 0)
      guard start < text.bytes.count else { return nil }
      return JSONNode(
        kind: .init(firstByte: text[start]), start: start, nameStart: nil, position: 0, depth: 0,
        parentStart: nil)
    }
  }

  /// The position after a value; nil when that is not known yet.
  public func end(of node: JSONNode) -> Int? { end(ofValueAt: node.start) }

  /// The position after a value by its own; nil when that is not known yet.
  public func end(ofValueAt start: Int) -> Int? { scan { end(ofValueAt: start, $0) } }

  func end(ofValueAt start: Int, _ text: TextScan) -> Int? {
    switch text[start] {
    case ASCII.quote: text.end(ofStringAt: start)
    case ASCII.openBrace, ASCII.openBracket:
      if let container = index.container(at: start) {
        container.end > 0 ? container.end : nil
      } else {
        text.end(ofContainerAt: start, within: JSONIndex.smallestSize)
      }
    default: text.end(ofWordAt: start)
    }
  }

  /// How many members or elements a value has, as far as is known.
  public func childCount(of node: JSONNode) -> Int {
    guard node.isContainer else { return 0 }
    if let container = index.container(at: node.start) { return container.childCount }
    var count = 0
    var child = firstChild(of: node)
    while let present = child {
      count += 1
      child = nextSibling(of: present)
    }
    return count
  }

  /// Whether a value has members or elements.
  public func hasChildren(_ node: JSONNode) -> Bool { firstChild(of: node) != nil }

  /// The first member or element.
  public func firstChild(of node: JSONNode) -> JSONNode? {
    guard node.isContainer else { return nil }
    return scan { text in
      child(at: node.start + 1, position: 0, parent: (node.start, node.depth), text)
    }
  }

  /// The last member or element known.
  public func lastChild(of node: JSONNode) -> JSONNode? { child(childCount(of: node) - 1, of: node) }

  /// A member or element by its place, or nil when there is none.
  public func child(_ position: Int, of node: JSONNode) -> JSONNode? {
    guard position >= 0, node.isContainer else { return nil }
    return child(position, parent: (node.start, node.depth))
  }

  /// The next member or element of the same parent.
  public func nextSibling(of node: JSONNode) -> JSONNode? {
    guard let parent = node.parentStart else { return nil }
    return scan { nextSibling(of: node, parent: (parent, node.depth - 1), $0) }
  }

  /// The member or element of the same parent before this one.
  public func previousSibling(of node: JSONNode) -> JSONNode? {
    guard let parent = node.parentStart, node.position > 0 else { return nil }
    return child(node.position - 1, parent: (parent, node.depth - 1))
  }

  /// The array or object around a value.
  public func parent(of node: JSONNode) -> JSONNode? { node.parentStart.flatMap { self.node(around: $0) } }

  /// The innermost value that a position belongs to: to its text, its name or the space between.
  ///
  /// Takes longer the deeper the value lies.
  public func node(around position: Int) -> JSONNode? {
    guard let root, position >= root.start else { return root }
    let outer = index.innermostContainer(around: position)
    var parent = outer.map { (start: $0.start, depth: Int($0.depth)) }
    // Without a large container around it, it is the outermost value or in it.
    var node: JSONNode? = parent == nil ? root : nil
    while true {
      if let found = node {
        guard found.isContainer, found.start < position, position < end(of: found) ?? limit else {
          return found
        }
        parent = (found.start, found.depth)
      }
      guard let (start, depth) = parent, let child = child(around: position, parent: (start, depth)) else {
        guard let start = parent?.start else { return root }
        // It stands between the children, so it belongs to the container.
        return node ?? self.node(around: start)
      }
      node = child
    }
  }

  /// The arrays and objects around a value, the outermost first. Takes time in proportion to their number.
  public func ancestors(of node: JSONNode) -> [JSONNode] {
    var ancestors: [JSONNode] = []
    var current = node
    while let parent = parent(of: current) {
      ancestors.append(parent)
      current = parent
    }
    return ancestors.reversed()
  }
}

// MARK: - Finding children

extension JSONDocument {
  private typealias Parent = (start: Int, depth: Int)

  /// The child whose name or value comes next at a position; nil at the end of the container or the text.
  private func child(at position: Int, position place: Int, parent: Parent, _ text: TextScan) -> JSONNode? {
    var start = text.skippingSpace(from: position)
    var nameStart: Int?
    if text[parent.start] == ASCII.openBrace {
      guard text[start] == ASCII.quote, let nameEnd = text.end(ofStringAt: start) else { return nil }
      nameStart = start
      let colon = text.skippingSpace(from: nameEnd)
      guard text[colon] == ASCII.colon else { return nil }
      start = text.skippingSpace(from: colon + 1)
    }
    let first = text[start]
    guard start < text.bytes.count, first != ASCII.closeBracket, first != ASCII.closeBrace else { return nil }
    return JSONNode(
      kind: .init(firstByte: first), start: start, nameStart: nameStart, position: place,
      depth: parent.depth + 1, parentStart: parent.start)
  }

  private func nextSibling(of node: JSONNode, parent: Parent, _ text: TextScan) -> JSONNode? {
    guard let end = end(ofValueAt: node.start, text) else { return nil }
    let comma = text.skippingSpace(from: end)
    guard text[comma] == ASCII.comma else { return nil }
    return child(at: comma + 1, position: node.position + 1, parent: parent, text)
  }

  private func child(_ position: Int, parent: Parent) -> JSONNode? {
    scan { text in
      let landmark = index.landmark(in: parent.start, before: position)
      var child = child(
        at: landmark?.start ?? parent.start + 1, position: landmark?.child ?? 0, parent: parent, text)
      while let present = child, present.position < position {
        child = nextSibling(of: present, parent: parent, text)
      }
      return child
    }
  }

  /// The child that a position belongs to, or nil when it lies between children.
  private func child(around position: Int, parent: Parent) -> JSONNode? {
    scan { text in
      let landmark = index.landmark(in: parent.start, startingUpTo: position)
      var child = child(
        at: landmark?.start ?? parent.start + 1, position: landmark?.child ?? 0, parent: parent, text)
      while let present = child, present.outerStart <= position {
        if position < end(ofValueAt: present.start, text) ?? text.bytes.count { return present }
        child = nextSibling(of: present, parent: parent, text)
      }
      return nil
    }
  }
}
