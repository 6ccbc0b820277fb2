import Decisioning
import DeliveryAPI
import OrderedJSON

/// Why a client cannot be made or a call cannot be fulfilled.
///
/// Texts that people know from the other SDKs are kept word for word; what to do is added.
public enum TargetClientError: Error, Hashable, Sendable {
  /// The client code is empty.
  case clientRequired
  /// The organization id is empty.
  case organizationIdRequired
  /// The decisioning method is none that exists.
  case invalidDecisioningMethod(DecisioningMethod)
  /// `execute` asks for nothing.
  case nothingToExecute
  /// `prefetch` asks for nothing.
  case nothingToPrefetch
  /// The decision would have to be made by Target's servers.
  case unsupportedDecisioningMethod(DecisioningMethod)
  /// There is no artifact to decide by.
  case notReady
  /// The artifact would have to be downloaded.
  case artifactNotLocal(location: String)
  /// The file of the artifact cannot be read.
  case artifactUnreadable(location: String, reason: String)
  /// The artifact is damaged or of another version.
  case artifactInvalid(ArtifactError)
  /// A request or response holds a number that JSON cannot write.
  case notEncodable(JSONEncodingError)
}

extension TargetClientError: CustomStringConvertible {
  /// What failed and what to do about it.
  public var description: String {
    switch self {
    case .clientRequired:
      "Client is required"
    case .organizationIdRequired:
      "Organization Id is required"
    case .invalidDecisioningMethod(let method):
      "Invalid Decisioning Method.  Must be set to one of: "
        + DecisioningMethod.known.map(\.rawValue).joined(separator: ",") + ", but is \"\(method)\""
    case .nothingToExecute:
      "Either pageLoad or mboxes is required in execute"
    case .nothingToPrefetch:
      "Either views, pageLoad or mboxes is required in prefetch"
    case .unsupportedDecisioningMethod(let method):
      "This build decides on-device only, not \(method). "
        + "Set the decisioning method to on-device, and give the client an artifact."
    case .notReady:
      "Unable to fulfill request; decisioning engine not ready. "
        + "Give the client an artifact: as artifactPayload, or a file as artifactLocation."
    case .artifactNotLocal(let location):
      "This build does not download artifacts. "
        + "Save \(location) to a file, and set artifactLocation to its path."
    case .artifactUnreadable(let location, let reason):
      "Failed to retrieve artifact: \(location): \(reason)"
    case .artifactInvalid(let error):
      error.description
    case .notEncodable(let error):
      "The call cannot be written as JSON: \(error)"
    }
  }
}
