import DeliveryAPI

/// The id that decides a visitor's buckets, and where it came from.
public struct BucketingIdentifier: Hashable, Sendable {
  /// Which of the visitor's ids it is.
  public enum Source: String, Hashable, Sendable {
    /// The Experience Cloud id.
    case marketingCloudVisitorId
    /// The device id that Target gave, without its location hint.
    case tntId
    /// The id in the customer's own system, taken whole.
    case thirdPartyId
    /// None: the request has no such id, so one was made for it. Every request has another bucket then.
    case created
  }

  /// The id as it is hashed.
  public let value: String
  /// Where it came from.
  public let source: Source

  /// The first of Experience Cloud id, Target's device id and third-party id that is not empty.
  ///
  /// Customer ids never decide a bucket.
  /// - Parameters:
  ///   - visitor: The ids of the request.
  ///   - isCreated: Whether the device id was made for this request.
  ///   - makeIdentifier: Makes an id for a visitor who has none of these.
  public init(visitor: VisitorId?, isCreated: Bool = false, makeIdentifier: () -> String) {
    if let id = visitor?.marketingCloudVisitorId, !id.isEmpty {
      (value, source) = (id, .marketingCloudVisitorId)
    } else if let id = visitor?.tntId, let withoutHint = Self.withoutHint(id) {
      (value, source) = (withoutHint, isCreated ? .created : .tntId)
    } else if let id = visitor?.thirdPartyId, !id.isEmpty {
      (value, source) = (id, .thirdPartyId)
    } else {
      (value, source) = (makeIdentifier(), .created)
    }
  }

  /// A device id such as `32440324234-2343423.28_0` without what follows its first dot; nil if that is
  /// empty.
  private static func withoutHint(_ tntID: String) -> String? {
    let bytes = tntID.utf8.span
    guard let dot = bytes.indices.first(where: { bytes[$0] == UInt8(ascii: ".") }) else {
      return tntID.isEmpty ? nil : tntID
    }
    return dot == 0 ? nil : String(tntID.utf8.prefix(dot))
  }
}

/// The buckets of one visitor, each computed when it is asked for.
///
/// Not thread-safe: an instance belongs to one decision.
final class VisitorBuckets {
  let identifier: BucketingIdentifier
  private let clientCode: String
  /// The bucket asked for last. The rules of an activity follow each other, so one is enough.
  private var latest: (activityID: Int64?, bucket: AllocationBucket)?

  init(clientCode: String, identifier: BucketingIdentifier) {
    self.clientCode = clientCode
    self.identifier = identifier
  }

  func bucket(inActivity activityID: Int64?) -> AllocationBucket {
    if let latest, latest.activityID == activityID { return latest.bucket }
    let bucket = AllocationBucket(
      clientCode: clientCode, activityID: activityID, visitorID: identifier.value)
    latest = (activityID, bucket)
    return bucket
  }
}
