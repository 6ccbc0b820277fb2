import JSONLogic

/// The variables of one page address. What belongs together is computed when a part of it is read for the
/// first time: the text as a whole, its split, the domain.
struct AddressVariables {
  /// The address; empty if there is none.
  let url: String
  /// Whether a part about the domain was read although the address has no host to take it from.
  private(set) var lacksHost = false
  /// By the position of the member; empty until the first is read.
  private var values: [LogicValue?] = []
  private var builtTree: LogicValue?

  /// The variables of an address; without an address all of them are empty.
  init(url: String?) {
    self.url = url ?? ""
  }

  /// The value of a member.
  mutating func value(_ member: AddressMember, suffixes: PublicSuffixList) -> LogicValue {
    if values.isEmpty { values = Array(repeating: nil, count: AddressMember.all.count) }
    if let value = values[member.position] { return value }
    let original = AddressMember(member.part, isLowercased: false)
    if values[original.position] == nil { compute(member.part, suffixes) }
    let value = values[original.position] ?? .undefined
    guard member.isLowercased, case .string(let text) = value else { return value }
    let lowercased = LogicValue.string(text.lowercased())
    values[member.position] = lowercased
    return lowercased
  }

  /// All members as an object, as traces show it; put together once.
  mutating func tree(suffixes: PublicSuffixList) -> LogicValue {
    if let builtTree { return builtTree }
    var members: [LogicObject.Member] = []
    for member in AddressMember.all {
      members.append(LogicObject.Member(name: member.name, value: value(member, suffixes: suffixes)))
    }
    let tree = LogicValue.object(LogicObject(members))
    builtTree = tree
    return tree
  }

  /// Computes a part together with those that come from the same work.
  private mutating func compute(_ part: AddressMember.Part, _ suffixes: PublicSuffixList) {
    switch part {
    case .url: set(.url, url)
    case .path, .query, .fragment:
      let components = AddressComponents(url)
      set(.path, components.path)
      set(.query, components.query)
      set(.fragment, components.fragment)
    case .domain, .subdomain, .topLevelDomain:
      let components = AddressComponents(url)
      lacksHost = !components.hasHost && !url.isEmpty
      let name = DomainName(host: components.host, suffixes: suffixes)
      set(.domain, name.domain)
      set(.subdomain, name.subdomain)
      set(.topLevelDomain, name.topLevelDomain)
    }
  }

  private mutating func set(_ part: AddressMember.Part, _ text: String) {
    values[AddressMember(part, isLowercased: false).position] = .string(text)
  }
}
