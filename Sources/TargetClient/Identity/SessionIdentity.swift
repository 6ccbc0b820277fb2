/// The session id of a call and where it comes from.
public struct SessionIdentity: Codable, Hashable, Sendable {
  /// Where a session id comes from, in the order of precedence.
  public enum Source: String, Codable, Hashable, Sendable {
    /// The `session` part of the `mbox` cookie.
    case cookie
    /// The caller's option.
    case option
    /// It is new.
    case generated
  }

  /// The session id.
  public var value: String

  /// Where it comes from.
  public var source: Source

  /// Makes an identity.
  public init(value: String, source: Source) {
    self.value = value
    self.source = source
  }

  /// Chooses the session id: the cookie's, else the caller's, else a new one.
  ///
  /// The cookie comes first, as in the Python and Node.js SDKs, so that a visit keeps its session.
  init(cookie: String?, option: String?, makeIdentifier: () -> String) {
    if let cookie = nonEmpty(cookie) {
      (value, source) = (cookie, .cookie)
    } else if let option = nonEmpty(option) {
      (value, source) = (option, .option)
    } else {
      (value, source) = (makeIdentifier(), .generated)
    }
  }
}
