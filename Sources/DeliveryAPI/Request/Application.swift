/// The application that asks, on the mobile channel.
public struct Application: Codable, Hashable, Sendable {
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
}
