import Decisioning
import DeliveryAPI

/// The ids of a visitor that decide buckets, those that come first before the others.
enum VisitorIDKind: Hashable, CaseIterable, Sendable {
  case marketingCloudVisitorId, tntId, thirdPartyId

  /// The kind of id that a bucket came from; one that was made is a tnt id.
  init(_ source: BucketingIdentifier.Source) {
    switch source {
    case .marketingCloudVisitorId: self = .marketingCloudVisitorId
    case .thirdPartyId: self = .thirdPartyId
    case .tntId, .created: self = .tntId
    }
  }

  /// What it is called wherever it shows.
  var title: String {
    switch self {
    case .marketingCloudVisitorId: "ECID"
    case .tntId: "tnt id"
    case .thirdPartyId: "third-party id"
    }
  }
}

extension VisitorId {
  /// The id of a kind.
  subscript(_ kind: VisitorIDKind) -> String? {
    get {
      switch kind {
      case .marketingCloudVisitorId: marketingCloudVisitorId
      case .tntId: tntId
      case .thirdPartyId: thirdPartyId
      }
    }
    set {
      switch kind {
      case .marketingCloudVisitorId: marketingCloudVisitorId = newValue
      case .tntId: tntId = newValue
      case .thirdPartyId: thirdPartyId = newValue
      }
    }
  }
}
