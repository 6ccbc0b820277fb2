import OrderedJSON

/// Content to keep and show later.
public struct PrefetchResponse: JSONRecord, Hashable, Sendable {
  /// The content of the views.
  public var views: [View]?

  /// The content of the page load.
  public var pageLoad: PageLoadResponse?

  /// The content of the mboxes.
  public var mboxes: [PrefetchMboxResponse]?

  /// Click metrics outside any view, of requests that only prefetch.
  public var metrics: [Metric]?

  /// Makes a prefetch response.
  public init(
    views: [View]? = nil,
    pageLoad: PageLoadResponse? = nil,
    mboxes: [PrefetchMboxResponse]? = nil,
    metrics: [Metric]? = nil
  ) {
    self.views = views
    self.pageLoad = pageLoad
    self.mboxes = mboxes
    self.metrics = metrics
  }

  /// A value that nothing was read into yet.
  public static var unread: PrefetchResponse { PrefetchResponse() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("views", &views)
    members.code("pageLoad", &pageLoad)
    members.code("mboxes", &mboxes)
    members.code("metrics", &metrics)
  }
}
