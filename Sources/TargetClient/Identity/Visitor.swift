import DeliveryAPI
import OrderedJSON

/// What the Visitor API of the page knows about the visitor, as values.
///
/// A server can never make an Experience Cloud id for a visitor who comes for the first time; it takes
/// these values from the visitor's cookie, or from wherever the host application keeps them.
public struct Visitor: Codable, Hashable, Sendable {
  /// The Experience Cloud id (`MCMID`).
  public var marketingCloudVisitorId: String?

  /// The Audience Manager region (`MCAAMLH`).
  public var audienceManagerLocationHint: String?

  /// The Audience Manager blob (`MCAAMB`).
  public var audienceManagerBlob: String?

  /// The supplemental data id for each consumer; a page that makes several calls has several consumers.
  public var supplementalDataIds: [String: String]?

  /// The customer ids as the Visitor API has them: a map from integration code to a text, or to an
  /// object with `id` and `authState` (0 unknown, 1 authenticated, 2 logged out).
  public var customerIds: JSONObject?

  /// Makes a visitor.
  public init(
    marketingCloudVisitorId: String? = nil,
    audienceManagerLocationHint: String? = nil,
    audienceManagerBlob: String? = nil,
    supplementalDataIds: [String: String]? = nil,
    customerIds: JSONObject? = nil
  ) {
    self.marketingCloudVisitorId = marketingCloudVisitorId
    self.audienceManagerLocationHint = audienceManagerLocationHint
    self.audienceManagerBlob = audienceManagerBlob
    self.supplementalDataIds = supplementalDataIds
    self.customerIds = customerIds
  }

  /// Takes the fields that hold from the `AMCV_…` cookie.
  ///
  /// - Parameters:
  ///   - cookie: the cookie.
  ///   - now: milliseconds since 1970 UTC.
  public init(_ cookie: VisitorCookie, at now: Int64) {
    self.init(
      marketingCloudVisitorId: cookie.value(of: "MCMID", at: now),
      audienceManagerLocationHint: cookie.value(of: "MCAAMLH", at: now),
      audienceManagerBlob: cookie.value(of: "MCAAMB", at: now))
  }
}

extension Visitor {
  /// This visitor, with what is missing taken from another one.
  func completed(with other: Visitor?) -> Visitor {
    Visitor(
      marketingCloudVisitorId: nonEmpty(marketingCloudVisitorId) ?? other?.marketingCloudVisitorId,
      audienceManagerLocationHint: nonEmpty(audienceManagerLocationHint)
        ?? other?.audienceManagerLocationHint,
      audienceManagerBlob: nonEmpty(audienceManagerBlob) ?? other?.audienceManagerBlob,
      supplementalDataIds: supplementalDataIds ?? other?.supplementalDataIds,
      customerIds: customerIds ?? other?.customerIds)
  }

  /// The customer ids as the Delivery API wants them. Entries without an id are left out. Where a state is missing or
  /// none that the Visitor API has, it is unknown, as the Delivery API refuses ids without a state.
  public var deliveryCustomerIds: [CustomerId] {
    (customerIds ?? JSONObject()).compactMap { member in
      let object = member.value.object
      guard let id = nonEmpty((object.map { $0["id"] } ?? member.value)?.idText) else { return nil }
      return CustomerId(
        id: id, integrationCode: member.name,
        authenticatedState: object?["authState"].flatMap(AuthenticatedState.init(authState:)) ?? .unknown)
    }
  }
}

extension JSON {
  /// The text of an id, which may have been written as a number; zero is none, as in the other SDKs.
  fileprivate var idText: String? {
    switch self {
    case .string(let text): text
    case .number(let number) where number.double != 0: number.text
    default: nil
    }
  }
}

extension AuthenticatedState {
  /// The state for a number of the Visitor API, also one that was written as a text, or for a name; nil for anything
  /// else.
  fileprivate init?(authState: JSON) {
    switch authState.idText {
    case "1": self = .authenticated
    case "2": self = .loggedOut
    case let name?:
      guard AuthenticatedState(rawValue: name).isKnown else { return nil }
      self.init(rawValue: name)
    case nil: return nil
    }
  }
}

/// The text, or nil when it is missing or empty; an empty id is as good as none.
func nonEmpty(_ text: String?) -> String? {
  text.flatMap { $0.isEmpty ? nil : $0 }
}
