import JSONLogic

/// The variables of one page address. Each is computed when it is read for the first time.
struct AddressVariables {
  let url: String
  private var components: AddressComponents?
  private var domainName: DomainName?
  /// By the position of the member; empty until the first is read.
  private var values: [LogicValue?] = []

  /// The variables of an address; without an address all of them are empty.
  init(url: String?) {
    self.url = url ?? ""
  }

  /// Whether a part about the domain was read although the address has no host to take it from.
  private(set) var lacksHost = false

  /// The value of a member.
  mutating func value(_ member: AddressMember, suffixes: PublicSuffixList) -> LogicValue {
    if values.isEmpty { values = Array(repeating: nil, count: AddressMember.all.count) }
    if let value = values[member.position] { return value }
    let text = text(member.part, suffixes)
    let value = LogicValue.string(member.isLowercased ? text.lowercased() : text)
    values[member.position] = value
    return value
  }

  /// All members as an object, as traces show it.
  mutating func tree(suffixes: PublicSuffixList) -> LogicValue {
    var members: [LogicObject.Member] = []
    for member in AddressMember.all {
      members.append(LogicObject.Member(name: member.name, value: value(member, suffixes: suffixes)))
    }
    return .object(LogicObject(members))
  }

  private mutating func text(_ part: AddressMember.Part, _ suffixes: PublicSuffixList) -> String {
    switch part {
    case .url: url
    case .path: split().path
    case .query: split().query
    case .fragment: split().fragment
    case .subdomain: domain(suffixes).subdomain
    case .domain: domain(suffixes).domain
    case .topLevelDomain: domain(suffixes).topLevelDomain
    }
  }

  private mutating func split() -> AddressComponents {
    if let components { return components }
    let components = AddressComponents(url)
    self.components = components
    return components
  }

  private mutating func domain(_ suffixes: PublicSuffixList) -> DomainName {
    if let domainName { return domainName }
    let components = split()
    lacksHost = !components.hasHost && !url.isEmpty
    let domainName = DomainName(host: components.host, suffixes: suffixes)
    self.domainName = domainName
    return domainName
  }
}
