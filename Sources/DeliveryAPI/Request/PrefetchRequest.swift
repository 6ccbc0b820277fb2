import OrderedJSON

/// Content to keep and show later.
public struct PrefetchRequest: JSONRecord, Hashable, Sendable {
  /// Asks for views of a single-page application; one empty request asks for all of them.
  public var views: [ViewRequest]?

  /// Asks for the activities of the page; an empty value asks too.
  public var pageLoad: RequestDetails?

  /// Asks for regional mboxes.
  public var mboxes: [MboxRequest]?

  /// Makes a prefetch request.
  public init(views: [ViewRequest]? = nil, pageLoad: RequestDetails? = nil, mboxes: [MboxRequest]? = nil) {
    self.views = views
    self.pageLoad = pageLoad
    self.mboxes = mboxes
  }

  /// A value that nothing was read into yet.
  public static var unread: PrefetchRequest { PrefetchRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("views", &views)
    members.code("pageLoad", &pageLoad)
    members.code("mboxes", &mboxes)
  }
}
