import OrderedJSON

/// A product or the category it belongs to.
public struct Product: JSONRecord, Hashable, Sendable {
  /// The id of the product. At most 128 characters.
  public var id: String?

  /// The id of the category. At most 128 characters.
  public var categoryId: String?

  /// Makes a product.
  public init(id: String? = nil, categoryId: String? = nil) {
    self.id = id
    self.categoryId = categoryId
  }

  /// A value that nothing was read into yet.
  public static var unread: Product { Product() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("id", &id)
    members.code("categoryId", &categoryId)
  }
}
