import OrderedJSON

/// One thing that was asked for and its answer: an mbox, a view or the page load.
///
/// All items of a response stand in one list, in the order in which `getOffers` gathers analytics
/// details, traces and response tokens.
public struct ResponseItem: Hashable, Sendable {
  /// What kind of thing was asked for.
  public enum Kind: Hashable, Sendable {
    /// An mbox.
    case mbox
    /// A view of a single-page application.
    case view
    /// The page load.
    case pageLoad
  }

  /// What kind of thing was asked for.
  public let kind: Kind
  /// Where the item stands in the response, such as `execute.mboxes[0]`.
  public let path: String
  /// The name of the mbox, the name or else the key of the view; `page load` for a page load.
  public let name: String
  /// The index of the mbox; nil for anything else.
  public let index: Int?
  /// What to show.
  public let options: [Option]
  /// What to notify Target of.
  public let metrics: [Metric]
  /// What to tell Analytics, with client-side logging.
  public let analytics: AnalyticsResponse?
  /// What is to be sent back with the display notification; only prefetched items have it.
  public let state: String?
  /// How the decision was made.
  public let trace: JSON?

  /// Whether the visitor sees what the page shows by itself.
  public var isDefaultContent: Bool {
    options.allSatisfy(\.isDefaultContent)
  }
}

extension DeliveryResponse {
  /// All items in the order in which the SDKs gather analytics details, traces and response tokens.
  public var items: [ResponseItem] {
    var items: [ResponseItem] = []
    if let pageLoad = execute?.pageLoad {
      items.append(ResponseItem(pageLoad, path: "execute.pageLoad"))
    }
    for (position, mbox) in (execute?.mboxes ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .mbox, path: "execute.mboxes[\(position)]", name: mbox.name ?? "", index: mbox.index,
          options: mbox.options ?? [], metrics: mbox.metrics ?? [], analytics: mbox.analytics, state: nil,
          trace: mbox.trace))
    }
    if let pageLoad = prefetch?.pageLoad {
      items.append(ResponseItem(pageLoad, path: "prefetch.pageLoad"))
    }
    for (position, view) in (prefetch?.views ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .view, path: "prefetch.views[\(position)]", name: view.name ?? view.key ?? "", index: nil,
          options: view.options ?? [], metrics: view.metrics ?? [], analytics: view.analytics,
          state: view.state, trace: view.trace))
    }
    for (position, mbox) in (prefetch?.mboxes ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .mbox, path: "prefetch.mboxes[\(position)]", name: mbox.name ?? "", index: mbox.index,
          options: mbox.options ?? [], metrics: mbox.metrics ?? [], analytics: mbox.analytics,
          state: mbox.state, trace: mbox.trace))
    }
    return items
  }
}

extension ResponseItem {
  fileprivate init(_ pageLoad: PageLoadResponse, path: String) {
    self.init(
      kind: .pageLoad, path: path, name: "page load", index: nil, options: pageLoad.options ?? [],
      metrics: pageLoad.metrics ?? [], analytics: pageLoad.analytics, state: pageLoad.state,
      trace: pageLoad.trace)
  }
}

/// The decision behind an option, as its response tokens tell it.
public struct OptionOrigin: Hashable, Sendable {
  /// The id of the activity.
  public let activityId: String?
  /// The name of the activity.
  public let activityName: String?
  /// The type of the activity as the token tells it, such as `ab`.
  public let activityType: String?
  /// The id of the experience, which counts within its activity.
  public let experienceId: String?
  /// The name of the experience.
  public let experienceName: String?

  /// Reads the standard response tokens; nil when the option has none of them.
  public init?(_ tokens: JSONObject?) {
    func text(_ name: String) -> String? {
      guard let value = tokens?[name] else { return nil }
      return value.string ?? value.compact
    }
    activityId = text("activity.id")
    activityName = text("activity.name")
    activityType = text("activity.type")
    experienceId = text("experience.id")
    experienceName = text("experience.name")
    if activityId == nil && activityName == nil && experienceName == nil { return nil }
  }

  /// The activity as `Hero test (125873)`.
  public var activity: String { Self.named(activityName, activityId) }

  /// The experience as `Experience B (1)`.
  public var experience: String { Self.named(experienceName, experienceId) }

  /// The activity's type in the words of the Target interface.
  public var type: String? {
    switch activityType {
    case "ab": "A/B test"
    case "landing": "experience targeting"
    default: activityType
    }
  }

  private static func named(_ name: String?, _ id: String?) -> String {
    switch (name, id) {
    case (let name?, let id?): "\(name) (\(id))"
    case (let name?, nil): name
    case (nil, let id?): id
    case (nil, nil): "unknown"
    }
  }
}
