import OrderedJSON

/// The parts of a network call, in milliseconds unless stated otherwise.
public struct TelemetryRequest: JSONRecord, Hashable, Sendable {
  /// Looking up the host name.
  public var dns: Double?

  /// Setting up the secure connection.
  public var tls: Double?

  /// From sending the request to the first byte of the answer.
  public var timeToFirstByte: Double?

  /// From the first byte of the answer to the last.
  public var download: Double?

  /// The size of the answer in bytes.
  public var responseSize: Double?

  /// Makes the measurements of a network call.
  public init(
    dns: Double? = nil,
    tls: Double? = nil,
    timeToFirstByte: Double? = nil,
    download: Double? = nil,
    responseSize: Double? = nil
  ) {
    self.dns = dns
    self.tls = tls
    self.timeToFirstByte = timeToFirstByte
    self.download = download
    self.responseSize = responseSize
  }

  /// A value that nothing was read into yet.
  public static var unread: TelemetryRequest { TelemetryRequest() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("dns", &dns)
    members.code("tls", &tls)
    members.code("timeToFirstByte", &timeToFirstByte)
    members.code("download", &download)
    members.code("responseSize", &responseSize)
  }
}
