import OrderedJSON

/// A purchase.
public struct Order: JSONRecord, Hashable, Sendable {
  /// The id of the order. At most 250 characters.
  public var id: String?

  /// The value of the order in the currency of the account, not negative.
  public var total: Double?

  /// Ids of the products: at most 50 characters each, and at most 250 joined with commas.
  public var purchasedProductIds: [String]?

  /// When the purchase was made, as an ISO 8601 date and time.
  public var time: String?

  /// The experience that the order counts for, by its number in the activity, 0 to 2147483647.
  public var experienceLocalId: Int?

  /// Whether the order was counted before.
  public var duplicate: Bool?

  /// Whether the order is to be left out of reports as extreme.
  public var outlier: Bool?

  /// Makes an order.
  public init(
    id: String? = nil,
    total: Double? = nil,
    purchasedProductIds: [String]? = nil,
    time: String? = nil,
    experienceLocalId: Int? = nil,
    duplicate: Bool? = nil,
    outlier: Bool? = nil
  ) {
    self.id = id
    self.total = total
    self.purchasedProductIds = purchasedProductIds
    self.time = time
    self.experienceLocalId = experienceLocalId
    self.duplicate = duplicate
    self.outlier = outlier
  }

  /// A value that nothing was read into yet.
  public static var unread: Order { Order() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("id", &id)
    members.code("total", &total)
    members.code("purchasedProductIds", &purchasedProductIds)
    members.code("time", &time)
    members.code("experienceLocalId", &experienceLocalId)
    members.code("duplicate", &duplicate)
    members.code("outlier", &outlier)
  }
}
