extension DetectedBrowser {
  /// The browser that a `Sec-CH-UA` or `Sec-CH-UA-Full-Version-List` header names, or nil for none that
  /// rules know.
  ///
  /// Recognised are, in this order, Chrome, Edge, Safari and Firefox as the last word of a brand that is
  /// followed by `";v="` and a version, in any letter case: what the Node.js SDK recognises.
  public init?(clientHint: String) {
    let text = UserAgentText(clientHint)
    let brands: [(name: String, mark: StaticString)] = [
      ("chrome", "chrome\";v=\""), ("edge", "edge\";v=\""), ("safari", "safari\";v=\""),
      ("firefox", "firefox\";v=\""),
    ]
    for brand in brands {
      for position in text.positions(of: brand.mark) {
        let start = position + brand.mark.utf8CodeUnitCount
        let end = text.end(from: start) { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        guard end > start, text.matches("\"", at: end) else { continue }
        self.init(name: brand.name, majorVersion: text.majorVersion(in: start..<end))
        return
      }
    }
    return nil
  }

  /// A header value without the quotes that structured headers put around text.
  static func withoutQuotes(_ value: String) -> String {
    guard value.utf8.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
    return String(value.dropFirst().dropLast())
  }
}
