import OrderedJSON

/// The names under which a visitor is known. Without any of them, Target makes a `tntId` and returns it.
public struct VisitorId: JSONRecord, Hashable, Sendable {
  /// The id that Target gives to a device, as `id` or `id.hint`, for example `32440324234-2343423.23_41`.
  /// At most 128 characters.
  public var tntId: String?

  /// The id of the visitor in the customer's own system (`mbox3rdPartyId`). At most 128 characters.
  public var thirdPartyId: String?

  /// The Experience Cloud id (ECID). At most 128 characters.
  public var marketingCloudVisitorId: String?

  /// Ids of the visitor in other data sources. At most 50.
  public var customerIds: [CustomerId]?

  /// Makes a visitor id.
  public init(
    tntId: String? = nil,
    thirdPartyId: String? = nil,
    marketingCloudVisitorId: String? = nil,
    customerIds: [CustomerId]? = nil
  ) {
    self.tntId = tntId
    self.thirdPartyId = thirdPartyId
    self.marketingCloudVisitorId = marketingCloudVisitorId
    self.customerIds = customerIds
  }

  /// A value that nothing was read into yet.
  public static var unread: VisitorId { VisitorId() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("tntId", &tntId)
    members.code("thirdPartyId", &thirdPartyId)
    members.code("marketingCloudVisitorId", &marketingCloudVisitorId)
    members.code("customerIds", &customerIds)
  }
}

/// The id of a visitor in one data source, such as a loyalty programme.
public struct CustomerId: JSONRecord, Hashable, Sendable {
  /// The id itself. At most 128 characters.
  public var id: String

  /// The alias of the data source. At most 50 characters.
  public var integrationCode: String

  /// Whether the visitor has signed in. Required by the Delivery API; only authenticated ids are used to
  /// find a profile.
  public var authenticatedState: AuthenticatedState?

  /// Makes a customer id.
  public init(id: String, integrationCode: String, authenticatedState: AuthenticatedState? = nil) {
    self.id = id
    self.integrationCode = integrationCode
    self.authenticatedState = authenticatedState
  }

  /// A value that nothing was read into yet.
  public static var unread: CustomerId { CustomerId(id: "", integrationCode: "") }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("id", &id)
    members.codeRequired("integrationCode", &integrationCode)
    members.code("authenticatedState", &authenticatedState)
  }
}

/// Whether the visitor has signed in under a customer id.
public struct AuthenticatedState: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not. A known one may be spelled as other SDKs do: `AUTHENTICATED`, `loggedOut`.
  public init(rawValue: String) {
    self.rawValue =
      switch rawValue.lowercased() {
      case "unknown": "unknown"
      case "authenticated": "authenticated"
      case "logged_out", "loggedout", "logged-out": "logged_out"
      default: rawValue
      }
  }

  /// It is not known whether the visitor signed in.
  public static let unknown = AuthenticatedState(rawValue: "unknown")
  /// The visitor is signed in.
  public static let authenticated = AuthenticatedState(rawValue: "authenticated")
  /// The visitor has signed out.
  public static let loggedOut = AuthenticatedState(rawValue: "logged_out")

  /// The values that the Delivery API defines.
  public static let known: [AuthenticatedState] = [unknown, authenticated, loggedOut]
}
