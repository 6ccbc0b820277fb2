/// The limits of the Delivery API, field by field, as its documentation states them.
///
/// Requests are validated against them, and forms ask them as somebody types:
///
/// ```swift
/// DeliveryLimits.mboxName.broken(by: text).first?.message
/// ```
public enum DeliveryLimits {
  // MARK: The call

  /// The query item `sessionId`.
  public static let sessionId = TextRule(1...128, formats: [.sessionIdCharacters])
  /// `requestId`.
  public static let requestId = TextRule(0...128)
  /// `impressionId` of requests and notifications.
  public static let impressionId = TextRule(0...128)
  /// `property.token`.
  public static let propertyToken = TextRule(1...Int.max, formats: [.notBlank])

  // MARK: Visitor

  /// `id.tntId`.
  public static let tntId = TextRule(0...128, formats: [.deviceId])
  /// `id.thirdPartyId`, as older parts of the API limit it.
  public static let thirdPartyId = TextRule(0...128)
  /// `id.marketingCloudVisitorId`.
  public static let marketingCloudVisitorId = TextRule(0...128)
  /// How many `id.customerIds` there may be.
  public static let customerIds = 0...50
  /// `id` of a customer id.
  public static let customerId = TextRule(1...128, formats: [.notBlank])
  /// `integrationCode` of a customer id.
  public static let integrationCode = TextRule(1...50, formats: [.notBlank])

  // MARK: Context

  /// `version` of the application and of the mobile platform.
  public static let version = TextRule(0...128)
  /// `context.application.id`.
  public static let applicationId = TextRule(0...250)
  /// `context.application.name`.
  public static let applicationName = TextRule(0...250)
  /// `url` and `referringUrl` of every address.
  public static let url = TextRule(0...4096, advice: [.urlWithScheme])
  /// `context.geo.ipAddress`.
  public static let ipAddress = TextRule(0...Int.max, formats: [.internetAddress])
  /// `context.geo.latitude` in degrees.
  public static let latitude = NumberRule(-90...90, severity: .warning)
  /// `context.geo.longitude` in degrees.
  public static let longitude = NumberRule(-180...180, severity: .warning)
  /// `context.geo.countryCode`.
  public static let countryCode = TextRule(2...2, advice: [.upperCase])
  /// `context.geo.stateCode`.
  public static let stateCode = TextRule(1...3, advice: [.upperCase])
  /// `context.geo.city`.
  public static let city = TextRule(0...50, advice: [.upperCase])
  /// `context.geo.zip`.
  public static let zip = TextRule(0...12)

  // MARK: Experience Cloud

  /// `experienceCloud.audienceManager.locationHint`.
  public static let audienceManagerLocationHint = NumberRule(1...Double.infinity)
  /// `experienceCloud.audienceManager.blob`.
  public static let audienceManagerBlob = TextRule(1...1024)
  /// `experienceCloud.analytics.supplementalDataId`.
  public static let supplementalDataId = TextRule(33...33, formats: [.supplementalDataId])

  // MARK: Items

  /// `name` of a requested mbox.
  public static let mboxName = TextRule(
    1...250, formats: [.notBlank], advice: [.mboxNameCharacters, .unreservedMboxName])
  /// `index` of a requested mbox, a 32-bit number.
  public static let mboxIndex = NumberRule(Double(Int32.min)...Double(Int32.max))
  /// `name` of a view.
  public static let viewName = TextRule(0...128)
  /// `key` of a view.
  public static let viewKey = TextRule(0...512)
  /// How many `parameters`, and how many `profileParameters`, an item may have.
  public static let parameters = 0...50
  /// The name of a parameter or profile parameter.
  public static let parameterName = TextRule(1...128, formats: [.notBlank, .withoutProfilePrefix])
  /// The value of a parameter or profile parameter.
  public static let parameterValue = TextRule(0...5000)
  /// Parameter names that mboxes may not have, because the order has members of its own.
  public static let reservedParameterNames = ["orderId", "orderTotal", "productPurchasedIds"]

  // MARK: Orders and products

  /// `order.id`.
  public static let orderId = TextRule(0...250)
  /// `order.total`.
  public static let orderTotal = NumberRule(0...Double.infinity)
  /// One of `order.purchasedProductIds`.
  public static let purchasedProductId = TextRule(1...50, formats: [.notBlank])
  /// All `order.purchasedProductIds`, joined with commas.
  public static let purchasedProductIds = TextRule(0...250)
  /// `order.time`.
  public static let orderTime = TextRule(0...Int.max, formats: [.dateTime])
  /// `order.experienceLocalId`.
  public static let experienceLocalId = NumberRule(0...Double(Int32.max))
  /// `product.id`.
  public static let productId = TextRule(0...128)
  /// `product.categoryId`.
  public static let categoryId = TextRule(0...128)

  // MARK: Notifications

  /// `id` of a notification.
  public static let notificationId = TextRule(1...200, formats: [.notBlank])
  /// `name` of the mbox of a notification.
  public static let notificationMboxName = TextRule(
    1...250, formats: [.notBlank, .mboxNameCharacters, .unreservedMboxName])
  /// `timestamp` of a notification, in milliseconds since 1970 UTC.
  public static let timestamp = NumberRule(1...Double.infinity)
  /// One of the `tokens` of a notification.
  public static let eventToken = TextRule(1...Int.max, formats: [.notBlank])

  // MARK: QA mode

  /// `activityIndex` and `experienceIndex` of a preview index.
  public static let previewIndex = NumberRule(1...Double.infinity)
}
