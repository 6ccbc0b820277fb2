import DeliveryAPI

/// The parts of a URL that imports look at, split without judging the rest.
struct AddressText: Hashable {
  /// The whole URL.
  let text: String
  /// The host without user and port, in lower case.
  let host: String
  /// The path, with its first slash.
  let path: String
  /// The items of the query in their order, decoded.
  let queryItems: [(name: String, value: String)]

  /// Splits a URL; nil for a text without a scheme and a host, or with white space in it.
  init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":"), Self.isScheme(scalars[..<colon]),
      scalars[colon...].starts(with: "://".unicodeScalars),
      !scalars.contains(where: \.properties.isWhitespace)
    else { return nil }
    let afterScheme = scalars[scalars.index(colon, offsetBy: 3)...]
    let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.isEmpty else { return nil }
    let beforeFragment = afterScheme[authority.endIndex...].prefix { $0 != "#" }
    let path = beforeFragment.prefix { $0 != "?" }
    self.text = text
    host = String((authority.split(separator: "@").last ?? authority).prefix { $0 != ":" }).lowercased()
    self.path = String(path)
    let query = Substring(beforeFragment[path.endIndex...].dropFirst())
    queryItems = query.split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts[0].percentDecoded, parts.count > 1 ? parts[1].percentDecoded : "")
    }
  }

  /// Whether the scheme is `http` or `https`, in upper or lower case.
  var isHTTP: Bool { ["http", "https"].contains(text.prefix { $0 != ":" }.lowercased()) }

  /// Whether this may stand before the colon of a URL (RFC 3986, 3.1).
  private static func isScheme(_ scalars: Substring.UnicodeScalarView) -> Bool {
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && scalar.properties.isAlphabetic }
    guard let first = scalars.first, isLetter(first) else { return false }
    return scalars.allSatisfy {
      isLetter($0) || ("0"..."9").contains($0) || "+.-".unicodeScalars.contains($0)
    }
  }

  static func == (left: AddressText, right: AddressText) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The value of the first query item with a name.
  func queryValue(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }
}
