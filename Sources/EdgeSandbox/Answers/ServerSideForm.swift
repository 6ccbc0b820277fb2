import DeliveryAPI
import OrderedJSON

extension DeliveryResponse {
  /// Makes an on-device decision look like one of Target's servers: response tokens name the method
  /// `server-side`, and traces tell of the server instead of the artifact.
  mutating func becomeServerSide(edgeHost: String) {
    execute?.pageLoad?.options.becomeServerSide()
    execute?.pageLoad?.trace.tellServer(edgeHost)
    for position in execute?.mboxes?.indices ?? 0..<0 {
      execute?.mboxes?[position].options.becomeServerSide()
      execute?.mboxes?[position].trace.tellServer(edgeHost)
    }
    prefetch?.pageLoad?.options.becomeServerSide()
    prefetch?.pageLoad?.trace.tellServer(edgeHost)
    for position in prefetch?.mboxes?.indices ?? 0..<0 {
      prefetch?.mboxes?[position].options.becomeServerSide()
      prefetch?.mboxes?[position].trace.tellServer(edgeHost)
    }
    for position in prefetch?.views?.indices ?? 0..<0 {
      prefetch?.views?[position].options.becomeServerSide()
      prefetch?.views?[position].trace.tellServer(edgeHost)
    }
  }
}

extension [Option]? {
  fileprivate mutating func becomeServerSide() {
    for position in self?.indices ?? 0..<0
    where self?[position].responseTokens?["activity.decisioningMethod"] != nil {
      self?[position].responseTokens?["activity.decisioningMethod"] =
        .string(DecisioningMethod.serverSide.rawValue)
    }
  }
}

extension JSON? {
  fileprivate mutating func tellServer(_ edgeHost: String) {
    guard case .object(var members)? = self else { return }
    members["artifact"] = nil
    members["server"] = .string(edgeHost)
    self = .object(members)
  }
}
