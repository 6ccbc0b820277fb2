import DeliveryAPI

/// The notifications of what a request displays.
struct DisplayNotifications {
  private let instant: Int64
  private let makeIdentifier: @Sendable () -> String
  private var displays = DisplaySet()
  private(set) var collected: [DeliveryAPI.Notification] = []

  init(environment: DecisionEnvironment) {
    instant = environment.instant
    makeIdentifier = environment.makeIdentifier
  }

  /// Notes what a rule displays.
  ///
  /// - Returns: The notification, or nil if there is nothing to tell that was not told before.
  mutating func add(_ content: RuleContent) -> DeliveryAPI.Notification? {
    var tokens: [String] = []
    for token in content.displayTokens where displays.insert(token, in: content.name) {
      tokens.append(token)
    }
    guard !tokens.isEmpty else { return nil }
    let notification = DeliveryAPI.Notification(
      id: makeIdentifier(), impressionId: makeIdentifier(), type: .display, timestamp: instant,
      tokens: tokens, mbox: NotificationMbox(name: content.name))
    collected.append(notification)
    return notification
  }
}

/// What was displayed: tokens, each in an mbox. The few of most requests are searched one by one, since
/// hashing the long tokens costs more; many are hashed.
private struct DisplaySet {
  private struct Display: Hashable {
    let token: String
    let mbox: String
  }

  private static let mostSearched = 16
  private var few: [Display] = []
  private var many: Set<Display> = []

  /// Adds a token; false if it is there already.
  mutating func insert(_ token: String, in mbox: String) -> Bool {
    let display = Display(token: token, mbox: mbox)
    guard few.count == Self.mostSearched else {
      if few.contains(display) { return false }
      few.append(display)
      return true
    }
    return !few.contains(display) && many.insert(display).inserted
  }
}

extension TelemetryFeatures {
  /// A summary of what a request asks for.
  public init(of request: borrowing DeliveryRequest, decisioningMethod: DecisioningMethod) {
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
