import Decisioning

/// Where a visitor's bucket in an activity has to be.
struct BucketWish: Hashable, Sendable {
  /// The activity.
  let activityID: Int64?
  /// The part of the traffic.
  let range: AllocationRange
  /// Whether the bucket has to be inside; else outside.
  let isInside: Bool

  /// How many buckets are computed at most, which bounds the time that a key takes. A share of 0.1 % needs about a
  /// thousand ids.
  private static let mostBuckets = 20_000

  /// An id whose buckets meet all wishes, or nil when none was found.
  ///
  /// - Parameters:
  ///   - wishes: what has to be met.
  ///   - clientCode: the account.
  ///   - kind: which id decides; Experience Cloud ids have 38 digits.
  static func visitorID(
    for wishes: [BucketWish], clientCode: String, kind: VisitorIDKind
  ) -> String? {
    // The activity that the fewest visitors fit comes first, so that most ids cost one bucket.
    let activities = Dictionary(grouping: wishes, by: \.activityID)
      .map { (id: $0.key, wishes: $0.value, fitting: fittingBuckets($0.value)) }
      .sorted { $0.fitting.count < $1.fitting.count }
    guard let first = activities.first, !first.fitting.isEmpty else { return nil }
    var bucketsLeft = mostBuckets
    var number = 0
    while bucketsLeft > 0 {
      number += 1
      let digits = String(number)
      let id =
        kind == .marketingCloudVisitorId
        ? String(repeating: "0", count: 38 - digits.count) + digits : "what-if-\(digits)"
      let isFitting = activities.allSatisfy { activity in
        bucketsLeft -= 1
        let bucket = AllocationBucket(clientCode: clientCode, activityID: activity.id, visitorID: id)
        return activity.fitting.contains(bucket.number)
          && activity.wishes.allSatisfy { $0.range.contains(bucket) == $0.isInside }
      }
      if isFitting { return id }
    }
    return nil
  }

  /// The buckets in which all wishes about one activity are met.
  private static func fittingBuckets(_ wishes: [BucketWish]) -> Set<Int> {
    var buckets = Set(0..<10_000)
    for wish in wishes {
      if wish.isInside {
        buckets.formIntersection(wish.range.buckets)
      } else {
        buckets.subtract(wish.range.buckets)
      }
    }
    return buckets
  }
}
