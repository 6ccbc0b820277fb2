import Explorer
import Foundation
import OrderedJSON
import TerminalUI
import Testing

@testable import TargetExplorerCommand

/// The Why of the demo's requests when a server decides them: it says what the reasons of the same decision on
/// this machine say.
struct ServerSideWhyTests {
  /// What became of the activities of an item, by their numbers.
  private typealias Outcomes = [String: Bool]

  @Test(arguments: 0..<16)
  func `a saved request of the demo is told server-side as on-device`(position: Int) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Resources/Demo/requests")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let document = try JSON(parsing: Array(Data(contentsOf: folder.appending(path: names[position]))))
    let request = document.settingTraceToken("token").compact
    let server = try offers("--decisioning-method", "server-side", request: request)
    let device = try offers("--decisioning-method", "on-device", "--explain", request: request)
    let shown = Self.outcomes(inWhyOf: server)
    let expected = Self.outcomes(inExplanationOf: device)
    #expect(!shown.isEmpty)
    for (item, outcomes) in shown {
      let wanted = try #require(expected[item], "\(item) is not in \(expected)")
      // A page load and a view are traced while their later activities are still to come, and the trace of the
      // next one brings these up.
      let isWhole = item.contains("mboxes")
      for (activity, isWon) in outcomes where isWhole || wanted[activity] != nil {
        #expect(wanted[activity] == isWon, "\(item): \(activity)")
      }
      if isWhole { #expect(outcomes == wanted, "\(item)") }
    }
  }

  /// What the explorer shows below each item of an answer, but for what the trace only repeats.
  private static func outcomes(inWhyOf result: JSON) -> [String: Outcomes] {
    var state = ExplorerState(
      workspace: WorkspaceDescription(name: "demo", client: "acmeclient", source: "artifact 1.0.0"),
      requests: [], size: Size(columns: 240, rows: 300))
    state.open(SavedFile(DocumentBytes(result.compactBytes), as: .answer, named: "result.json"))
    _ = state.update(.input(.key(.character("w"))))
    var outcomes: [String: Outcomes] = [:]
    var item = ""
    for line in state.draw().text.split(separator: "\n") {
      if let match = line.firstMatch(of: /▾ .*  ((?:execute|prefetch)\.[a-zA-Z]+(?:\[\d+\])?)/) {
        item = String(match.1)
        outcomes[item] = [:]
      } else if let match = line.firstMatch(of: /▸ (✓|✗) .*?(\d{6})/), !item.isEmpty {
        outcomes[item]?[String(match.2)] = match.1 == "✓"
      }
    }
    return outcomes
  }

  /// What became of the activities that were looked at, item by item.
  private static func outcomes(inExplanationOf result: JSON) -> [String: Outcomes] {
    var counts: [String: Int] = [:]
    var outcomes: [String: Outcomes] = [:]
    for item in result["explanation"]?["items"]?.array ?? [] {
      let mode = item["mode"]?.string ?? ""
      let kind = item["kind"]?.string ?? ""
      let list = kind == "pageLoad" ? "\(mode).pageLoad" : "\(mode).\(kind == "view" ? "views" : "mboxes")"
      let place = kind == "pageLoad" ? list : "\(list)[\(counts[list, default: 0])]"
      counts[list, default: 0] += 1
      for candidate in item["candidates"]?.array ?? [] {
        guard let id = candidate["activityId"]?.integer, let standing = candidate["standing"]?.string,
          standing == "won" || standing == "failed"
        else { continue }
        outcomes[place, default: [:]]["\(id)", default: false] =
          standing == "won" || outcomes[place]?["\(id)"] == true
      }
      outcomes[place] = outcomes[place] ?? [:]
    }
    return outcomes
  }
}

extension JSON {
  /// A saved request that asks for a trace with a token.
  fileprivate func settingTraceToken(_ token: String) -> JSON {
    guard case .object(var document) = self, case .object(var request)? = document["request"] else {
      return self
    }
    request["trace"] = ["authorizationToken": .string(token)]
    document["request"] = .object(request)
    return .object(document)
  }
}
