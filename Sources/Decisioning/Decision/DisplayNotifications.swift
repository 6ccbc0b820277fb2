import DeliveryAPI

/// The notifications of what a request displays.
struct DisplayNotifications {
  private struct Display: Hashable {
    let mbox: String
    let token: String
  }

  private let instant: Int64
  private let makeIdentifier: @Sendable () -> String
  private var seen: Set<Display> = []
  private(set) var collected: [DeliveryAPI.Notification] = []

  init(environment: DecisionEnvironment) {
    instant = environment.instant
    makeIdentifier = environment.makeIdentifier
  }

  /// Notes what a rule displays.
  ///
  /// - Returns: The notification, or nil if there is nothing to tell that was not told before.
  mutating func add(_ content: RuleContent) -> DeliveryAPI.Notification? {
    let tokens = content.displayTokens.filter {
      seen.insert(Display(mbox: content.name, token: $0)).inserted
    }
    guard !tokens.isEmpty else { return nil }
    let notification = DeliveryAPI.Notification(
      id: makeIdentifier(), impressionId: makeIdentifier(), type: .display, timestamp: instant,
      tokens: tokens, mbox: NotificationMbox(name: content.name))
    collected.append(notification)
    return notification
  }
}

extension TelemetryFeatures {
  /// A summary of what a request asks for.
  public init(of request: DeliveryRequest, decisioningMethod: DecisioningMethod) {
    func count(_ items: [some Any]?) -> Int? { items.flatMap { $0.isEmpty ? nil : $0.count } }
    self.init(
      decisioningMethod: decisioningMethod,
      executeMboxCount: count(request.execute?.mboxes),
      executePageLoad: request.execute?.pageLoad.map { _ in true },
      prefetchMboxCount: count(request.prefetch?.mboxes),
      prefetchPageLoad: request.prefetch?.pageLoad.map { _ in true },
      prefetchViewCount: count(request.prefetch?.views))
  }
}
