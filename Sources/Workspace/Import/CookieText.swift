import DeliveryAPI

/// The cookies of a `Cookie` header that Target knows.
struct CookieText: Hashable {
  /// The value of the `mbox` cookie.
  private(set) var targetCookie: String?
  /// The value of the `mboxEdgeCluster` cookie.
  private(set) var locationHint: String?
  /// The value of the `AMCV_…` cookie.
  private(set) var visitorCookie: String?
  /// The organization in the name of that cookie, if it has one.
  private(set) var organization: String?

  /// Reads `name=value; name=value`.
  init(_ text: String) {
    for item in text.split(separator: ";") {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = parts[0].trimmingWhitespace().percentDecoded
      let value = parts[1].trimmingWhitespace().percentDecoded
      switch name {
      case "mbox": targetCookie = value
      case "mboxEdgeCluster": locationHint = value
      case let name where name.hasPrefix("AMCV_"):
        visitorCookie = value
        let rest = String(name.dropFirst("AMCV_".count))
        organization = rest.isEmpty ? nil : rest
      default: break
      }
    }
  }

  /// Whether none of them is there.
  var isEmpty: Bool { targetCookie == nil && locationHint == nil && visitorCookie == nil }

  /// The Experience Cloud id in the visitor cookie, if there is one.
  var experienceCloudId: String? {
    guard let parts = visitorCookie?.split(separator: "|"), let name = parts.firstIndex(of: "MCMID"),
      name + 1 < parts.count
    else { return nil }
    return String(parts[name + 1])
  }
}
