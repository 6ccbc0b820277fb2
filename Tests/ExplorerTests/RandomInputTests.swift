import Foundation
import Testing

@testable import Explorer

/// Whatever a person or a cat on the keyboard does: no crash, and every screen can be shown.
struct RandomInputTests {
  @Test func `random input never crashes, every screen is sound, and it comes everywhere`() async throws {
    let places = try await withThrowingTaskGroup(of: Set<ExplorerPlace>.self) { group in
      for seed in 1...8 as ClosedRange<UInt64> {
        group.addTask { try await Self.play(seed: seed, steps: 1_500) }
      }
      return try await group.reduce(into: Set<ExplorerPlace>()) { $0.formUnion($1) }
    }
    let missed = Set(ExplorerPlace.all).subtracting(places)
    #expect(missed.isEmpty, "never seen: \(missed.map(\.name).sorted().joined(separator: ", "))")
  }

  /// `RANDOM_INPUT_SECONDS=1200` plays that long, with other seeds each time around.
  @Test(.enabled(if: RandomInputTests.seconds != nil))
  func `random input for a long time never crashes, and no step takes long`() async throws {
    let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
    var seed: UInt64 = 1_000
    while ContinuousClock.now < end {
      _ = try await Self.play(seed: seed, steps: 5_000, longestStep: Self.longestStep)
      seed += 1
    }
    print("random input: seeds 1000 to \(seed - 1)")
  }

  private static let seconds = ProcessInfo.processInfo.environment["RANDOM_INPUT_SECONDS"].flatMap(Int.init)

  /// The longest that a step may take. Code that is not optimized takes ten times as long and more.
  private static var longestStep: Duration {
    #if DEBUG
      .seconds(1)
    #else
      .milliseconds(100)
    #endif
  }

  /// The time this thread has worked, which other programs on the machine do not make longer.
  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Plays, and returns the places that were seen.
  private static func play(
    seed: UInt64, steps: Int, longestStep: Duration? = nil
  ) async throws -> Set<ExplorerPlace> {
    var person = try await RandomPerson(seed: seed)
    var places: Set<ExplorerPlace> = []
    for step in 1...steps {
      let action = person.nextAction()
      let start = Self.processorTime()
      let effects = person.perform(action)
      let surface = person.state.draw()
      let took = Self.processorTime() - start
      for effect in effects { person.note(effect) }
      places.formUnion(person.state.places)
      if let flaw = flaw(of: surface, size: person.state.size) {
        Issue.record("seed \(seed), step \(step), after \(action): \(flaw)")
        return places
      }
      if step % 50 == 0, surface != person.state.draw() {
        Issue.record("seed \(seed), step \(step): drawn twice, the screen is not the same")
        return places
      }
      if let longestStep, took > longestStep {
        Issue.record("seed \(seed), step \(step): \(took) for \(String(describing: action).prefix(200))")
      }
    }
    #expect(person.sentCount > 0)
    return places
  }
}
