import DeliveryAPI
import OrderedJSON

/// Requests for the mboxes of made-up artifacts.
public enum GeneratedRequest {
  /// The client code that the visitors' buckets are computed with.
  public static let clientCode = "acmeclient"

  /// A request to show some mboxes to a visitor with a browser, a place and an address.
  ///
  /// - Parameters:
  ///   - mboxes: The names of the mboxes.
  ///   - visitor: The number of the visitor, from which its id follows.
  public static func execute(mboxes: [String], visitor: Int = 0) -> DeliveryRequest {
    var random = SeededRandom(seed: UInt64(truncatingIfNeeded: visitor))
    let id = (0..<2).map { _ in hexadecimal(random.next()) }.joined() + ".35_0"
    return DeliveryRequest(
      id: VisitorId(tntId: id),
      context: context,
      execute: ExecuteRequest(
        mboxes: mboxes.enumerated().map { position, name in
          MboxRequest(
            name: name, index: position, parameters: ["tier": "Gold", "category": "lamp", "sku": "A-1234"])
        }))
  }

  private static let context = Context(
    channel: .web,
    browser: Browser(host: "shop.example.com"),
    address: Address(
      url: "https://shop.example.com/kitchen?category=lamp&page=2#top",
      referringUrl: "https://search.example.net/?q=oak+table"),
    geo: Geo(
      latitude: 49.28, longitude: -123.12, countryCode: "CANADA", stateCode: "BRITISH COLUMBIA",
      city: "VANCOUVER"),
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
      + " Chrome/142.0.0.0 Safari/537.36")

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
