import ArtifactGeneration
import Decisioning
import DeliveryAPI
import Explorer
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// The explorer in the middle of its work.
enum SampleScreen {
  /// What has the focus.
  enum Pane: String, CaseIterable {
    case requests = "requests"
    case form = "form"
    case overview = "overview"
    case reasons = "why"
    case trace = "trace of 20 mboxes"
    case bigTrace = "trace of 5 MB"
  }

  /// The explorer after a request was decided and its answer came, with a pane in focus.
  static func explorer(size: Size, pane: Pane = .overview) async throws -> ExplorerState {
    let plan = ArtifactPlan(ruleCount: 1_000)
    let requests = (1...20).map { count in
      var request = GeneratedRequest.execute(mboxes: plan.spreadMboxNames(21 - count))
      request.trace = TraceRequest()
      return RequestDocument(name: "Request of \(21 - count) mboxes", request: request)
    }
    var explorer = ExplorerState(
      workspace: WorkspaceDescription(
        name: "benchmark", client: GeneratedRequest.clientCode, source: "artifact 1.0.0"),
      requests: requests, size: size)
    for effect in explorer.update(.input(.key(.control("r")))) {
      guard case .send(let document, let call) = effect else { continue }
      var result = try await decision(about: document, plan)
      if pane == .bigTrace { result.trace = Array(repeating: bigTrace, count: 20) }
      _ = explorer.update(.callEnded(call, .decided(result), CallTime(start: 0, duration: 1)))
    }
    for key in keys(to: pane) { _ = explorer.update(.input(.key(key))) }
    return explorer
  }

  /// The keys that lead to a pane.
  private static func keys(to pane: Pane) -> [KeyPress] {
    func alternate(_ character: Character) -> KeyPress { KeyPress(.character(character), .alternate) }
    return switch pane {
    case .requests: [alternate("r")]
    case .form: [alternate("f")]
    case .overview: [alternate("o"), .character("1")]
    case .reasons: [alternate("o"), .character("3")]
    case .trace, .bigTrace: [alternate("o"), .character("4"), .character("E")]
    }
  }

  private static func decision(
    about document: RequestDocument, _ plan: ArtifactPlan
  ) async throws -> TargetDeliveryResult {
    let client = try TargetClient.create(
      TargetClientOptions(
        client: GeneratedRequest.clientCode, organizationId: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg",
        decisioningMethod: .onDevice, artifact: try Artifact(bytes: plan.artifact())))
    var options = GetOffersOptions(request: document.request)
    options.explains = true
    return try await client.getOffers(options)
  }

  /// A trace of 250 KB.
  private static let bigTrace: JSON = .object(
    JSONObject(
      (0..<250).map { number in
        JSONObject.Member(
          name: "activity \(number)",
          value: [
            "matched": .boolean(number % 2 == 0), "text": .string(String(repeating: "lamp ", count: 190)),
          ])
      }))
}
