import OrderedJSON

/// Why a rule artifact cannot be used.
///
/// The texts of the SDKs are kept word for word, since people search for them; some have a hint added.
public enum ArtifactError: Error, Hashable, Sendable {
  /// There is no artifact yet.
  case unavailable
  /// The text is not JSON; the error tells line and column.
  case invalidJSON(JSONParseError)
  /// The text is JSON, but something else than an artifact. The phrase tells what was found.
  case notAnArtifact(found: String)
  /// The artifact is of another major version than 1.
  case unsupportedVersion(String)
  /// The header of a binary artifact is not of version 1.
  case invalidHeader
  /// A binary artifact did not decode to JSON.
  case undecodable
}

extension ArtifactError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .unavailable:
      "The decisioning artifact is not available"
    case .invalidJSON(let error):
      "The artifact is not JSON: \(error). Download it again, or check the file for damage."
    case .notAnArtifact(let found):
      "The artifact is not an object with \"version\" and \"rules\", but \(found). Check its location."
    case .unsupportedVersion(let version):
      "The decisioning artifact version (\(version)) is not supported."
        + " This library is compatible with this major version: 1"
    case .invalidHeader:
      "Invalid Artifact: a binary artifact begins with a header of version 1, such as \"ATOD:001\"."
    case .undecodable:
      "Unable to read artifact JSON. Is the organization id that of the artifact's account?"
    }
  }
}
