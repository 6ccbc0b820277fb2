import TerminalUI

extension ResponseState {
  /// The selected line of the pane that shows.
  var selected: PaneTree.Node? { pane?.selected }

  /// The selected line and the lines it stands below, from the outside to the inside.
  var selectedLineage: [PaneTree.Node] { pane?.selectedLineage ?? [] }

  /// Whether nothing opens below the selected line.
  var isLeafSelected: Bool { pane?.isLeafSelected ?? (failureText != nil) }

  /// What the window with the full value shows: its title, the text, and what is copied from it.
  var fullValue: (title: String, text: String, copyText: String)? {
    if let selected {
      let text = selected.fullText
      guard !text.isEmpty else { return nil }
      let title = selected.title ?? tab.title
      // Of a document both are the same, and it may be a large one.
      if case .document = selected { return (title, text, text) }
      return (title, text, selected.copyText)
    }
    return copyText.map { ("Why the call failed", $0, $0) }
  }

  /// What is copied from the pane that shows.
  var copyText: String? {
    if let selected { return selected.copyText }
    return failureText?.lines.map(\.text).joined(separator: "\n")
  }

  mutating func move(_ movement: Movement) {
    if pane == nil { failureText?.move(movement) } else { change { $0.move(movement) } }
  }

  /// Does what a command says to the pane that shows.
  ///
  /// - Returns: whether the command is one of a pane.
  mutating func perform(_ command: CommandID) -> Bool {
    switch command {
    case .toggleNode: change { $0.toggle() }
    case .expandNode: change { $0.expand() }
    case .collapseNode: change { $0.collapse() }
    case .expandAll: change { $0.expandAll() }
    case .collapseAll: change { $0.collapseAll() }
    case .moveToParent: change { $0.selectParent() }
    case .nextSibling: change { $0.selectSibling(1) }
    case .previousSibling: change { $0.selectSibling(-1) }
    case .firstSibling: change { $0.selectOutermostSibling(last: false) }
    case .lastSibling: change { $0.selectOutermostSibling(last: true) }
    case .expandSiblings: change { $0.setSiblings(isOpen: true) }
    case .collapseSiblings: change { $0.setSiblings(isOpen: false) }
    case .moreLevels: change { $0.changeLevels(by: 1) }
    case .fewerLevels: change { $0.changeLevels(by: -1) }
    case .nextTab: openNeighbour(forward: true)
    case .previousTab: openNeighbour(forward: false)
    case .search:
      change { $0.beginSearch() }
      searching = SearchInput(from: pane?.tree.selectedPath, after: pane?.keptSearch)
    default: return false
    }
    return true
  }
}
