/// The place of a visitor in the traffic of one activity: one of 10,000 buckets of 0.01 % each.
///
/// The bucket follows from client code, activity id and visitor id alone. So a visitor keeps its
/// experience as long as these and the activity's ranges stay, and has another bucket in each activity.
public struct AllocationBucket: Hashable, Sendable {
  /// The bucket, 0…9999.
  public let number: Int

  /// The bucket as a percentage, 0.00…99.99, as rules compare it under the name `allocation`.
  public var percentage: Double { Double(number) / 100 }

  /// The bucket of a visitor in an activity.
  ///
  /// - Parameters:
  ///   - clientCode: The client code of the account.
  ///   - activityID: The number of the activity. For rules that do not tell it, the SDKs hash the word
  ///     "undefined", and so does this for nil.
  ///   - visitorID: The bucketing part of the visitor's id; see ``BucketingIdentifier``.
  ///   - salt: The last part of the hashed text. The SDKs always use "0".
  public init(clientCode: String, activityID: Int64?, visitorID: String, salt: String = "0") {
    let separator: UInt32 = 0x2e
    var hash = MurmurHash3()
    hash.combine(clientCode)
    hash.combine(separator)
    hash.combine(activityID.map { String($0) } ?? "undefined")
    hash.combine(separator)
    hash.combine(visitorID)
    hash.combine(separator)
    hash.combine(salt)
    // 64 bits, since the magnitude of the smallest Int32 is no Int32.
    number = Int(Int64(hash.finish()).magnitude % 10_000)
  }
}
