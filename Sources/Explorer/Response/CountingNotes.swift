import DeliveryAPI
import TargetClient

/// Why reports may not count what an answer delivers: offers come, but the numbers stay away.
enum CountingNotes {
  /// The notes, short, the most important first.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - items: its items.
  ///   - isRequestKnown: whether its request is there as it was sent.
  static func sentences(
    for result: TargetDeliveryResult, _ items: [ResponseItem], isRequestKnown: Bool = true
  ) -> [String] {
    let ofRequest = isRequestKnown ? [userAgent(result.request), newVisitor(result)] : [nil, nil]
    return [ofRequest[0], prefetch(items), ofRequest[1], stitching(result)].compactMap(\.self)
  }

  private static func userAgent(_ request: DeliveryRequest) -> String? {
    guard request.context?.channel != .mobile else { return nil }
    guard let userAgent = request.context?.userAgent, !userAgent.isEmpty else {
      return "would not count: without a user agent, reports take the visitor for a robot"
    }
    guard let sign = RobotSigns.sign(in: userAgent) else { return nil }
    return "would not count: “\(sign)” in the user agent marks a robot"
  }

  private static func prefetch(_ items: [ResponseItem]) -> String? {
    let hasTokens = items.contains { item in
      item.path.hasPrefix("prefetch") && item.options.contains { $0.eventToken != nil }
    }
    guard hasTokens else { return nil }
    return "would not count yet: prefetched content counts when a notification tells that it was shown"
  }

  private static func newVisitor(_ result: TargetDeliveryResult) -> String? {
    let id = result.request.id
    let isNew =
      result.explanation.map { $0.bucketingIdentifier.source == .created }
      ?? (id?.tntId == nil && id?.marketingCloudVisitorId == nil && id?.thirdPartyId == nil)
    guard isNew else { return nil }
    return "a new visitor each time: the id was made for this call, the next one may get another experience"
  }

  private static func stitching(_ result: TargetDeliveryResult) -> String? {
    let ecid = result.response.id?.marketingCloudVisitorId ?? result.request.id?.marketingCloudVisitorId
    guard ecid == nil, !result.analyticsDetails.isEmpty else { return nil }
    return "no ECID: Analytics cannot join its hit with this decision"
  }
}

/// Words by which a user agent is recognized as no person's browser.
enum RobotSigns {
  private static let signs = [
    "bot", "crawl", "spider", "slurp", "headless", "phantomjs", "lighthouse", "curl/", "wget/",
    "python-requests", "python-urllib", "aiohttp", "httpx", "okhttp", "apache-httpclient", "java/",
    "node-fetch", "axios", "undici", "go-http-client", "postman", "insomnia", "monitor",
  ]

  /// The first of the words that the user agent has; nil when it looks like a person's browser.
  static func sign(in userAgent: String) -> String? {
    let lowercased = userAgent.lowercased()
    return signs.first(where: lowercased.contains)
  }
}
