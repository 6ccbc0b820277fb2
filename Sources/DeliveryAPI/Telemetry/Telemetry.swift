import OrderedJSON

/// Measurements of earlier calls and decisions.
public struct Telemetry: JSONRecord, Hashable, Sendable {
  /// The measurements, oldest first.
  public var entries: [TelemetryEntry]?

  /// Makes a list of measurements.
  public init(entries: [TelemetryEntry]? = nil) {
    self.entries = entries
  }

  /// A value that nothing was read into yet.
  public static var unread: Telemetry { Telemetry() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("entries", &entries)
  }
}

/// The measurements of one call, decision or artifact download.
public struct TelemetryEntry: JSONRecord, Hashable, Sendable {
  /// The request that was measured.
  public var requestId: String?

  /// When it was measured, in milliseconds since 1970 UTC.
  public var timestamp: Int64?

  /// Where the decision was made.
  public var mode: TelemetryMode?

  /// How long it took as a whole, in milliseconds.
  public var execution: Double?

  /// How long reading the answer took, in milliseconds.
  public var parsing: Double?

  /// What was asked for.
  public var features: TelemetryFeatures?

  /// How long the parts of the network call took.
  public var request: TelemetryRequest?

  /// The token that the response of the measured call gave.
  public var telemetryServerToken: String?

  /// Makes a telemetry entry.
  public init(
    requestId: String? = nil,
    timestamp: Int64? = nil,
    mode: TelemetryMode? = nil,
    execution: Double? = nil,
    parsing: Double? = nil,
    features: TelemetryFeatures? = nil,
    request: TelemetryRequest? = nil,
    telemetryServerToken: String? = nil
  ) {
    self.requestId = requestId
    self.timestamp = timestamp
    self.mode = mode
    self.execution = execution
    self.parsing = parsing
    self.features = features
    self.request = request
    self.telemetryServerToken = telemetryServerToken
  }

  /// A value that nothing was read into yet.
  public static var unread: TelemetryEntry { TelemetryEntry() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("requestId", &requestId)
    members.code("timestamp", &timestamp)
    members.code("mode", &mode)
    members.code("execution", &execution)
    members.code("parsing", &parsing)
    members.code("features", &features)
    members.code("request", &request)
    members.code("telemetryServerToken", &telemetryServerToken)
  }
}

/// Where a decision was made.
public struct TelemetryMode: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// On Target's servers.
  public static let edge = TelemetryMode(rawValue: "edge")
  /// On-device.
  public static let local = TelemetryMode(rawValue: "local")

  /// The values that the Delivery API defines.
  public static let known: [TelemetryMode] = [edge, local]
}
