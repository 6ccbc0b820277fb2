import OrderedJSON
import TerminalUI

/// A file that is broken before there is anything to show as JSON: its text instead, below what is wrong with it.
enum BrokenText {
  /// How many bytes of it are shown.
  private static let mostBytes = 1_000_000

  /// The lines for a document; nil for one of which something can be shown, or still may be.
  static func lines(of document: JSONDocument, named name: String) -> PaneLines? {
    guard case .broken(let fault) = document.status else { return nil }
    if let root = document.root, !root.isContainer || document.hasChildren(root) { return nil }
    let note = PaneNode.note("\(name) is no JSON. Fault at \(fault).", .failure)
    let count = document.bytes.count
    let bytes = document.bytes[0..<min(count, mostBytes)]
    let rest = count - bytes.count
    let end = rest > 0 ? [PaneNode.note("…and \(rest.byteCountText) more.")] : []
    guard !bytes.isEmpty else { return PaneLines([note]) }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    let list = PaneNodeList(count: lines.count) { place in
      PaneNode(StyledLine(JSONRowLine.text(Array(lines[place]), isCut: false), .text))
    }
    return PaneLines([note], list: list, end)
  }
}
