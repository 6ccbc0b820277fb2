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
  /// There is no artifact to decide by, for the reason that the clause tells.
  case notReady(String)
  /// There is still no artifact after the time that the options allow for.
  case notReadyInTime(Duration, reason: String)
  /// The artifact is at a URL that is neither `http`, `https` nor `file`.
  case unsupportedArtifactLocation(String)
  /// The file of the artifact cannot be read.
  case artifactUnreadable(location: String, reason: String)
  /// The artifact is damaged or of another version.
  case artifactInvalid(ArtifactError)
  /// The file of certificates to trust cannot be read.
  case certificatesUnreadable(file: String)
  /// Target's servers did not answer, or refused.
  case deliveryFailed(DeliveryFailure)
  /// There are no notifications to send.
  case notificationsRequired
  /// The client was shut down before.
  case shutDown
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
    case .notReady(let reason):
      "Unable to fulfill request; decisioning engine not ready. " + Self.sentence(reason)
    case .notReadyInTime(let time, let reason):
      "The client was not ready after \(milliseconds(time)) ms. " + Self.sentence(reason)
    case .unsupportedArtifactLocation(let location):
      "Failed to retrieve artifact: \(location) is neither a file nor an http or https URL."
    case .artifactUnreadable(let location, let reason):
      "Failed to retrieve artifact: \(location): \(reason)"
    case .artifactInvalid(let error):
      error.description
    case .certificatesUnreadable(let file):
      "The certificates in \(file) cannot be read. certificateFile must be a file in PEM form."
    case .deliveryFailed(let failure):
      failure.description
    case .notificationsRequired:
      "Notifications list is required in request"
    case .shutDown:
      "The client was shut down. Make a new one with TargetClient.create."
    case .notEncodable(let error):
      "The call cannot be written as JSON: \(error)"
    }
  }

  /// A clause as a sentence.
  private static func sentence(_ clause: String) -> String {
    let text = clause.prefix(1).uppercased() + clause.dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }
}
