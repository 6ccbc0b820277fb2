import Synchronization

/// Makes identifiers from the system's random numbers, of which it fetches many at a time.
///
/// A decision about one mbox needs three identifiers. To ask the system for each of them would take a good
/// part of the time of the decision.
public final class RandomIdentifierSource: Sendable {
  private let numbers = Mutex(BlockOfRandomNumbers())

  /// Makes a source. Sources have nothing in common with each other.
  public init() {}

  /// Makes a random UUID of version 4. Several threads may ask at once.
  @Sendable
  public func uuid() -> String {
    numbers.withLock { RandomIdentifier.uuid(using: &$0) }
  }
}
