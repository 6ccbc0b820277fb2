import Synchronization

/// A reference that is empty until it is filled once, by whichever thread comes first.
///
/// It does the same as `AtomicLazyReference`. That type is not specialized where it is used, which would
/// take a good part of the time of a small decision.
struct LazyReference<Object: AnyObject & Sendable>: ~Copyable, Sendable {
  private let reference = Atomic<Unmanaged<Object>?>(nil)

  /// The object; nil as long as there is none.
  func load() -> Object? {
    reference.load(ordering: .acquiring)?.takeUnretainedValue()
  }

  /// Keeps an object if there is none yet.
  ///
  /// - Returns: The object that is kept: the given one, or that of a thread that came first.
  func storeIfNil(_ object: Object) -> Object {
    let new = Unmanaged.passRetained(object)
    let (isStored, kept) = reference.compareExchange(
      expected: nil, desired: new, ordering: .acquiringAndReleasing)
    guard !isStored, let kept else { return object }
    new.release()
    return kept.takeUnretainedValue()
  }

  deinit { reference.load(ordering: .acquiring)?.release() }
}
