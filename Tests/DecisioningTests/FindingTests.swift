import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

/// How findings about an artifact reach people.
struct FindingTests {
  private func rules(_ location: String, count: Int = 2) -> [JSON] {
    (0..<count).map {
      rule(activity: Int64($0), location: location, condition: true, options: [html("x", token: "\($0)")])
    }
  }

  @Test func `an explanation has the findings of the requested locations only`() throws {
    let artifact = try artifact(
      mboxes: [("hero", rules("hero")), ("cart", rules("cart"))], remoteMboxes: ["cart"])
    let explanation = artifact.explain(request(execute: [MboxRequest(name: "hero")]))
    #expect(explanation.items.map(\.findings) == [[.unreachable(position: 1, behind: 0)]])
    #expect(
      explanation.json["items"]?[0]?["findings"]
        == ["Rule 2 can never deliver: rule 1 before it takes every request."])
    let note = "  Note: Rule 2 can never deliver: rule 1 before it takes every request."
    #expect(explanation.textLines.contains(note))
  }

  @Test func `a request for all views has the findings of all of them`() throws {
    let unknown = rule(activity: 1, location: "b", condition: Condition.equal("x", "page.nina"), options: [])
    let artifact = try artifact(views: [("a", [7]), ("b", [unknown])])
    let item = artifact.explain(request(prefetch: PrefetchRequest(views: [ViewRequest()]))).items.first
    #expect(item?.findings.count == 2)
    #expect(item?.findings.last == .unknownVariable(path: "page.nina", position: 0))
  }

  @Test func `of many findings the text tells the first`() throws {
    let artifact = try artifact(mboxes: [("hero", rules("hero", count: 30))])
    let lines = artifact.explain(request(execute: [MboxRequest(name: "hero")])).textLines
    #expect(lines.filter { $0.contains("Note: Rule") }.count == 8)
    #expect(lines.contains("  Note: 21 more like these"))
  }

  @Test func `a name without findings has no member for them`() throws {
    let artifact = try artifact(mboxes: [("hero", rules("hero", count: 1))])
    let explanation = artifact.explain(request(execute: [MboxRequest(name: "hero")]))
    #expect(explanation.json["items"]?[0]?["findings"] == nil)
    #expect(explanation.json["items"]?[0]?["nearestNames"] == nil)
    #expect(!explanation.textLines.contains { $0.contains("Note:") })
  }

  @Test func `the findings of an artifact come location by location`() throws {
    let artifact = try artifact(
      mboxes: [("hero", rules("hero")), ("cart", rules("cart", count: 1))], views: [("home", [7])])
    #expect(artifact.findings.underestimatedCount == 3)
    let all = Array(artifact.findings)
    #expect(all.map(\.name) == ["hero", "cart", "home"])
    #expect(all.map(\.kind) == [.mbox, .mbox, .view])
    #expect(all.map(\.findings.count) == [1, 0, 1])
    #expect(all.first?.findings == artifact.summary(ofMbox: "hero")?.findings)
    var steps = artifact.findings.makeIterator()
    #expect(steps.next()?.name == "hero")
  }
}

struct UnknownNameTests {
  @Test func `an unknown name is answered with what may be meant`() throws {
    let artifact = try artifact(mboxes: [("hero", []), ("cart", [])], views: [("home", [])])
    let explanation = artifact.explain(
      request(
        execute: [MboxRequest(name: "Hero"), MboxRequest(name: "hero")],
        prefetch: PrefetchRequest(views: [ViewRequest(name: "homes")])))
    #expect(explanation.items.map(\.nearestNames) == [["hero"], [], ["home"]])
    #expect(explanation.json["items"]?[0]?["nearestNames"] == ["hero"])
    #expect(
      explanation.textLines.contains(
        "  The artifact does not know this name. Did you mean “hero”? Case counts."))
  }

  @Test func `several names are joined by or`() throws {
    let artifact = try artifact(mboxes: [("cart", []), ("card", []), ("care", [])])
    let lines = artifact.explain(request(execute: [MboxRequest(name: "carx")])).textLines
    #expect(lines.contains { $0.contains("Did you mean “cart” or “card” or “care”?") })
  }
}
