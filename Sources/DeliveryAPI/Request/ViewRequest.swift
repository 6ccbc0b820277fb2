import OrderedJSON

/// Asks for one view of a single-page application, or for all views when it has neither name nor key.
public struct ViewRequest: RequestItem {
  /// The name of the view. At most 128 characters.
  public var name: String?

  /// The key of the view, case-sensitive. At most 512 characters.
  public var key: String?

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

  /// Makes a view request.
  public init(
    name: String? = nil,
    key: String? = nil,
    address: Address? = nil,
    parameters: JSONObject? = nil,
    profileParameters: JSONObject? = nil,
    order: Order? = nil,
    product: Product? = nil
  ) {
    self.name = name
    self.key = key
    self.address = address
    self.parameters = parameters
    self.profileParameters = profileParameters
    self.order = order
    self.product = product
  }

  /// A value that nothing was read into yet.
  public static var unread: ViewRequest { ViewRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("name", &name)
    members.code("key", &key)
    members.code("address", &address)
    members.code("parameters", &parameters)
    members.code("profileParameters", &profileParameters)
    members.code("order", &order)
    members.code("product", &product)
  }
}
