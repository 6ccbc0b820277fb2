/// Content to keep and show later.
public struct PrefetchRequest: Codable, Hashable, Sendable {
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
}
