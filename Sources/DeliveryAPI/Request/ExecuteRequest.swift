/// Content to show now.
public struct ExecuteRequest: Codable, Hashable, Sendable {
  /// Asks for the activities of the page; an empty value asks too.
  public var pageLoad: RequestDetails?

  /// Asks for regional mboxes.
  public var mboxes: [MboxRequest]?

  /// Makes an execute request.
  public init(pageLoad: RequestDetails? = nil, mboxes: [MboxRequest]? = nil) {
    self.pageLoad = pageLoad
    self.mboxes = mboxes
  }
}
