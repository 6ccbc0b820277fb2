import OrderedJSON
import TerminalUI

/// Where a row stands in a line that is broken into several.
struct LinePart: Hashable, Sendable {
  /// The number of the row, from 0.
  let row: Int
  /// How many rows the line has.
  let count: Int
  /// The line in one piece.
  let whole: StyledLine
}

/// How a line that is too long for its pane is broken into several rows.
struct LineBreaking: Hashable, Sendable {
  /// The columns at the beginning of the line, such as a label, that are never broken: the rows after the first
  /// stand behind them.
  var indentation = 0
  /// The most rows. What is longer is cut.
  var mostRows = Int.max
}

/// A line of a response pane with what opens below it.
struct PaneNode: Sendable {
  /// What opens below a line.
  enum Content: Sendable {
    /// Nothing.
    case nothing
    /// Further lines.
    case nodes([PaneNode])
    /// Further lines, made when they are shown; at least one.
    case lazy(LazyNodes)
    /// A JSON value, whose lines are made when they are shown.
    case json(JSON)
    /// Further lines, of which some are made when they are shown.
    case lines(PaneLines)
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
  /// Makes the text that is copied from here, only when it is asked for; nil when there is another.
  private(set) var makeCopyText: (@Sendable () -> String)?
  /// Where the value stands in the response, as a JSON path.
  var path: String?
  /// What tells the line from its siblings when the pane's lines are made anew; its text when nil.
  var key: String?
  /// What a line of the Why pane is about; nil for all others.
  var subject: WhySubject?
  /// Whether nothing opens below the line.
  var isLeaf: Bool {
    if case .nothing = content { true } else { false }
  }
  /// What a fact is about; nil for lines that are no fact.
  private(set) var label: String?
  /// Which of the rows of a broken line this is; nil for a line of its own.
  private(set) var part: LinePart?
  /// How the line is broken into several where there is little room; nil when it is cut instead.
  private var breaking: LineBreaking?

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

  /// A line with further lines below it that are made when they are shown. There must be one at least.
  init(
    _ line: StyledLine, startsOpen: Bool, copyText: String? = nil,
    nodes: @escaping @Sendable () -> [PaneNode]
  ) {
    self.init(line, startsOpen: startsOpen, copyText: copyText)
    content = .lazy(LazyNodes(nodes))
  }

  /// A line with a JSON value below it.
  init(_ line: StyledLine, json: JSON, startsOpen: Bool = true, path: String? = nil) {
    self.line = line
    self.content = .json(json)
    self.startsOpen = startsOpen
    self.path = path
  }

  /// A line with any number of lines below it.
  init(_ line: StyledLine, _ lines: PaneLines, startsOpen: Bool = true, copyText: String? = nil) {
    self.line = line
    self.content = lines.isEmpty ? .nothing : .lines(lines)
    self.startsOpen = startsOpen
    self.copyText = copyText
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
  /// The fewest columns that broken lines have. In less room they are cut.
  private static let fewestColumns = 20
  /// The columns before a line's text in which its sign for folding stands.
  static let signColumns = 2

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
    node.breaking = LineBreaking(indentation: labelColumns, mostRows: 4)
    return node
  }

  /// The same line, broken into as many rows as it needs where there is little room.
  ///
  /// - Parameter indentation: the columns before all rows but the first.
  func breaking(indentation: Int) -> PaneNode {
    var node = self
    node.breaking = LineBreaking(indentation: indentation)
    return node
  }

  /// The same line, with its place in the response.
  func at(_ path: String?) -> PaneNode {
    var node = self
    node.path = path
    return node
  }

  /// The same line, with what it is about.
  func about(_ subject: WhySubject) -> PaneNode {
    var node = self
    node.subject = subject
    return node
  }

  /// The same line, with a value of the response to copy from it.
  func copying(_ value: JSON?) -> PaneNode {
    var node = self
    if value != nil { node.copyText = nil }
    node.copyValue = value
    return node
  }

  /// The same line, with a text to copy from it that is made when somebody copies it.
  func copyingText(_ make: @escaping @Sendable () -> String) -> PaneNode {
    var node = self
    node.copyText = nil
    node.makeCopyText = make
    return node
  }

  /// What is copied from here besides a JSON value and the text of the line.
  var givenCopyText: String? { copyText ?? makeCopyText?() }

