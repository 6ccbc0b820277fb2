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
    let shape = /([A-Za-z][A-Za-z0-9+.\-]*):\/\/([^\/?#\s]+)([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?/
    guard let match = text.wholeMatch(of: shape)?.output else { return nil }
    self.text = text
    let authority = match.2.split(separator: "@").last ?? match.2
    host = authority.prefix { $0 != ":" }.lowercased()
    path = String(match.3)
    queryItems = (match.4 ?? "").split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts[0].percentDecoded, parts.count > 1 ? parts[1].percentDecoded : "")
    }
  }

  static func == (left: AddressText, right: AddressText) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The value of the first query item with a name.
  func queryValue(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }
}
