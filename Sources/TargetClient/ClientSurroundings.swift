import Decisioning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a client takes from outside: time and its passing, chance, fresh identifiers and the place of an IP
/// address.
///
/// Replace them to decide for another instant, to make calls repeatable, or to stay off the network.
public struct ClientSurroundings: Sendable {
  /// The time in milliseconds since 1970 UTC. It is asked once for each call.
  public var now: @Sendable () -> Int64

  /// A clock that only goes forward, for deadlines.
  public var uptime: @Sendable () -> Duration

  /// Waits. It throws `CancellationError` at once when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void

  /// A number from 0 up to, but not including, 1, by which pauses between attempts differ.
  public var randomFraction: @Sendable () -> Double

  /// Makes a UUID of version 4, for sessions, requests, visitors and notifications.
  public var makeIdentifier: @Sendable () -> String

  /// Minutes that the local clock is ahead of UTC at an instant, in milliseconds since 1970 UTC: 60 for
  /// UTC+1. It stands for the visitor's clock when a request does not tell its offset.
  public var timeOffsetInMinutes: @Sendable (_ instant: Int64) -> Double

  /// Answers for the geo service; nil to ask the one that the client's options name. It is asked only for requests whose
  /// artifact wants the place and whose place is known by IP address alone.
  public var lookUpGeo: (@Sendable (GeoLookup) async -> GeoReply?)?

  /// The endings of host names that are registries, for conditions on domains.
  public var publicSuffixes: PublicSuffixList

  /// Makes surroundings; those left out are the system's.
  public init(
    now: @escaping @Sendable () -> Int64 = systemTime,
    makeIdentifier: @escaping @Sendable () -> String = RandomIdentifierSource().uuid,
    timeOffsetInMinutes: @escaping @Sendable (_ instant: Int64) -> Double = systemTimeOffset,
    lookUpGeo: (@Sendable (GeoLookup) async -> GeoReply?)? = nil,
    publicSuffixes: PublicSuffixList = PublicSuffixList(),
    uptime: @escaping @Sendable () -> Duration = systemUptime,
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    randomFraction: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.now = now
    self.makeIdentifier = makeIdentifier
    self.timeOffsetInMinutes = timeOffsetInMinutes
    self.lookUpGeo = lookUpGeo
    self.publicSuffixes = publicSuffixes
    self.uptime = uptime
    self.sleep = sleep
    self.randomFraction = randomFraction
  }

  /// The system's clock, in milliseconds since 1970 UTC.
  @Sendable public static func systemTime() -> Int64 {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The time since the machine was started, or since another moment that stays the same.
  @Sendable public static func systemUptime() -> Duration {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .zero }
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// Minutes that the system's local clock is ahead of UTC at an instant, in milliseconds since 1970 UTC.
  @Sendable public static func systemTimeOffset(at instant: Int64) -> Double {
    var seconds = time_t(instant / 1000)
    var local = tm()
    guard localtime_r(&seconds, &local) != nil else { return 0 }
    return Double(local.tm_gmtoff) / 60
  }
}
