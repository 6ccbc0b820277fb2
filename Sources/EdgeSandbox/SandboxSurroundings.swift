import Decisioning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a sandbox takes from outside: time, identifiers, chance and patience. Replace them to make a
/// sandbox repeatable.
public struct SandboxSurroundings: Sendable {
  /// The time in milliseconds since 1970 UTC.
  public var now: @Sendable () -> Int64

  /// Makes a UUID of version 4, for visitors and requests that have no id, and for tokens.
  public var makeIdentifier: @Sendable () -> String

  /// A number of 0 or more and less than 1, to decide whether a fault happens and how long a delay is.
  public var chance: @Sendable () -> Double

  /// Waits, for faults that take time.
  public var wait: @Sendable (Duration) async throws -> Void

  /// Makes surroundings; those left out are the system's.
  public init(
    now: @escaping @Sendable () -> Int64 = systemTime,
    makeIdentifier: @escaping @Sendable () -> String = RandomIdentifierSource().uuid,
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
    wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) {
    self.now = now
    self.makeIdentifier = makeIdentifier
    self.chance = chance
    self.wait = wait
  }

  /// The system's clock, in milliseconds since 1970 UTC.
  @Sendable public static func systemTime() -> Int64 {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
