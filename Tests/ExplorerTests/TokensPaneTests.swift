import DeliveryAPI
import OrderedJSON
import Testing

@testable import Explorer

struct TokensPaneTests {
  @Test func `the path of a token leads to it, whatever its name`() throws {
    let name = "a \"quoted\"] name"
    let option = Option(responseTokens: [name: 1, "plain": 2])
    let response = DeliveryResponse(
      execute: ExecuteResponse(mboxes: [MboxResponse(name: "hero", options: [option])]))
    let node = TokensPane.lines(for: response.items)[0]
    guard case .nodes(let rows) = node.content else {
      Issue.record("There are no tokens.")
      return
    }
    let tokens: JSONPath = ["execute", "mboxes", 0, "options", 0, "responseTokens"]
    let paths = rows.compactMap(\.path).map { JSONPath($0) }
    #expect(paths == [tokens.member(name), tokens.member("plain")])
  }
}
