/// What a sandbox has seen: totals, and the latest of each kind.
public struct SandboxRecords: Sendable {
  /// How many calls came, by endpoint.
  public internal(set) var callCounts: [EdgeEndpoint: Int] = [:]
  /// How many notifications were accepted.
  public internal(set) var notificationCount = 0
  /// How many telemetry entries were accepted.
  public internal(set) var telemetryCount = 0
  /// The latest calls, oldest first.
  public internal(set) var calls: [CallRecord] = []
  /// The latest notifications, oldest first.
  public internal(set) var notifications: [NotificationRecord] = []
  /// The latest telemetry entries, oldest first.
  public internal(set) var telemetry: [TelemetryRecord] = []

  /// How many calls came.
  public var callCount: Int { callCounts.values.reduce(0, +) }
}
