/// Where a sandbox can be reached.
public struct SandboxAddress: Hashable, Sendable {
  /// The host, an IPv4 address.
  public let host: String
  /// The TCP port.
  public let port: Int

  /// Makes an address.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// The host and port, as SDKs take it for their server domain: `127.0.0.1:8080`.
  public var serverDomain: String { "\(host):\(port)" }
  /// The address without a path: `http://127.0.0.1:8080`.
  public var url: String { "http://\(serverDomain)" }
}

/// Why a sandbox cannot serve.
public enum SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The port cannot be listened on.
  case portUnavailable(Int, reason: String)
  /// The port is no TCP port.
  case invalidPort(Int)
  /// The cluster is not a number.
  case invalidCluster(String)
  /// The artifact names no client code, and none was given.
  case unknownClient
  /// The sandbox serves already, or has served.
  case alreadyStarted

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .portUnavailable(let port, let reason):
      "Port \(port) of 127.0.0.1 cannot be listened on: \(reason). Choose another, or 0 for a free one."
    case .invalidPort(let port):
      "\(port) is no TCP port: give a number from 0 to 65535; 0 stands for a free one."
    case .invalidCluster(let text):
      "\"\(text)\" is no edge cluster: give a number such as 35."
    case .unknownClient:
      "The artifact does not name its client code: tell which one calls have to name."
    case .alreadyStarted:
      "A sandbox can be started once: make another one."
    }
  }
}
