/// Content to keep and show later.
public struct PrefetchResponse: Codable, Hashable, Sendable {
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
}
