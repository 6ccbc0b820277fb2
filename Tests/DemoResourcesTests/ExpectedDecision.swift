/// What a saved request must be answered with. The buckets and rules were worked out apart from the engine.
struct ExpectedDecision: Sendable {
  /// The name of the request's file.
  let fileName: String
  /// The experiences of the answer by item, in the order requested.
  let items: [ExpectedItem]
  /// The mboxes that Target's servers would have to be asked about.
  var remoteMboxes: [String] = []
  /// The views that Target's servers would have to be asked about.
  var remoteViews: [String] = []

  static let all: [ExpectedDecision] = [
    ExpectedDecision(
      fileName: "01-homepage-hero.json",
      items: [
        .mbox("homepage-hero", ["410101:0"])
      ]),
    ExpectedDecision(
      fileName: "02-homepage-hero-other-visitor.json",
      items: [
        .mbox("homepage-hero", ["410101:1"])
      ]),
    ExpectedDecision(
      fileName: "03-serverside-ab.json",
      items: [
        .mbox("a1-serverside-ab", ["410102:1"])
      ]),
    ExpectedDecision(
      fileName: "04-product-grid.json",
      items: [
        .mbox("product-grid", ["410103:2"])
      ]),
    ExpectedDecision(
      fileName: "05-newsletter-boundary.json",
      items: [
        .mbox("newsletter-signup", [])
      ]),
    ExpectedDecision(
      fileName: "06-geo-banner-california.json",
      items: [
        .mbox("geo-banner", ["410105:1"])
      ]),
    ExpectedDecision(
      fileName: "07-app-banner-iphone.json",
      items: [
        .mbox("app-banner", ["410106:0"])
      ]),
    ExpectedDecision(
      fileName: "08-app-banner-android-tablet.json",
      items: [
        .mbox("app-banner", ["410106:1"])
      ]),
    ExpectedDecision(
      fileName: "09-page-load.json",
      items: [
        .pageLoad(["410201:0", "410202:1", "410202:1", "410204:0", "410205:0", "410206:0", "410208:0"])
      ]),
    ExpectedDecision(
      fileName: "10-single-page-shop.json",
      items: [
        .view("home", ["410307:0"]),
        .view("product-page", ["410301:1", "410301:1", "410302:0"]),
        .view("cart", ["410303:1", "410304:0"]),
      ]),
    ExpectedDecision(
      fileName: "11-feature-flags.json",
      items: [
        .mbox("feature-flags", ["410501:0"]),
        .mbox("feature-flags", ["410502:0"]),
        .mbox("feature-flags", ["410503:0"]),
      ]),
    ExpectedDecision(
      fileName: "12-sale-weekend-evening.json",
      items: [
        .mbox("sale-banner", ["410401:0"])
      ]),
    ExpectedDecision(
      fileName: "13-loyalty-property.json",
      items: [
        .mbox("loyalty-teaser", ["410601:0"])
      ]),
    ExpectedDecision(
      fileName: "14-cart-priority.json",
      items: [
        .mbox("cart-banner", ["410802:0"])
      ]),
    ExpectedDecision(
      fileName: "15-remote-mboxes.json",
      items: [
        .mbox("homepage-hero", ["410101:0"]),
        .mbox("product-detail-banner", ["410707:0"]),
        .mbox("product-recommendations", []),
        .mbox("homepage-herro", []),
        .view("checkout", ["410303:1", "410305:0", "410306:1"]),
        .view("order-confirmation", []),
      ],
      remoteMboxes: ["product-detail-banner", "product-recommendations", "homepage-herro"],
      remoteViews: ["checkout", "order-confirmation"]),
    ExpectedDecision(
      fileName: "16-search-page.json",
      items: [
        .mbox("homepage-hero", ["410101:1"]),
        .mbox("product-grid", ["410103:1"]),
        .mbox("geo-banner", ["410105:3"]),
        .mbox("app-banner", []),
        .mbox("newsletter-signup", ["410104:1"]),
        .mbox("welcome-message", ["410701:0"]),
        .mbox("category-redirect", ["410702:1"]),
        .mbox("stock-notice", ["410703:0"]),
        .mbox("search-results", ["410704:0"]),
        .mbox("clearance-notice", []),
        .mbox("cart-banner", ["410803:1"]),
      ]),
  ]
}

/// The answer to one requested mbox, view or page load.
struct ExpectedItem: Hashable, Sendable {
  let kind: String
  let name: String
  /// Activities and experiences, such as `410101:1`, in the order of the options. Default content has none.
  let experiences: [String]

  static func mbox(_ name: String, _ experiences: [String]) -> ExpectedItem {
    ExpectedItem(kind: "mbox", name: name, experiences: experiences)
  }

  static func view(_ name: String, _ experiences: [String]) -> ExpectedItem {
    ExpectedItem(kind: "view", name: name, experiences: experiences)
  }

  static func pageLoad(_ experiences: [String]) -> ExpectedItem {
    ExpectedItem(kind: "pageLoad", name: "", experiences: experiences)
  }
}
