import DeliveryAPI
import OrderedJSON

/// The facts about a decision that an account wants to see beside each option.
struct ResponseTokens: Sendable {
  /// Tokens that come from the meta data of a rule, in the order they are delivered.
  private static let metaNames = [
    "activity.id", "activity.name", "activity.type", "experience.id", "experience.name", "location.id",
    "location.name", "location.type", "offer.id", "offer.name", "option.id", "option.name",
  ]

  private let metaNames: [String]
  private let geoNames: [GeoTokenName]

  /// Tokens that come from the visitor's place, in the order they are delivered.
  private enum GeoTokenName: String, CaseIterable {
    case city = "geo.city"
    case country = "geo.country"
    case state = "geo.state"
    case latitude = "geo.latitude"
    case longitude = "geo.longitude"
  }

  /// The tokens that an artifact lists.
  init(enabled names: [String]) {
    metaNames = Self.metaNames.filter(names.contains)
    geoNames = GeoTokenName.allCases.filter { names.contains($0.rawValue) }
  }

  /// The tokens that are the same whoever visits.
  func values(of meta: JSONObject) -> JSONObject {
    var tokens = JSONObject()
    for name in metaNames {
      if let value = meta[name] { tokens.append(name, value) }
    }
    tokens.append("activity.decisioningMethod", .string(DecisioningMethod.onDevice.rawValue))
    return tokens
  }

  /// The tokens that tell the visitor's place, as far as it is known.
  func values(of geo: Geo?) -> [JSONObject.Member] {
    guard let geo else { return [] }
    var members: [JSONObject.Member] = []
    members.reserveCapacity(geoNames.count)
    for name in geoNames {
      let value: JSON? =
        switch name {
        case .city: geo.city.map(JSON.string)
        case .country: geo.countryCode.map(JSON.string)
        case .state: geo.stateCode.map(JSON.string)
        case .latitude: geo.latitude.map(JSON.init(floatLiteral:))
        case .longitude: geo.longitude.map(JSON.init(floatLiteral:))
        }
      if let value { members.append(JSONObject.Member(name: name.rawValue, value: value)) }
    }
    return members
  }
}
