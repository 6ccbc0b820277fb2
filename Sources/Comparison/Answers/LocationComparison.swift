import DeliveryAPI
import OrderedJSON

/// One location in two answers: an mbox, a view or the page load.
public struct LocationComparison: Hashable, Sendable {
  /// The location in the first answer, if it is there.
  public let before: ResponseItem?
  /// The location in the second answer, if it is there.
  public let after: ResponseItem?
  /// What differs, the decision first.
  public let differences: [DecisionDifference]

  /// Whether nothing differs.
  public var isSame: Bool { differences.isEmpty }

  /// Whether the visitor is shown something else here.
  public var decidesOtherwise: Bool { differences.contains(where: \.isDecision) }

  /// Whether the visitor sees something else here. That an answer leaves out a place or an option of default
  /// content changes nothing on the page.
  public var showsOtherwise: Bool {
    decidesOtherwise && !(Self.isAllDefault(before) && Self.isAllDefault(after))
      && differences.contains { $0.isDecision && !$0.isAboutDefaultContentOnly }
  }

  private static func isAllDefault(_ item: ResponseItem?) -> Bool {
    item?.isDefaultContent ?? true
  }

  /// The mark of the location as a whole; nil when nothing differs.
  public var mark: ChangeMark? {
    isSame ? nil : ChangeMark(isBefore: before != nil, isAfter: after != nil)
  }

  /// The location as a person says it: `hero #0`, `page load`.
  public var title: String {
    guard let item = after ?? before else { return "" }
    return item.index.map { "\(item.name) #\($0)" } ?? item.name
  }

  /// Where the location stands in the second answer, or else in the first: `execute.mboxes[0]`.
  public var path: String { (after ?? before)?.path ?? "" }

  /// What is served in the second answer, or in the first where it is only there, in words.
  public var served: String {
    guard let item = after ?? before else { return "" }
    let options = item.options.filter { !$0.isDefaultContent }
    guard let first = options.first else { return OptionComparison.served(nil) }
    let others = options.count - 1
    return OptionComparison.served(first) + (others > 0 ? " and \(others) more" : "")
  }

  init(from before: ResponseItem?, to after: ResponseItem?) {
    self.before = before
    self.after = after
    switch (before, after) {
    case (let before?, let after?): differences = Self.differences(from: before, to: after)
    // A view that nothing is shown in is answered only to carry a trace.
    case (let view?, nil) where view.isEmptyView, (nil, let view?) where view.isEmptyView: differences = []
    case (_?, nil): differences = [DecisionDifference(.location, "answered", nil)]
    case (nil, _?): differences = [DecisionDifference(.location, nil, "answered")]
    case (nil, nil): differences = []
    }
  }

  private static func differences(from before: ResponseItem, to after: ResponseItem) -> [DecisionDifference] {
    var differences: [DecisionDifference] = []
    func note(_ subject: DecisionDifference.Subject, _ old: String?, _ new: String?) {
      if old != new { differences.append(DecisionDifference(subject, old, new)) }
    }
    // An mbox without options shows the default content, as one with an empty option does.
    if before.options.isEmpty != after.options.isEmpty, before.options.count + after.options.count == 1 {
      let (old, new) = (before.options.first, after.options.first)
      note(.decision, OptionComparison.served(old), OptionComparison.served(new))
      note(.content, contentText(old), contentText(new))
    } else {
      differences += OptionComparison.differences(from: before.options, to: after.options)
    }
    note(.metrics, metricsText(before), metricsText(after))
    note(.analytics, analyticsText(before), analyticsText(after))
    return differences
  }

  private static func contentText(_ option: Option?) -> String? {
    option?.content.map { $0.string ?? $0.compact }
  }

  private static func metricsText(_ item: ResponseItem) -> String? {
    guard !item.metrics.isEmpty else { return nil }
    return item.metrics.map { metric in
      [metric.type?.rawValue ?? "metric", metric.selector].compactMap(\.self).joined(separator: " ")
    }.joined(separator: ", ")
  }

  private static func analyticsText(_ item: ResponseItem) -> String? {
    guard let payload = item.analytics?.payload else { return nil }
    return payload.tnta ?? payload.pe
  }
}

extension ResponseItem {
  /// Whether this is the answer for a view in which nothing is shown and counted.
  fileprivate var isEmptyView: Bool {
    kind == .view && isDefaultContent && metrics.isEmpty && analytics == nil
  }
}
