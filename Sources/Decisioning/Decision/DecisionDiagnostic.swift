/// Something about a decision that a person should know: it was made, but maybe not as they expect.
public enum DecisionDiagnostic: Hashable, Sendable {
  /// A rule of the artifact cannot be used, or not fully. It counts as not satisfied then.
  case brokenRule(kind: LocationKind, location: String, position: Int, fault: String)
  /// An mbox was requested without a name; it was left out.
  case mboxWithoutName(position: Int)
  /// A condition asked for the domain of an address that has no scheme and so no host.
  case addressWithoutScheme(String)
  /// The IP address cannot be read; it was left out.
  case invalidIPAddress(String)
  /// Names of a place are not in upper case, as artifacts write them.
  case placeNotInUpperCase([String])
  /// A parameter is hidden by others whose dotted names begin with its name.
  case parameterHidden(name: String, location: String)
  /// The visitor has no id that decides its bucket: each request may get another experience.
  case visitorWithoutBucketingID
  /// The request asks for a preview or QA mode, which only Target's servers can give.
  case previewIgnored
  /// A view was requested by its key, which is not looked at on the device.
  case viewKeyIgnored(String)
}

extension DecisionDiagnostic: CustomStringConvertible {
  /// What happened and what to do about it.
  public var description: String {
    switch self {
    case .brokenRule(let kind, let location, let position, let fault):
      "Rule \(position + 1) of \(kind.rawValue) \"\(location)\" cannot be used: \(fault)."
    case .mboxWithoutName(let position):
      "Mbox \(position + 1) of the request was left out: it has no name."
    case .addressWithoutScheme(let url):
      "The address \"\(url)\" has no scheme: rules about domains cannot match. Write it with https://."
    case .invalidIPAddress(let text):
      "\"\(text)\" is no IP address and was left out. Write it like 192.0.2.1 or 2001:db8::1."
    case .placeNotInUpperCase(let names):
      "Rules name places in upper case. \(names.map { "\"\($0)\"" }.joined(separator: ", "))"
        + " was tried in upper case too; the other SDKs do not try."
    case .parameterHidden(let name, let location):
      "Parameter \"\(name)\" of \"\(location)\" is hidden by parameters that begin with \"\(name).\"."
    case .visitorWithoutBucketingID:
      "The visitor has none of tntId, thirdPartyId and marketingCloudVisitorId, so one was made:"
        + " the next request may get another experience."
    case .previewIgnored:
      "Preview and QA mode are only known to Target's servers. Decide this request server-side."
    case .viewKeyIgnored(let key):
      "The view key \"\(key)\" was not looked at: artifacts know views by name only."
    }
  }
}
