import OrderedJSON

/// The application that asks, on the mobile channel.
public struct Application: JSONRecord, Hashable, Sendable {
  /// The id of the application. At most 250 characters.
  public var id: String?

  /// The name of the application. At most 250 characters.
  public var name: String?

  /// The version of the application. At most 128 characters.
  public var version: String?

  /// Makes an application.
  public init(id: String? = nil, name: String? = nil, version: String? = nil) {
    self.id = id
    self.name = name
    self.version = version
  }

  /// A value that nothing was read into yet.
  public static var unread: Application { Application() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("id", &id)
    members.code("name", &name)
    members.code("version", &version)
  }
}
