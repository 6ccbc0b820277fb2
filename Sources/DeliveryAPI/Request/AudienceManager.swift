import OrderedJSON

/// What Audience Manager knows the visitor by.
public struct AudienceManager: JSONRecord, Hashable, Sendable {
  /// The region of the data collection server, at least 1 (`MCAAMLH`).
  public var locationHint: Int?

  /// Encrypted visitor data, 1 to 1024 characters (`MCAAMB`).
  public var blob: String?

  /// Makes the settings for Audience Manager.
  public init(locationHint: Int? = nil, blob: String? = nil) {
    self.locationHint = locationHint
    self.blob = blob
  }

  /// A value that nothing was read into yet.
  public static var unread: AudienceManager { AudienceManager() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("locationHint", &locationHint)
    members.code("blob", &blob)
  }
}