  /// Whether a JSON value stands below the line.
  var isJSON: Bool { if case .json = content { true } else { false } }

  /// The text of the line without its label, or what is copied from it when that is longer.
  var fullText: String {
    // Without the quotation marks of the line, a window can lay out what is in a text.
    if givenCopyText == nil, let text = copyValue?.string { return text }
    let line = part?.whole ?? line
    var text = line.text
    if label != nil { text = StyledLine(Array(line.runs.dropFirst())).text }
    guard let copyText = givenCopyText ?? copyValue.map(OfferText.copyText),
      copyText.utf8.count > text.utf8.count
    else { return text }
    return copyText
  }

  /// A line of explanation.
  static func note(_ text: String, _ role: TextRole = .muted) -> PaneNode {
    var node = PaneNode(StyledLine(text, role))
    node.breaking = LineBreaking()
    return node
  }

  /// The same lines, with those that are too long broken into several where they may be.
  ///
  /// - Parameters:
  ///   - nodes: the lines.
  ///   - columns: how wide lines may be.
  ///   - depth: how deep the lines lie in the tree.
  static func wrapped(_ nodes: [PaneNode], columns: Int, depth: Int = 0) -> [PaneNode] {
    let room = columns - depth * TreeView<PaneTree>.indentation - signColumns
    return nodes.flatMap { node -> [PaneNode] in
      if node.isLeaf { return node.broken(columns: room) }
      var node = node
      switch node.content {
      case .nodes(let children):
        node.content = .nodes(wrapped(children, columns: columns, depth: depth + 1))
      case .lines(let lines): node.content = .lines(lines.wrapped(columns: columns, depth: depth + 1))
      case .nothing, .lazy, .json, .deferred: break
      }
      return [node]
    }
  }

  /// The same lines, with those that are too long broken into several where they may be.
  ///
  /// - Parameters:
  ///   - nodes: the lines.
  ///   - room: how wide the text of the outermost lines may be.
  static func broken(_ nodes: [PaneNode], room: Int) -> [PaneNode] {
    wrapped(nodes, columns: room + signColumns)
  }

  /// A text in as many rows as it needs in a number of columns. Each copies all of it.
  static func wrapped(_ text: String, _ role: TextRole, columns: Int) -> [PaneNode] {
    var node = PaneNode(StyledLine(text, role), copyText: text)
    node.breaking = LineBreaking()
    return node.broken(columns: columns)
  }

  /// The rows of the line in a number of columns. Each stands for the whole line.
  func broken(columns: Int) -> [PaneNode] {
    guard let breaking, part == nil, line.columns > max(Self.fewestColumns, columns) else { return [self] }
    let rows = line.wrapped(
      to: max(Self.fewestColumns, columns), indentation: breaking.indentation, mostLines: breaking.mostRows)
    return rows.enumerated().map { row, text in
      var node = self
      node.line = text
      node.key = "\(row) \(key ?? line.text)"
      node.copyText = copyText ?? (copyValue == nil && makeCopyText == nil ? line.text : nil)
      node.part = LinePart(row: row, count: rows.count, whole: line)
      return node
    }
  }

  /// A heading with lines below it.
  static func heading(_ text: String, _ nodes: [PaneNode], detail: String = "") -> PaneNode {
    PaneNode(headingLine(text, detail), nodes, copyText: text)
  }

  /// A heading with lines below it, some of which are made when they are shown.
  static func heading(_ text: String, _ lines: PaneLines, detail: String = "") -> PaneNode {
    PaneNode(headingLine(text, detail), lines, copyText: text)
  }

  private static func headingLine(_ text: String, _ detail: String) -> StyledLine {
    var line = StyledLine(text, Style(.heading, on: .plain, .bold))
    if !detail.isEmpty { line.append("  " + detail, .muted) }
    return line
  }
}

extension StyledLine {
  /// Two texts in one line, the second in the columns behind the first. Where there is no room for both, the
  /// first is shortened, but not below two fifths, and then the second.
  static func pair(_ first: StyledLine, _ second: StyledLine, columns: Int) -> StyledLine {
    guard !second.isEmpty else { return first }
    let room = max(0, columns - 2)
    let smallest = min(first.columns, max(14, room * 2 / 5))
    let firstColumns = min(first.columns, max(smallest, room - second.columns))
    return first.truncated(to: firstColumns) + StyledLine("  ") + second.truncated(to: room - firstColumns)
  }
}
