import DeliveryAPI
import OrderedJSON
import TerminalUI

/// The response tokens of every option, side by side where they belong together.
enum TokensPane {
  /// The lines of the pane.
  static func lines(for items: [ResponseItem]) -> PaneLines {
    let places = items.indices.flatMap { item in
      items[item].options.indices.lazy.filter { items[item].options[$0].responseTokens?.isEmpty == false }
        .map { (item: item, option: $0) }
    }
    guard !places.isEmpty else {
      return PaneLines([.note("No response tokens: default content carries none.")])
    }
    return PaneLines(
      list: PaneNodeList(count: places.count) { node(for: items[places[$0].item], places[$0].option) })
  }

  private static func node(for item: ResponseItem, _ position: Int) -> PaneNode {
    let tokens = item.options[position].responseTokens ?? JSONObject()
    let path = JSONPath.text(item.path, "options", .element(position), "responseTokens")
    let columns = (tokens.map { DisplayText.columns(of: $0.name) }.max() ?? 0) + 2
    var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
    line.append("  \(path)", .muted)
    let rows = tokens.map { tokenNode($0, nameColumns: columns, at: path) }
    return PaneNode(line, rows, path: path).copying(.object(tokens))
  }

  private static func tokenNode(_ token: JSONObject.Member, nameColumns: Int, at path: String) -> PaneNode {
    var line = StyledLine(DisplayText.padded(token.name, to: nameColumns), .name)
    line.append(JSONLine.scalar(token.value))
    return PaneNode(
      line, copyText: token.value.string ?? token.value.compact,
      path: JSONPath.text(path, .member(token.name))
    ).breaking(indentation: nameColumns)
  }
}
