import Synchronization
import Testing

@testable import Decisioning

struct LazyReferenceTests {
  /// Counts how many of its kind are alive.
  private final class Counted: Sendable {
    private let count: Count

    init(_ count: Count) {
      self.count = count
      count.alive.add(1, ordering: .relaxed)
    }

    deinit { count.alive.subtract(1, ordering: .relaxed) }
  }

  private final class Count: Sendable {
    let alive = Atomic(0)
  }

  private final class Holder: Sendable {
    let reference = LazyReference<Counted>()
  }

  @Test func `the first object is kept, and others are given back to nobody`() {
    let count = Count()
    do {
      let holder = Holder()
      #expect(holder.reference.load() == nil)
      let first = holder.reference.storeIfNil(Counted(count))
      #expect(holder.reference.storeIfNil(Counted(count)) === first)
      #expect(holder.reference.load() === first)
      #expect(count.alive.load(ordering: .relaxed) == 1)
    }
    #expect(count.alive.load(ordering: .relaxed) == 0)
  }

  @Test func `threads that come at once get the same object`() async {
    let count = Count()
    for _ in 0..<50 {
      let holder = Holder()
      let objects = await withTaskGroup(of: ObjectIdentifier.self, returning: Set<ObjectIdentifier>.self) {
        group in
        for _ in 0..<8 {
          group.addTask {
            ObjectIdentifier(holder.reference.load() ?? holder.reference.storeIfNil(Counted(count)))
          }
        }
        return await group.reduce(into: []) { $0.insert($1) }
      }
      #expect(objects.count == 1)
    }
    #expect(count.alive.load(ordering: .relaxed) == 0)
  }
}
