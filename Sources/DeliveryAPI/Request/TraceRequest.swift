import OrderedJSON

/// Asks for a trace of every decision.
public struct TraceRequest: JSONRecord, Hashable, Sendable {
  /// The token from Administration › Implementation › Debugger tools. Target's servers require it; it is
  /// valid for 6 hours. On-device decisions do not look at it.
  public var authorizationToken: String?

  /// Who asks and why: free text by name.
  public var usage: JSONObject?

  /// Makes a trace request. An empty one turns on traces of on-device decisions.
  public init(authorizationToken: String? = nil, usage: JSONObject? = nil) {
    self.authorizationToken = authorizationToken
    self.usage = usage
  }

  /// A value that nothing was read into yet.
  public static var unread: TraceRequest { TraceRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("authorizationToken", &authorizationToken)
    members.code("usage", &usage)
  }
}
