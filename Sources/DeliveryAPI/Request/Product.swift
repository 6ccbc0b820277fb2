/// A product or the category it belongs to.
public struct Product: Codable, Hashable, Sendable {
  /// The id of the product. At most 128 characters.
  public var id: String?

  /// The id of the category. At most 128 characters.
  public var categoryId: String?

  /// Makes a product.
  public init(id: String? = nil, categoryId: String? = nil) {
    self.id = id
    self.categoryId = categoryId
  }
}
