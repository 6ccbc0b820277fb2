/// Content to show now.
public struct ExecuteResponse: Codable, Hashable, Sendable {
  /// The content of the page load.
  public var pageLoad: PageLoadResponse?

  /// The content of the mboxes, those without a qualifying activity included.
  public var mboxes: [MboxResponse]?

  /// Makes an execute response.
  public init(pageLoad: PageLoadResponse? = nil, mboxes: [MboxResponse]? = nil) {
    self.pageLoad = pageLoad
    self.mboxes = mboxes
  }
}
