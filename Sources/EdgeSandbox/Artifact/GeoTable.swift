import Decisioning
import DeliveryAPI
import OrderedJSON

/// A place as the geo service of Target's content delivery network tells it.
struct GeoPlace: Hashable, Sendable {
  let city: String
  let regionCode: String
  let countryCode: String
  let latitude: String
  let longitude: String

  /// The place by the names that header fields and the reply of the geo service have.
  var fields: [(name: String, value: String)] {
    [
      ("x-geo-latitude", latitude), ("x-geo-longitude", longitude), ("x-geo-country-code", countryCode),
      ("x-geo-region-code", regionCode), ("x-geo-city", city),
    ]
  }
}

/// Where IP addresses are, for the sandbox: a made-up answer that is always the same.
///
/// | network | place |
/// |---|---|
/// | 192.0.2.0/24 | SAN FRANCISCO, CA, US |
/// | 198.51.100.0/24 | LONDON, ENG, GB |
/// | 203.0.113.0/24 | TOKYO, 13, JP |
/// | 2001:db8::/32 | BERLIN, BE, DE |
/// | any other | one of the above by the sum of the address's bytes, in this order |
/// | no address | SAN JOSE, CA, US |
///
/// The networks are those that RFC 5737 and RFC 3849 keep for documentation.
enum GeoTable {
  /// Where whoever asks without an address is.
  static let ownPlace = GeoPlace(
    city: "SAN JOSE", regionCode: "CA", countryCode: "US", latitude: "37.33", longitude: "-121.89")

  private static let networks: [(prefix: [UInt8], place: GeoPlace)] = [
    (
      [192, 0, 2],
      GeoPlace(
        city: "SAN FRANCISCO", regionCode: "CA", countryCode: "US", latitude: "37.75", longitude: "-122.40")
    ),
    (
      [198, 51, 100],
      GeoPlace(city: "LONDON", regionCode: "ENG", countryCode: "GB", latitude: "51.51", longitude: "-0.13")
    ),
    (
      [203, 0, 113],
      GeoPlace(city: "TOKYO", regionCode: "13", countryCode: "JP", latitude: "35.69", longitude: "139.69")
    ),
    (
      [0x20, 0x01, 0x0d, 0xb8],
      GeoPlace(city: "BERLIN", regionCode: "BE", countryCode: "DE", latitude: "52.52", longitude: "13.40")
    ),
  ]

  /// The place of an address; that of whoever asks when there is none.
  static func place(of address: InternetAddress?) -> GeoPlace {
    guard let address else { return ownPlace }
    if let network = networks.first(where: { address.bytes.starts(with: $0.prefix) }) {
      return network.place
    }
    let sum = address.bytes.reduce(0) { $0 + Int($1) }
    return networks[sum % networks.count].place
  }

  /// The reply of the geo service for an address.
  static func reply(for address: InternetAddress?) -> JSON {
    var reply = JSONObject()
    for (name, value) in place(of: address).fields { reply.append(name, .string(value)) }
    if let address { reply.append("x-forwarded-for", .string(address.description)) }
    return .object(reply)
  }
}
