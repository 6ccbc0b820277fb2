import DeliveryAPI
import OrderedJSON

/// One thing that was asked for and its answer: an mbox, a view or the page load.
///
/// All items of a response stand in one list, in the order in which `getOffers` gathers analytics
/// details, traces and response tokens.
struct ResponseItem: Hashable, Sendable {
  /// What kind of thing was asked for.
  enum Kind: Hashable, Sendable {
    case mbox
    case view
    case pageLoad
  }

  let kind: Kind
  /// Where the item stands in the response, such as `execute.mboxes[0]`.
  let path: String
  /// The name of the mbox or the view.
  let name: String
  let index: Int?
  let options: [Option]
  let metrics: [Metric]
  let analytics: AnalyticsPayload?
  let state: String?
  let trace: JSON?

  /// Whether the visitor sees what the page shows by itself.
  var isDefaultContent: Bool {
    options.allSatisfy { $0.type == nil && $0.content == nil }
  }
}

extension ResponseItem {
  /// All items of a response.
  static func items(of response: DeliveryResponse) -> [ResponseItem] {
    var items: [ResponseItem] = []
    if let pageLoad = response.execute?.pageLoad {
      items.append(ResponseItem(pageLoad, path: "execute.pageLoad"))
    }
    for (position, mbox) in (response.execute?.mboxes ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .mbox, path: "execute.mboxes[\(position)]", name: mbox.name ?? "", index: mbox.index,
          options: mbox.options ?? [], metrics: mbox.metrics ?? [], analytics: mbox.analytics?.payload,
          state: nil, trace: mbox.trace))
    }
    if let pageLoad = response.prefetch?.pageLoad {
      items.append(ResponseItem(pageLoad, path: "prefetch.pageLoad"))
    }
    for (position, view) in (response.prefetch?.views ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .view, path: "prefetch.views[\(position)]", name: view.name ?? "", index: nil,
          options: view.options ?? [], metrics: view.metrics ?? [], analytics: view.analytics?.payload,
          state: view.state, trace: view.trace))
    }
    for (position, mbox) in (response.prefetch?.mboxes ?? []).enumerated() {
      items.append(
        ResponseItem(
          kind: .mbox, path: "prefetch.mboxes[\(position)]", name: mbox.name ?? "", index: mbox.index,
          options: mbox.options ?? [], metrics: mbox.metrics ?? [], analytics: mbox.analytics?.payload,
          state: mbox.state, trace: mbox.trace))
    }
    return items
  }

  private init(_ pageLoad: PageLoadResponse, path: String) {
    self.init(
      kind: .pageLoad, path: path, name: "page load", index: nil, options: pageLoad.options ?? [],
      metrics: pageLoad.metrics ?? [], analytics: pageLoad.analytics?.payload, state: pageLoad.state,
      trace: pageLoad.trace)
  }
}

/// The decision behind an option, as its response tokens tell it.
struct OptionOrigin: Hashable, Sendable {
  let activityId: String?
  let activityName: String?
  let activityType: String?
  let experienceId: String?
  let experienceName: String?

  /// Reads the standard response tokens; nil when the option has none of them.
  init?(_ tokens: JSONObject?) {
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
  var activity: String { Self.named(activityName, activityId) }

  /// The experience as `Experience B (1)`.
  var experience: String { Self.named(experienceName, experienceId) }

  /// The activity's type in the words of the Target interface.
  var type: String? {
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
