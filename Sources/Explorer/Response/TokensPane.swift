import DeliveryAPI
import OrderedJSON
import TerminalUI

/// The response tokens of every option, side by side where they belong together.
enum TokensPane {
  /// The lines of the pane.
  static func nodes(for response: DeliveryResponse) -> [PaneNode] {
    let nodes = response.items.flatMap(optionNodes)
    guard !nodes.isEmpty else {
      return [.note("No response tokens: default content carries none.")]
    }
    return nodes
  }

  private static func optionNodes(of item: ResponseItem) -> [PaneNode] {
    item.options.enumerated().compactMap { position, option in
      guard let tokens = option.responseTokens, !tokens.isEmpty else { return nil }
      let path = "\(item.path).options[\(position)].responseTokens"
      let columns = (tokens.map { DisplayText.columns(of: $0.name) }.max() ?? 0) + 2
      var line = StyledLine(item.name, Style(.heading, on: .plain, .bold))
      line.append("  \(path)", .muted)
      let rows = tokens.map { tokenNode($0, nameColumns: columns, at: path) }
      return PaneNode(line, rows, copyText: JSON.object(tokens).pretty(), path: path)
    }
  }

  private static func tokenNode(_ token: JSONObject.Member, nameColumns: Int, at path: String) -> PaneNode {
    var line = StyledLine(DisplayText.padded(token.name, to: nameColumns), .name)
    line.append(JSONLine.scalar(token.value))
    return PaneNode(
      line, copyText: token.value.string ?? token.value.compact, path: "\(path)[\"\(token.name)\"]")
  }
}
