import OrderedJSON

/// Tells Target that content was shown or clicked.
public struct Notification: RequestItem {
  /// Names the notification; the response repeats it once it is processed. 1 to 200 characters.
  public var id: String

  /// Names the impression. At most 128 characters.
  public var impressionId: String?

  /// What happened.
  public var type: NotificationType

  /// When it happened, in milliseconds since 1970 UTC.
  public var timestamp: Int64

  /// Event tokens of the options shown or of the metric clicked. One unknown token makes Target refuse
  /// the whole request.
  public var tokens: [String]?

  /// The mbox, unless `view` is given.
  public var mbox: NotificationMbox?

  /// The view, unless `mbox` is given.
  public var view: NotificationView?

  /// The page load.
  public var pageLoad: NotificationPageLoad?

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

  /// Makes a notification.
  @inlinable  // It fills the caller's value then; otherwise it hands over a copy.
  public init(
    id: String,
    impressionId: String? = nil,
    type: NotificationType,
    timestamp: Int64,
    tokens: [String]? = nil,
    mbox: NotificationMbox? = nil,
    view: NotificationView? = nil,
    pageLoad: NotificationPageLoad? = nil,
    address: Address? = nil,
    parameters: JSONObject? = nil,
    profileParameters: JSONObject? = nil,
    order: Order? = nil,
    product: Product? = nil
  ) {
    self.id = id
    self.impressionId = impressionId
    self.type = type
    self.timestamp = timestamp
    self.tokens = tokens
    self.mbox = mbox
    self.view = view
    self.pageLoad = pageLoad
    self.address = address
    self.parameters = parameters
    self.profileParameters = profileParameters
    self.order = order
    self.product = product
  }

  /// A value that nothing was read into yet.
  public static var unread: Notification {
    Notification(id: "", type: NotificationType(rawValue: ""), timestamp: 0)
  }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("id", &id)
    members.code("impressionId", &impressionId)
    members.codeRequired("type", &type)
    members.codeRequired("timestamp", &timestamp)
    members.code("tokens", &tokens)
    members.code("mbox", &mbox)
    members.code("view", &view)
    members.code("pageLoad", &pageLoad)
    members.code("address", &address)
    members.code("parameters", &parameters)
    members.code("profileParameters", &profileParameters)
    members.code("order", &order)
    members.code("product", &product)
  }
}

/// What became of content.
public struct NotificationType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// It was shown.
  public static let display = NotificationType(rawValue: "display")
  /// It was clicked.
  public static let click = NotificationType(rawValue: "click")

  /// The values that the Delivery API defines.
  public static let known: [NotificationType] = [display, click]
}
