import OrderedJSON

/// Asks for one mbox.
public struct MboxRequest: RequestItem {
  /// The name of the mbox, case-sensitive. 1 to 250 characters.
  public var name: String

  /// Tells requests of the same mbox apart; the response repeats it. The client numbers requests by
  /// position when nil.
  public var index: Int?

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

  /// Makes a mbox request.
  public init(
    name: String,
    index: Int? = nil,
    address: Address? = nil,
    parameters: JSONObject? = nil,
    profileParameters: JSONObject? = nil,
    order: Order? = nil,
    product: Product? = nil
  ) {
    self.name = name
    self.index = index
    self.address = address
    self.parameters = parameters
    self.profileParameters = profileParameters
    self.order = order
    self.product = product
  }

  /// A value that nothing was read into yet.
  public static var unread: MboxRequest { MboxRequest(name: "") }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("name", &name)
    members.code("index", &index)
    members.code("address", &address)
    members.code("parameters", &parameters)
    members.code("profileParameters", &profileParameters)
    members.code("order", &order)
    members.code("product", &product)
  }
}
