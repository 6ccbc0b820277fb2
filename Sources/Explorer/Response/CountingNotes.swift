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
    switch RobotSign(in: request.context) {
    case nil: nil
    case .missingUserAgent: "would not count: without a user agent, reports take the visitor for a robot"
    case .word(let word): "would not count: “\(word)” in the user agent marks a robot"
    }
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
