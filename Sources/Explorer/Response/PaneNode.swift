import OrderedJSON
import TerminalUI

/// A line of a response pane with what opens below it.
struct PaneNode: Sendable {
  /// What opens below a line.
  enum Content: Sendable {
    /// Nothing.
    case nothing
    /// Further lines.
    case nodes([PaneNode])
    /// A JSON value, whose lines are made when they are shown.
    case json(JSON)
    /// Further lines, each made when it is shown.
    case list(PaneNodeList)
    /// Further lines, made when they are opened.
    case deferred(DeferredNodes)
  }

  /// The line.
  var line: StyledLine
  /// What opens below it.
  var content: Content
  /// Whether it is open at first.
  var startsOpen: Bool
  /// What is copied from here; `copyValue` when nil.
  var copyText: String?
  /// The JSON that is copied from here, written only when it is asked for; the text of the line when nil.
  private(set) var copyValue: JSON?
  /// Where the value stands in the response, as a JSON path.
  var path: String?
  /// Whether nothing opens below the line.
  var isLeaf: Bool {
    if case .nothing = content { true } else { false }
  }
  /// What a fact is about; nil for lines that are no fact.
  private(set) var label: String?
  /// Whether the line is a sentence that is broken into several lines where there is little room.
  private var isSentence = false

  /// A line with further lines below it.
  init(
    _ line: StyledLine, _ nodes: [PaneNode] = [], startsOpen: Bool = true, copyText: String? = nil,
    path: String? = nil
  ) {
    self.line = line
    self.content = nodes.isEmpty ? .nothing : .nodes(nodes)
    self.startsOpen = startsOpen
    self.copyText = copyText
    self.path = path
  }

  /// A line with a JSON value below it.
  init(_ line: StyledLine, json: JSON, startsOpen: Bool = true, path: String? = nil) {
    self.line = line
    self.content = .json(json)
    self.startsOpen = startsOpen
    self.path = path
  }

  /// A line with any number of lines below it.
  init(_ line: StyledLine, list: PaneNodeList, startsOpen: Bool = true) {
    self.line = line
    self.content = list.count == 0 ? .nothing : .list(list)
    self.startsOpen = startsOpen
  }

  /// A closed line with lines below it that are made when it is opened.
  init(_ line: StyledLine, deferred: DeferredNodes, copyText: String? = nil) {
    self.line = line
    self.content = .deferred(deferred)
    self.startsOpen = false
    self.copyText = copyText
  }
}

extension PaneNode {
  /// How wide the labels of facts are.
  static let labelColumns = 16

  /// A label and a value: `activity    Hero test (125873)`.
  static func fact(_ label: String, _ value: String, _ role: TextRole = .text) -> PaneNode {
    fact(label, StyledLine(value, role), copyText: value)
  }

  /// A label and a value of several styles.
  static func fact(
    _ label: String, _ value: StyledLine, _ nodes: [PaneNode] = [], copyText: String? = nil
  ) -> PaneNode {
    var line = StyledLine(DisplayText.padded(label, to: labelColumns - 1) + " ", .muted)
    line.append(value)
    var node = PaneNode(line, nodes, copyText: copyText ?? value.text)
    node.label = label
    return node
  }

  /// The same line, with a value of the response to copy from it.
  func copying(_ value: JSON?) -> PaneNode {
    var node = self
    if value != nil { node.copyText = nil }
    node.copyValue = value
    return node
  }

  /// The text of the line without its label, or what is copied from it when that is longer.
  var fullText: String {
    var text = line.text
    if label != nil { text = StyledLine(Array(line.runs.dropFirst())).text }
    guard let copyText = copyText ?? copyValue.map(OfferText.copyText), copyText.utf8.count > text.utf8.count
    else { return text }
    return copyText
  }

  /// A line of explanation.
  static func note(_ text: String, _ role: TextRole = .muted) -> PaneNode {
    var node = PaneNode(StyledLine(text, role))
    node.isSentence = true
    return node
  }

  /// The same lines, with sentences that are too long broken into several lines. Each of them stands for the
  /// whole sentence when it is copied.
  ///
  /// - Parameters:
  ///   - nodes: the lines.
  ///   - columns: the columns of the pane.
  ///   - depth: how deep the lines lie in the tree.
  static func wrapped(_ nodes: [PaneNode], columns: Int, depth: Int = 0) -> [PaneNode] {
    // The sign before a line and the scroll bar take three columns.
    let room = max(20, columns - depth * TreeView<PaneTree>.indentation - 3)
    return nodes.flatMap { node -> [PaneNode] in
      if node.isSentence, node.line.columns > room {
        let text = node.copyText ?? node.line.text
        return node.line.wrapped(to: room).map { PaneNode($0, copyText: text) }
      }
      guard case .nodes(let children) = node.content else { return [node] }
      var node = node
      node.content = .nodes(wrapped(children, columns: columns, depth: depth + 1))
      return [node]
    }
  }

  /// A heading with lines below it.
  static func heading(_ text: String, _ nodes: [PaneNode], detail: String = "") -> PaneNode {
    var line = StyledLine(text, Style(.heading, on: .plain, .bold))
    if !detail.isEmpty { line.append("  " + detail, .muted) }
    return PaneNode(line, nodes, copyText: text)
  }
}
