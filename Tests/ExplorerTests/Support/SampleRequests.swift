import DeliveryAPI
import DemoResources
import OrderedJSON
import Workspace

extension RequestDocument {
  /// A visitor who is shown experience “B: hearth” of the activity “Hero test”.
  static let hero = page("Hero", url: "https://shop.example.com/", mboxes: [.init(name: "homepage-hero")])

  /// A visitor whose cart has reached free shipping.
  static let cart = page(
    "Cart", url: "https://shop.example.com/cart",
    mboxes: [.init(name: "cart-banner", index: 3, parameters: ["tier": "silver", "cartTotal": "89.90"])])

  /// A request of a page.
  static func page(_ name: String, url: String? = nil, mboxes: [MboxRequest]) -> RequestDocument {
    RequestDocument(
      name: name, description: "\(name) of the shop.",
      request: DeliveryRequest(
        id: VisitorId(tntId: "b95480c8593aa06395e40da3d02766b2.35_0"),
        context: Context(channel: .web, address: url.map { Address(url: $0) }),
        execute: ExecuteRequest(mboxes: mboxes)))
  }

  /// The requests that come with the program, in order.
  static func demo() throws -> [RequestDocument] {
    try DemoWorkspace.locate().savedRequests().map { file in
      try RequestDocument(parsing: file.bytes, source: file.fileName)
    }
  }

  /// One of the requests that come with the program, by the beginning of its file name.
  static func demo(_ number: Int) throws -> RequestDocument {
    try demo()[number - 1]
  }
}
