import Decisioning
import DeliveryAPI

/// Where a call is decided, and why there.
struct PlaceChoice: Sendable {
  let place: any DecisionPlace
  /// The reason, as a clause.
  let reason: String
  /// What the artifact leaves to Target's servers; nil when there is no artifact.
  let remoteDependency: RemoteDependency?

  func meta(of call: CompletedCall, host: DeliveryHost?) -> DecisionMeta {
    DecisionMeta(
      decisioningMethod: place.method, configuredDecisioningMethod: call.decisioningMethod,
      reason: "\(reason).", remoteMboxes: remoteDependency?.mboxes ?? [],
      remoteViews: remoteDependency?.views ?? [], host: host)
  }
}

extension DeliveryPipeline {
  /// Where to decide a call.
  ///
  /// Hybrid decides on the device what the artifact has completely. Whatever else is in the request, all of
  /// it goes to Target's servers when a part needs them, and when there is no artifact yet.
  func choosePlace(for call: CompletedCall) throws(TargetClientError) -> PlaceChoice {
    let onDevice = artifact.decisions
    let remote = onDevice.map { RemoteDependency(of: call.request, on: $0.engine.artifact) }
    let remoteNames = ((remote?.mboxes ?? []) + (remote?.views ?? [])).joined(separator: ", ")
    let asked =
      call.isMethodOfCall
      ? "The call asks for \(call.decisioningMethod)" : "The client decides \(call.decisioningMethod)"
    func choice(_ place: any DecisionPlace, _ reason: String) -> PlaceChoice {
      PlaceChoice(place: place, reason: reason, remoteDependency: remote)
    }

    switch call.decisioningMethod {
    case .onDevice:
      guard let onDevice else { throw .notReady(artifact.missingReason) }
      guard remote?.isNeeded == true else { return choice(onDevice, asked) }
      return choice(onDevice, "\(asked); Target's servers may have more for \(remoteNames)")
    case .hybrid:
      guard let onDevice else { return choice(server, "\(asked), and \(artifact.missingReason)") }
      guard remote?.isNeeded == true else {
        return choice(onDevice, "\(asked), and the artifact has all that is asked for")
      }
      return choice(server, "\(asked), and Target's servers are needed for \(remoteNames)")
    default:
      return choice(server, asked)
    }
  }
}
