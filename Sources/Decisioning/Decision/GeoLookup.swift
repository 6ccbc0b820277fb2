import DeliveryAPI
import OrderedJSON

/// The answer of the geo service, which finds a place by an IP address.
public struct GeoReply: Hashable, Sendable {
  /// The answer: an object with members such as `x-geo-city`.
  public var json: JSON

  /// Wraps an answer. Header fields of the same names can be put into an object for this.
  public init(json: JSON) {
    self.json = json
  }

  /// The place the answer tells; nil if it tells none.
  public var geo: Geo? {
    let geo = Geo(
      ipAddress: text("x-forwarded-for"), latitude: number("x-geo-latitude"),
      longitude: number("x-geo-longitude"), countryCode: text("x-geo-country-code"),
      stateCode: text("x-geo-region-code"), city: text("x-geo-city"))
    return geo == Geo() ? nil : geo
  }

  private func text(_ name: String) -> String? {
    json[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The service gives numbers as texts.
  private func number(_ name: String) -> Double? {
    json[name]?.number?.double ?? json[name]?.string.flatMap(Double.init)
  }
}

/// A question to the geo service.
public struct GeoLookup: Hashable, Sendable {
  /// The text that stands for the address of whoever asks the service.
  public static let unknownAddress = "unknownIpAddress"

  /// The address to ask for, which goes into the header `x-forwarded-for`; nil asks for one's own.
  public let ipAddress: String?

  /// The question to ask before a request is decided; nil if its place is known or is not to be looked up.
  ///
  /// The service is asked when the artifact switches it on, the request has a valid IP address, and
  /// tells nothing else about the place.
  public init?(for request: borrowing DeliveryRequest, artifact: Artifact) {
    guard artifact.isGeoTargetingEnabled, let geo = request.context?.geo, geo.isPlaceUnknown else {
      return nil
    }
    guard let text = geo.ipAddress else { return nil }
    if text == Self.unknownAddress {
      ipAddress = nil
    } else {
      guard let address = InternetAddress(text) else { return nil }
      ipAddress = address.description
    }
  }
}

extension Geo {
  /// Whether nothing is known of the place but perhaps the IP address.
  fileprivate var isPlaceUnknown: Bool {
    latitude == nil && longitude == nil && countryCode == nil && stateCode == nil && city == nil
  }

  /// The place with what the geo service answered.
  func completed(with reply: Geo) -> Geo {
    var geo = self
    geo.latitude = reply.latitude
    geo.longitude = reply.longitude
    geo.countryCode = reply.countryCode
    geo.stateCode = reply.stateCode
    geo.city = reply.city
    geo.ipAddress = reply.ipAddress ?? ipAddress
    return geo
  }
}
