import OrderedJSON

/// The mbox that a notification is about.
public struct NotificationMbox: JSONRecord, Hashable, Sendable {
  /// The name of the mbox. 1 to 250 characters.
  public var name: String

  /// The state that the prefetch response gave for the mbox.
  public var state: String?

  /// Makes a notification mbox.
  public init(name: String, state: String? = nil) {
    self.name = name
    self.state = state
  }

  /// A value that nothing was read into yet.
  public static var unread: NotificationMbox { NotificationMbox(name: "") }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("name", &name)
    members.code("state", &state)
  }
}

/// The view that a notification is about.
public struct NotificationView: JSONRecord, Hashable, Sendable {
  /// The name of the view. At most 128 characters.
  public var name: String?

  /// The key of the view. At most 512 characters.
  public var key: String?

  /// The state that the prefetch response gave for the view.
  public var state: String?

  /// Makes a notification view.
  public init(name: String? = nil, key: String? = nil, state: String? = nil) {
    self.name = name
    self.key = key
    self.state = state
  }

  /// A value that nothing was read into yet.
  public static var unread: NotificationView { NotificationView() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("name", &name)
    members.code("key", &key)
    members.code("state", &state)
  }
}

/// The page load that a notification is about.
public struct NotificationPageLoad: JSONRecord, Hashable, Sendable {
  /// The state that the prefetch response gave for the page load.
  public var state: String?

  /// Makes a notification page load.
  public init(state: String? = nil) {
    self.state = state
  }

  /// A value that nothing was read into yet.
  public static var unread: NotificationPageLoad { NotificationPageLoad() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("state", &state)
  }
}
