import DeliveryAPI
import JSONLogic

/// The variables of the visitor's place.
struct GeoVariables {
  /// Whether names are given as they came or in upper case, in which artifacts write them.
  enum Spelling {
    case asGiven, upperCase
  }

  let geo: Geo?
  var spelling = Spelling.asGiven

  /// The variables of a place.
  init(_ geo: Geo?) {
    self.geo = geo
  }

  /// The value of a member; undefined if the place does not tell it.
  func value(_ member: GeoMember) -> LogicValue {
    switch member {
    case .country: name(geo?.countryCode)
    case .region: name(geo?.stateCode)
    case .city: name(geo?.city)
    case .latitude: geo?.latitude.map(LogicValue.number) ?? .undefined
    case .longitude: geo?.longitude.map(LogicValue.number) ?? .undefined
    }
  }

  /// The known members as an object, as traces show it.
  func tree() -> LogicValue {
    let members = GeoMember.allCases.map { LogicObject.Member(name: $0.rawValue, value: value($0)) }
    return .object(LogicObject(members.filter { !$0.value.isMissing }))
  }

  /// The names that are not in upper case, which conditions of artifacts can hardly match.
  var namesToUppercase: [String] {
    [geo?.countryCode, geo?.stateCode, geo?.city].compactMap { $0 }.filter(Self.isChangedByUppercase)
  }

  /// Whether a name is another in upper case. Most are ASCII in upper case already, which their bytes tell.
  private static func isChangedByUppercase(_ name: String) -> Bool {
    let isUppercaseASCII = name.utf8.allSatisfy {
      $0 < 0x80 && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
    }
    return !isUppercaseASCII && name.uppercased() != name
  }

  private func name(_ name: String?) -> LogicValue {
    guard let name else { return .undefined }
    return .string(spelling == .asGiven ? name : name.uppercased())
  }
}
