import OrderedJSON
import TerminalUI

/// The lines of a pane as a tree. The lines of a JSON value are made when they are asked for.
struct PaneTree: TreeSource, Sendable {
  /// A line of the tree.
  enum Node: Sendable {
    /// The invisible node above all lines.
    case root(PaneLines)
    /// A line of the pane.
    case line(PaneNode)
    /// A member or an element of a JSON value.
    case json(label: String?, JSON, path: String)
    /// The selected value of a document, which has no lines here.
    case document(JSONTreeState)
  }

  let lines: PaneLines
  /// The deferred lines that were made, by their ids.
  private(set) var made: [String: [PaneNode]] = [:]
  /// Whether lines that were not made yet count as one, so that they can be opened.
  var countsUnmade = true

  init(_ lines: PaneLines) { self.lines = lines }

  /// The same tree with other lines; what was made stays made.
  func replacing(_ lines: PaneLines) -> PaneTree {
    var tree = PaneTree(lines)
    tree.made = made
    return tree
  }

  /// Makes the lines below a node that were deferred until it is opened.
  ///
  /// - Parameters:
  ///   - node: the node that is opened.
  ///   - columns: the columns of the pane, for which long lines are broken.
  ///   - depth: how deep the new lines lie.
  /// - Returns: whether there were any.
  mutating func makeDeferred(below node: Node, columns: Int, depth: Int) -> Bool {
    guard case .line(let line) = node, case .deferred(let deferred) = line.content,
      made[deferred.id] == nil
    else { return false }
    made[deferred.id] = PaneNode.wrapped(deferred.make(), columns: columns, depth: depth)
    return true
  }

  var root: Node { .root(lines) }

  func childCount(of node: Node) -> Int {
    switch node {
    case .root(let lines): lines.count
    case .line(let line):
      switch line.content {
      case .nothing: 0
      case .nodes(let nodes): nodes.count
      case .lazy(let lazy): lazy.nodes.count
      case .json(let value): value.childCount
      case .lines(let lines): lines.count
      case .deferred(let deferred): made[deferred.id]?.count ?? (countsUnmade ? 1 : 0)
      }
    case .json(_, let value, _): value.childCount
    case .document: 0
    }
  }

  func child(_ index: Int, of node: Node) -> Node {
    switch node {
    case .root(let lines): .line(lines[index])
    case .line(let line):
      switch line.content {
      case .nodes(let nodes): .line(nodes[index])
      case .lazy(let lazy): .line(lazy.nodes[index])
      case .json(let value): value.child(index, path: line.path ?? "")
      case .lines(let lines): .line(lines[index])
      case .deferred(let deferred): .line(made[deferred.id]?[index] ?? .note("…"))
      case .nothing: .line(line)
      }
    case .json(_, let value, let path): value.child(index, path: path)
    case .document: node
    }
  }
}

extension JSON {
  /// The number of members or elements.
  fileprivate var childCount: Int {
    switch self {
    case .array(let elements): elements.count
    case .object(let object): object.count
    default: 0
    }
  }

  /// A member or an element, with its path.
  fileprivate func child(_ index: Int, path: String) -> PaneTree.Node {
    switch self {
    case .array(let elements):
      return .json(label: "\(index)", elements[index], path: JSONPath.text(path, .element(index)))
    case .object(let object):
      let member = object[index]
      return .json(label: member.name, member.value, path: JSONPath.text(path, .member(member.name)))
    default:
      return .json(label: nil, self, path: path)
    }
  }
}

extension PaneTree.Node {
  /// The line as it is drawn.
  func styledLine(isOpen: Bool) -> StyledLine {
    switch self {
    case .root, .document: StyledLine()
    case .line(let node): node.line
    case .json(let label, let value, _): JSONLine.line(label: label, value, isOpen: isOpen)
    }
  }

  /// The text that a search looks at: of a container only its name, as its content has lines of its own. Of a line
  /// that is broken into several rows the first one has all of it.
  var searchText: String {
    switch self {
    case .root, .document: ""
    case .line(let node): node.part.map { $0.row == 0 ? $0.whole.text : "" } ?? node.line.text
    case .json(let label, let value, _):
      switch value {
      case .array, .object: label ?? ""
      case .string(let text): "\(label ?? "") \(text)"
      default: "\(label ?? "") \(value.compact)"
      }
    }
  }

  /// What tells the line from its siblings when the lines are made anew.
  var key: String {
    switch self {
    case .root, .document: ""
    case .line(let node): node.key ?? node.line.text
    case .json(let label, _, _): label ?? ""
    }
  }

  /// What is copied from this line.
  var copyText: String {
    switch self {
    case .root: ""
    case .line(let node):
      node.givenCopyText ?? node.copyValue.map(OfferText.copyText) ?? node.jsonText ?? node.line.text
    case .json(_, let value, _): value.string ?? value.pretty()
    case .document(let document): document.copyText ?? ""
    }
  }

  /// Whether what is copied from this line is a JSON object or array.
  var copiesJSON: Bool {
    switch self {
    case .root, .document: false
    case .line(let node):
      node.copyText == nil && node.makeCopyText == nil
        && (node.copyValue.map { $0.object != nil || $0.array != nil } ?? node.isJSON)
    case .json(_, let value, _): value.object != nil || value.array != nil
    }
  }

  /// The whole text behind the line, for a window.
  var fullText: String {
    if case .line(let node) = self { node.fullText } else { copyText }
  }

  /// What the window with the whole text is called.
  var title: String? {
    if case .line(let node) = self, let label = node.label { label } else { path }
  }

  /// Where the value stands in the response, if it stands in it.
  var path: String? {
    switch self {
    case .root: nil
    case .line(let node): node.path
    case .json(_, _, let path): path
    case .document(let document): document.pathText
    }
  }

  /// Whether the line is open at first: what a pane says, and the first level of a JSON value.
  func startsOpen(depth: Int) -> Bool {
    switch self {
    case .root: true
    case .line(let node): node.startsOpen
    case .json(_, let value, _):
      switch value {
      case .object(let object): depth <= 1 && object.count <= 30
      case .array(let elements): depth <= 2 && elements.count <= 10
      default: false
      }
    case .document: false
    }
  }
}

extension PaneNode {
  /// The text of the JSON value below the line.
  fileprivate var jsonText: String? {
    if case .json(let value) = content { value.pretty() } else { nil }
  }
}
