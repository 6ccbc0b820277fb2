import OrderedJSON

/// Content to show now.
public struct ExecuteRequest: JSONRecord, Hashable, Sendable {
  /// Asks for the activities of the page; an empty value asks too.
  public var pageLoad: RequestDetails?

  /// Asks for regional mboxes.
  public var mboxes: [MboxRequest]?

  /// Makes an execute request.
  public init(pageLoad: RequestDetails? = nil, mboxes: [MboxRequest]? = nil) {
    self.pageLoad = pageLoad
    self.mboxes = mboxes
  }

  /// A value that nothing was read into yet.
  public static var unread: ExecuteRequest { ExecuteRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("pageLoad", &pageLoad)
    members.code("mboxes", &mboxes)
  }
}
