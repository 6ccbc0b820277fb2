import Decisioning

/// Where a visitor's bucket in an activity has to be.
struct BucketWish: Hashable, Sendable {
  /// The activity.
  let activityID: Int64?
  /// The part of the traffic.
  let range: AllocationRange
  /// Whether the bucket has to be inside; else outside.
  let isInside: Bool

  /// How many ids are tried, which bounds the time: even a share of 0.1 % is found in a few thousand tries.
  private static let mostTries = 20_000

  /// An id whose buckets meet all wishes, or nil when none was found.
  ///
  /// - Parameters:
  ///   - wishes: what has to be met.
  ///   - clientCode: the account.
  ///   - kind: which id decides; Experience Cloud ids have 38 digits.
  static func visitorID(
    for wishes: [BucketWish], clientCode: String, kind: VisitorIDKind
  ) -> String? {
    for number in 1...mostTries {
      let digits = String(number)
      let id =
        kind == .marketingCloudVisitorId
        ? String(repeating: "0", count: 38 - digits.count) + digits : "what-if-\(digits)"
      let isFitting = wishes.allSatisfy { wish in
        let bucket = AllocationBucket(clientCode: clientCode, activityID: wish.activityID, visitorID: id)
        return wish.range.contains(bucket) == wish.isInside
      }
      if isFitting { return id }
    }
    return nil
  }
}
