import Comparison
import OrderedJSON
import TerminalUI

/// What two documents differ in that are no answers.
public struct DocumentComparison: Sendable {
  /// What the documents are called.
  let names: (before: String, after: String)
  /// Where they differ.
  let structure: JSONComparison

  /// Compares two documents. Takes time in proportion to their size.
  ///
  /// - Parameters:
  ///   - before: the first document.
  ///   - after: the second document.
  ///   - names: what they are called, such as the names of their files.
  public init(from before: JSON, to after: JSON, names: (before: String, after: String)) {
    self.names = names
    structure = JSONComparison(from: before, to: after)
  }

  /// How much differs, in a sentence.
  var summary: String {
    switch structure.differences.count {
    case 0: "Both are the same."
    case 1: "1 place differs."
    case let count: "\(count.groupedText)\(structure.isComplete ? "" : " and more") places differ."
    }
  }

  /// All of it as text, for copying.
  var report: String {
    (["--- \(names.before)", "+++ \(names.after)", summary]
      + structure.differences.map { $0.sentence() }).joined(separator: "\n")
  }
}

extension DiffPane {
  /// The lines of the pane for two documents: how much differs, their names, and the places.
  static func nodes(for comparison: DocumentComparison) -> [PaneNode] {
    let isSame = comparison.structure.differences.isEmpty
    let lead = StyledLine(comparison.summary, Style(isSame ? .success : .warning, on: .plain, .bold))
    let sides = [(ChangeMark.removed, comparison.names.before), (.added, comparison.names.after)].map {
      PaneNode(DiffLine.marked($0) + StyledLine($1))
    }
    return [PaneNode(lead)] + sides + groups(comparison.structure.differences)
  }
}

extension ExplorerState {
  /// Opens the diff of the document that was opened and another one.
  public mutating func compareDocument(_ comparison: DocumentComparison) {
    response.documentComparison = comparison
    response.open(.diff)
    fitPages()
  }
}
