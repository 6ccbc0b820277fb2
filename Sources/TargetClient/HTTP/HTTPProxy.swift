/// A proxy that a client goes through.
public struct HTTPProxy: Hashable, Sendable {
  /// The host name or address.
  public var host: String

  /// The port.
  public var port: Int

  /// The user, when the proxy asks for one.
  public var user: String?

  /// The user's password.
  public var password: String?

  /// Makes a proxy.
  public init(host: String, port: Int, user: String? = nil, password: String? = nil) {
    self.host = host
    self.port = port
    self.user = user
    self.password = password
  }
}

extension HTTPProxy: CustomStringConvertible, CustomDebugStringConvertible {
  /// Host and port, without user and password.
  public var description: String { "\(host):\(port)" }

  /// Host and port, without user and password.
  public var debugDescription: String { description }
}
