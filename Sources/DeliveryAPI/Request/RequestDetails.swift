import OrderedJSON

/// What a page load, an mbox, a view and a notification have in common: details that add to the context.
public protocol RequestItem: JSONRecord, Hashable, Sendable {
  /// The page this item is for.
  var address: Address? { get set }
  /// Parameters of the page or mbox.
  var parameters: JSONObject? { get set }
  /// Attributes to store in the visitor's profile.
  var profileParameters: JSONObject? { get set }
  /// A purchase made on this page.
  var order: Order? { get set }
  /// The product shown on this page.
  var product: Product? { get set }
}

/// Details of a page load.
public struct RequestDetails: RequestItem {
  /// The page this item is for; it stands in place of `context.address`.
  public var address: Address?

  /// Parameters of the page or mbox. The Delivery API expects text values; other JSON values keep their
  /// type here because on-device rules can tell `1024` from `"1024"`.
  public var parameters: JSONObject?

  /// Attributes to store in the visitor's profile, named without the prefix `profile.`.
  public var profileParameters: JSONObject?

  /// A purchase made on this page.
  public var order: Order?

  /// The product shown on this page.
  public var product: Product?

  /// Makes the details of a page load; an empty value asks for the page load as such.
  public init(
    address: Address? = nil,
    parameters: JSONObject? = nil,
    profileParameters: JSONObject? = nil,
    order: Order? = nil,
    product: Product? = nil
  ) {
    self.address = address
    self.parameters = parameters
    self.profileParameters = profileParameters
    self.order = order
    self.product = product
  }

  /// A value that nothing was read into yet.
  public static var unread: RequestDetails { RequestDetails() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("address", &address)
    members.code("parameters", &parameters)
    members.code("profileParameters", &profileParameters)
    members.code("order", &order)
    members.code("product", &product)
  }
}
