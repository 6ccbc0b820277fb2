import Foundation
import RandomTestSupport
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Whatever a person or a cat on the keyboard does: no crash, and every screen can be shown.
struct RandomInputTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `random input never crashes, and every screen is sound`(seed: UInt64) async throws {
    try await Self.play(seed: seed, steps: 2_500)
  }

  /// `RANDOM_INPUT_SECONDS=1200` plays that long, with other seeds each time around.
  @Test(.enabled(if: RandomInputTests.seconds != nil))
  func `random input for a long time never crashes, and no step takes long`() async throws {
    let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
    var seed: UInt64 = 1_000
    while ContinuousClock.now < end {
      try await Self.play(seed: seed, steps: 5_000, longestStep: .milliseconds(100))
      seed += 1
    }
  }

  private static let seconds = ProcessInfo.processInfo.environment["RANDOM_INPUT_SECONDS"].flatMap(Int.init)

  private static func play(seed: UInt64, steps: Int, longestStep: Duration? = nil) async throws {
    var cat = try await Cat(seed: seed, outcomes: Cat.outcomes())
    for step in 1...steps {
      let start = ContinuousClock.now
      let action = cat.step()
      let surface = cat.state.draw()
      let took = ContinuousClock.now - start
      if let flaw = flaw(of: surface, size: cat.state.size) {
        Issue.record("seed \(seed), step \(step), after \(action): \(flaw)")
        return
      }
      if step % 50 == 0, surface != cat.state.draw() {
        Issue.record("seed \(seed), step \(step): drawn twice, the screen is not the same")
        return
      }
      if let longestStep, took > longestStep {
        Issue.record("seed \(seed), step \(step): \(took) for \(String(describing: action).prefix(200))")
      }
    }
    #expect(cat.sentCount > 0)
  }
}

/// Does random things to the explorer.
private struct Cat {
  private(set) var state: ExplorerState
  private(set) var sentCount = 0
  private var generator: SeededGenerator
  private let outcomes: [CallOutcome]
  private let keys: [KeyPress]
  private var lastCall = 0

  init(seed: UInt64, outcomes: [CallOutcome]) throws {
    generator = SeededGenerator(seed: seed)
    self.outcomes = outcomes
    keys = CommandTable.standardCommands.flatMap(\.keys) + Self.otherKeys
    state = ExplorerState(
      workspace: WorkspaceDescription(name: "demo", client: "acmeclient", source: "random"),
      requests: seed == 1 ? [] : try RequestDocument.demo(), size: Size(columns: 80, rows: 24),
      borders: seed == 2 ? .none : seed == 3 ? .ascii : .lines)
  }

  /// Some answers to give.
  static func outcomes() async throws -> [CallOutcome] {
    var outcomes: [CallOutcome] = [
      .failed(CallFailure("The decision failed.")), try .offer("\u{1B}[2J 日本語 👩‍👩‍👧"),
    ]
    for document in try RequestDocument.demo() { outcomes.append(await DemoDecisions.outcome(of: document)) }
    return outcomes
  }

  private static let otherKeys: [KeyPress] =
    "abcxyzABC019 -_./:{}[]\"äß日👍é".map(KeyPress.character)
    + [
      .enter, .enter, .tab, .escape, .backspace, .left, .right, KeyPress(.insert), KeyPress(.function(12)),
      KeyPress(.left, .control), KeyPress(.delete), .control("w"), .control("k"), KeyPress(.up, [.shift]),
      .character("\u{1B}"), .character("\u{301}"), .character("\u{202E}"), .character("\u{0}"),
    ]

  private static let pastes = [
    "", "a", "\n", "two\nlines\r\n", "https://shop.example.com/?a=1#b", "12", "日本語", "\u{1B}[201~\u{7}",
    "e\u{301}\u{301}",
    String(repeating: "long ", count: 200), "2026-11-27T18:00:00Z", "\u{202E}right to left",
  ]

  /// Does one thing, and tells what it was.
  mutating func step() -> ExplorerAction {
    let action = randomAction()
    for effect in state.update(action) {
      switch effect {
      case .send(_, let call):
        sentCount += 1
        lastCall = call
      case .decideOnDevice(_, let call): lastCall = call
      default: break
      }
    }
    return action
  }

  private mutating func randomAction() -> ExplorerAction {
    switch random(below: 100) {
    case ..<72: .input(.key(pick(from: keys)))
    case ..<84: .input(.mouse(randomMouse()))
    case ..<88: .input(.paste(pick(from: Self.pastes)))
    case ..<91: .input(.resize(randomSize()))
    case ..<92: .input(.resumed)
    case ..<93 where random(below: 2) == 0: .copyEnded(random(below: 2) == 0 ? .file("/a\n") : .failed("b"))
    case ..<93: .progress(milliseconds: random(below: 5_000))
    case ..<94: .input(.key(.control("r")))
    case ..<95: .callEnded(random(below: 20), pick(from: outcomes), .demo)
    default: .callEnded(lastCall, pick(from: outcomes), .demo)
    }
  }

  private mutating func randomMouse() -> MouseEvent {
    let kinds: [MouseEvent.Kind] = [
      .click, .doubleClick, .scrollUp, .scrollDown, .drag(from: randomPosition()),
    ]
    return MouseEvent(pick(from: kinds), at: randomPosition())
  }

  private mutating func randomPosition() -> Position {
    Position(
      column: random(below: state.size.columns + 4) - 2, row: random(below: state.size.rows + 4) - 2)
  }

  /// Usual sizes mostly, and now and then any.
  private mutating func randomSize() -> Size {
    switch random(below: 8) {
    case 0: Size(columns: random(below: 45), rows: random(below: 14))
    case 1: Size(columns: 120 + random(below: 40), rows: 20 + random(below: 20))
    case 2: Size(columns: 40 + random(below: 90), rows: 10 + random(below: 20))
    case 3: Size(columns: 60, rows: 16)
    default: Size(columns: 80, rows: 24)
    }
  }

  private mutating func random(below bound: Int) -> Int {
    Int.random(in: 0..<max(1, bound), using: &generator)
  }

  private mutating func pick<Element>(from elements: [Element]) -> Element {
    elements[random(below: elements.count)]
  }
}
