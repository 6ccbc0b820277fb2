import OrderedJSON

/// How Analytics for Target (A4T) learns of the decision.
public struct AnalyticsRequest: JSONRecord, Hashable, Sendable {
  /// Joins the Target hit with the Analytics hit of the same page: 16 hexadecimal digits, a hyphen, 16
  /// hexadecimal digits.
  public var supplementalDataId: String?

  /// Who tells Analytics.
  public var logging: LoggingType?

  /// The host that collects Analytics data over HTTP.
  public var trackingServer: String?

  /// The host that collects Analytics data over HTTPS.
  public var trackingServerSecure: String?

  /// Makes an analytics request.
  public init(
    supplementalDataId: String? = nil,
    logging: LoggingType? = nil,
    trackingServer: String? = nil,
    trackingServerSecure: String? = nil
  ) {
    self.supplementalDataId = supplementalDataId
    self.logging = logging
    self.trackingServer = trackingServer
    self.trackingServerSecure = trackingServerSecure
  }

  /// A value that nothing was read into yet.
  public static var unread: AnalyticsRequest { AnalyticsRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("supplementalDataId", &supplementalDataId)
    members.code("logging", &logging)
    members.code("trackingServer", &trackingServer)
    members.code("trackingServerSecure", &trackingServerSecure)
  }
}

/// Who tells Analytics about a decision.
public struct LoggingType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Target tells Analytics, joined by the supplemental data id.
  public static let serverSide = LoggingType(rawValue: "server_side")
  /// Target returns the payload, and the page tells Analytics.
  public static let clientSide = LoggingType(rawValue: "client_side")

  /// The values that the Delivery API defines.
  public static let known: [LoggingType] = [serverSide, clientSide]
}
