import OrderedJSON

/// Content to show now.
public struct ExecuteResponse: JSONRecord, Hashable, Sendable {
  /// The content of the page load.
  public var pageLoad: PageLoadResponse?

  /// The content of the mboxes, those without a qualifying activity included.
  public var mboxes: [MboxResponse]?

  /// Makes an execute response.
  public init(pageLoad: PageLoadResponse? = nil, mboxes: [MboxResponse]? = nil) {
    self.pageLoad = pageLoad
    self.mboxes = mboxes
  }

  /// A value that nothing was read into yet.
  public static var unread: ExecuteResponse { ExecuteResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("pageLoad", &pageLoad)
    members.code("mboxes", &mboxes)
  }
}
