/// Which endings of host names are registries, such as `com`, `co.uk` or `us-east-1.elasticbeanstalk.com`.
///
/// Made from the text of the public suffix list (publicsuffix.org), with both of its sections, its
/// wildcard rules (`*.ck`) and its exceptions (`!www.ck`). Names outside of ASCII are found in both of
/// their spellings, `公司.cn` and `xn--55qx5d.cn`.
///
/// All names stand in one run of bytes beside one hash table, about half a megabyte for the whole
/// list. A look-up reads the host once from its end.
public struct PublicSuffixList: Sendable {
  private struct Kinds: OptionSet {
    var rawValue: UInt8
    static let suffix = Kinds(rawValue: 1)
    static let wildcard = Kinds(rawValue: 2)
    static let exception = Kinds(rawValue: 4)
  }

  private struct Rule {
    var start: UInt32
    var length: UInt16
    var kinds: Kinds
  }

  private var names: [UInt8] = []
  private var rules: [Rule] = []
  /// A hash table with linear probing: the position of a rule plus one, or 0 for a free place. Its size is
  /// a power of two and more than the number of rules.
  private var places: [UInt32] = Array(repeating: 0, count: 1024)

  /// A list without any suffix. All hosts are their own domain then.
  public init() {}

  /// Reads the text of a list: a rule at the start of each line; `//` begins a comment line.
  ///
  /// Lines that are no rules are left out. Time is in proportion to the size.
  public init(parsing text: [UInt8]) {
    names.reserveCapacity(text.count)
    rules.reserveCapacity(text.count / 16)
    while places.count < text.count / 8 { places += places }
    var position = 0
    while position < text.count {
      let start = position
      while position < text.count, text[position] > UInt8(ascii: " ") { position += 1 }
      add(rule: text[start..<position])
      while position < text.count, text[position] != UInt8(ascii: "\n") { position += 1 }
      position += 1
    }
  }

  private mutating func add(rule: ArraySlice<UInt8>) {
    switch rule.first {
    case nil: break
    case UInt8(ascii: "/"): break
    case UInt8(ascii: "!"): add(rule.dropFirst(), .exception)
    case UInt8(ascii: "*"): if rule.starts(with: "*.".utf8) { add(rule.dropFirst(2), .wildcard) }
    default: add(rule, .suffix)
    }
  }

  /// The number of labels of the public suffix of a host, or 0 if no rule of the list applies.
  ///
  /// - Parameter host: A host name in lower case. Time is in proportion to its length.
  public func suffixLabelCount(of host: String) -> Int {
    let host = Array(host.utf8)
    var labels = 0
    var suffixLabels = 0
    var hash = Self.hashSeed
    for position in host.indices.reversed() {
      hash = Self.hash(hash, adding: host[position])
      guard position == 0 || host[position - 1] == UInt8(ascii: ".") else { continue }
      labels += 1
      guard case let kinds = kinds(of: host[position...], hash: hash), !kinds.isEmpty else { continue }
      if kinds.contains(.exception) { return labels - 1 }
      if kinds.contains(.suffix) { suffixLabels = labels }
      if kinds.contains(.wildcard), position > 0 { suffixLabels = labels + 1 }
    }
    return suffixLabels
  }
}

// MARK: - The table

extension PublicSuffixList {
  private static let hashSeed: UInt32 = 0x811c_9dc5

  /// FNV-1a, taken from the last byte to the first, so that one pass has the hash of every ending.
  private static func hash(_ hash: UInt32, adding byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  private static func hash(of name: ArraySlice<UInt8>) -> UInt32 {
    var hash = hashSeed
    var position = name.endIndex
    while position > name.startIndex {
      position -= 1
      hash = Self.hash(hash, adding: name[position])
    }
    return hash
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ kind: Kinds) {
    guard !name.isEmpty, name.count <= 253 else { return }
    insert(name, kind)
    if name.contains(where: { $0 >= 0x80 }) {
      insert(ArraySlice(Punycode.asciiName(for: String(decoding: name, as: UTF8.self)).utf8), kind)
    }
  }

  private mutating func insert(_ name: ArraySlice<UInt8>, _ kind: Kinds) {
    if rules.count * 2 >= places.count { grow() }
    let place = place(of: name, hash: Self.hash(of: name))
    if places[place] == 0 {
      rules.append(Rule(start: UInt32(names.count), length: UInt16(name.count), kinds: kind))
      names.append(contentsOf: name)
      places[place] = UInt32(rules.count)
    } else {
      rules[Int(places[place]) - 1].kinds.insert(kind)
    }
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for (number, rule) in rules.enumerated() {
      let name = name(of: rule)
      places[place(of: name, hash: Self.hash(of: name))] = UInt32(number + 1)
    }
  }

  private func kinds(of name: ArraySlice<UInt8>, hash: UInt32) -> Kinds {
    let place = places[place(of: name, hash: hash)]
    return place == 0 ? [] : rules[Int(place) - 1].kinds
  }

  /// Where a name stands in the table, or the free place where it belongs.
  private func place(of name: ArraySlice<UInt8>, hash: UInt32) -> Int {
    let mask = places.count - 1
    var place = Int(hash) & mask
    while places[place] != 0, !isName(name, ofRule: Int(places[place]) - 1) {
      place = (place + 1) & mask
    }
    return place
  }

  private func isName(_ name: ArraySlice<UInt8>, ofRule number: Int) -> Bool {
    let rule = rules[number]
    guard Int(rule.length) == name.count else { return false }
    var position = Int(rule.start)
    for byte in name {
      if names[position] != byte { return false }
      position += 1
    }
    return true
  }

  private func name(of rule: Rule) -> ArraySlice<UInt8> {
    names[Int(rule.start)..<Int(rule.start) + Int(rule.length)]
  }
}
