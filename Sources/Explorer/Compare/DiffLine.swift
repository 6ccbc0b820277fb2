import Comparison
import TerminalUI

/// Lines that tell a difference. A mark says what became of it; the colour only repeats that.
struct DiffLine {
  /// The fewest columns that the names of what differs have.
  private static let fewestNameColumns = 13
  /// The most columns that names have; longer ones push their values aside.
  private static let mostNameColumns = 32
  /// What the tree and the scroll bar take from the columns of a pane.
  private static let treeColumns = 8

  /// The columns of the pane.
  let columns: Int
  /// How wide the names of what differs are.
  private var nameColumns = fewestNameColumns

  /// Makes lines for a pane of so many columns.
  init(columns: Int) { self.columns = columns }

  /// Lines in which the values stand below each other whichever of these names they have.
  func naming(_ names: [String]) -> DiffLine {
    let most = min(Self.mostNameColumns, max(Self.fewestNameColumns, columns / 4))
    var lines = self
    let widths = names.map { DisplayText.columns(of: $0) + 1 }.filter { $0 <= most }
    lines.nameColumns = max(Self.fewestNameColumns, widths.max() ?? 0)
    return lines
  }

  /// A name with its value on both sides: in one line where there is room, with both values at the same
  /// columns of every line, and else in two lines below it.
  func pair(
    _ name: String, _ before: String?, _ after: String?, note: String = "", copyText: String? = nil,
    path: String? = nil
  ) -> PaneNode {
    let difference = WordedDifference(name, before, after)
    let mark = difference.mark
    var line = named(mark, name)
    let (old, new) = (
      before.map { OfferText.inOneLine(.string($0)) }, after.map { OfferText.inOneLine(.string($0)) }
    )
    let room = columns - Self.treeColumns - max(nameColumns, DisplayText.columns(of: name) + 2)
    let copyText = copyText ?? difference.sentence
    guard let old, let new else {
      line.append(old ?? new ?? "", mark.role)
      return PaneNode(line, copyText: copyText, path: path)
    }
    guard DisplayText.columns(of: old) + DisplayText.columns(of: new) + 3 <= room else {
      if !note.isEmpty { line.append(note, .muted) }
      return PaneNode(
        line, Self.lines(old: old, new: new, before: before, after: after), copyText: copyText, path: path)
    }
    // With much room, the arrows of all lines stand below each other.
    let half = (room - 3) / 2
    let isTable =
      columns >= 90 && DisplayText.columns(of: old) <= half && DisplayText.columns(of: new) <= half
    line.append(isTable ? DisplayText.padded(old, to: half) : old, ChangeMark.removed.role)
    line.append(" → ", .punctuation)
    line.append(new, ChangeMark.added.role)
    if !note.isEmpty, line.columns + DisplayText.columns(of: note) + 2 <= columns - Self.treeColumns {
      line.append("  \(note)", .muted)
    }
    return PaneNode(line, copyText: copyText, path: path)
  }

  /// A value that was there before, and the one that is there now. A long beginning that is in both is left
  /// out, so that the difference is in sight.
  private static func lines(old: String, new: String, before: String?, after: String?) -> [PaneNode] {
    let common = TextComparison.commonBeginning(old, new)
    return [
      value(.removed, shortened(old, common), copyText: before),
      value(.added, shortened(new, common), copyText: after),
    ]
  }

  /// A line of a text that is on one side only.
  static func value(_ mark: ChangeMark, _ text: String, copyText: String? = nil) -> PaneNode {
    var line = marked(mark)
    line.append(text, mark.role)
    return PaneNode(line, copyText: copyText ?? text)
  }

  /// The lines in which two texts differ.
  static func lines(of comparison: TextComparison, limit: Int = 500) -> [PaneNode] {
    var nodes: [PaneNode] = []
    let lines = comparison.lines.prefix(limit)
    for (position, line) in lines.enumerated() {
      let other = partner(of: position, in: comparison.lines)
      let common = other.map { TextComparison.commonBeginning(line.text, $0) } ?? 0
      nodes.append(value(line.mark, shortened(line.text, common), copyText: line.text))
    }
    let rest = comparison.lines.count - lines.count
    if rest > 0 { nodes.append(.note("… and \(rest) more lines")) }
    return nodes
  }

  /// The text that a line became, or was, when a single line was changed into another.
  private static func partner(of position: Int, in lines: [TextComparison.Line]) -> String? {
    let other = lines[position].mark == .removed ? position + 1 : position - 1
    guard lines.indices.contains(other), lines[other].mark != lines[position].mark else { return nil }
    return lines[other].text
  }

  private static func shortened(_ text: String, _ common: Int) -> String {
    guard common > 24 else { return text }
    return "…" + text.dropFirst(common - 12)
  }

  /// The beginning of a line: the mark, and the name in a column of its own as long as it fits.
  func named(_ mark: ChangeMark, _ name: String) -> StyledLine {
    var line = Self.marked(mark)
    let isShort = DisplayText.columns(of: name) < nameColumns
    line.append(isShort ? DisplayText.padded(name, to: nameColumns) : name + "  ", .muted)
    return line
  }

  /// The beginning of a line: the mark.
  static func marked(_ mark: ChangeMark) -> StyledLine {
    StyledLine("\(mark.rawValue) ", Style(mark.role, on: .plain, .bold))
  }
}

extension ChangeMark {
  /// The colour that goes with the mark.
  var role: TextRole {
    switch self {
    case .added: .success
    case .removed: .failure
    case .changed: .warning
    }
  }
}
