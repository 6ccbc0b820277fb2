import OrderedJSON

/// The visitor's place.
public struct Geo: JSONRecord, Hashable, Sendable {
  /// The visitor's IPv4 or IPv6 address, from which the place can be looked up.
  public var ipAddress: String?

  /// Degrees north, -90 to 90.
  public var latitude: Double?

  /// Degrees east, -180 to 180.
  public var longitude: Double?

  /// The country in two letters (ISO 3166-1 alpha-2).
  public var countryCode: String?

  /// The subdivision without the country, one to three characters (ISO 3166-2).
  public var stateCode: String?

  /// The city. At most 50 characters.
  public var city: String?

  /// The postal code. At most 12 characters.
  public var zip: String?

  /// Makes a place.
  public init(
    ipAddress: String? = nil,
    latitude: Double? = nil,
    longitude: Double? = nil,
    countryCode: String? = nil,
    stateCode: String? = nil,
    city: String? = nil,
    zip: String? = nil
  ) {
    self.ipAddress = ipAddress
    self.latitude = latitude
    self.longitude = longitude
    self.countryCode = countryCode
    self.stateCode = stateCode
    self.city = city
    self.zip = zip
  }

  /// A value that nothing was read into yet.
  public static var unread: Geo { Geo() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("ipAddress", &ipAddress)
    members.code("latitude", &latitude)
    members.code("longitude", &longitude)
    members.code("countryCode", &countryCode)
    members.code("stateCode", &stateCode)
    members.code("city", &city)
    members.code("zip", &zip)
  }
}
