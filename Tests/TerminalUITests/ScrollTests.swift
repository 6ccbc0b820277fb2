import RandomTestSupport
import Testing

@testable import TerminalUI

@Suite struct ScrollTests {
  @Test(arguments: [
    (Movement.down, 1, 0), (.up, 0, 0), (.end, 99, 90), (.start, 0, 0), (.pageDown, 9, 7),
    (.halfPageDown, 5, 3), (.pageUp, 0, 0), (.halfPageUp, 0, 0),
  ])
  func `a movement from the first row`(movement: Movement, selection: Int, offset: Int) {
    var state = ScrollState(count: 100, page: 10)
    state.move(movement)
    #expect(state.selection == selection)
    #expect(state.offset == offset)
  }

  @Test func `the selection keeps a margin inside and none at the ends`() {
    var state = ScrollState(count: 20, page: 10, margin: 2)
    for _ in 0..<8 { state.move(.down) }
    #expect(state.selection == 8 && state.offset == 1)
    state.move(.end)
    #expect(state.selection == 19 && state.offset == 10)
    state.select(12)
    #expect(state.offset == 10)
    state.select(11)
    #expect(state.offset == 9)
  }

  @Test func `paging reaches the last row and comes back to the first`() {
    var state = ScrollState(count: 33, page: 10)
    for _ in 0..<5 { state.move(.pageDown) }
    #expect(state.selection == 32)
    for _ in 0..<5 { state.move(.pageUp) }
    #expect(state.selection == 0)
    #expect(state.offset == 0)
  }

  @Test func `the wheel takes the selection along`() {
    var state = ScrollState(count: 100, page: 10, margin: 0)
    state.scroll(by: 5)
    #expect(state.offset == 5 && state.selection == 5)
    state.scroll(by: -100)
    #expect(state.offset == 0 && state.selection == 5)
  }

  @Test func `fewer rows move the selection to the last one`() {
    var state = ScrollState(count: 100, page: 10)
    state.select(80)
    state.resize(count: 5)
    #expect(state.selection == 4 && state.offset == 0)
    state.resize(count: 0)
    #expect(state.selected == nil && state.visible.isEmpty)
    state.move(.down)
    state.move(.pageDown)
    state.move(.end)
    #expect(state.selected == nil && state.selection == 0)
  }

  @Test func `huge numbers do no harm`() {
    var state = ScrollState(count: 10, page: 3)
    state.select(by: .max)
    state.select(by: .max)
    #expect(state.selection == 9)
    state.select(by: .min)
    state.scroll(by: .max)
    state.scroll(by: .min)
    #expect(state.offset == 0)
  }

  @Test(arguments: 0..<20)
  func `whatever happens the selection exists and shows`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let movements: [Movement] = [.up, .down, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .start, .end]
    var state = ScrollState(count: 50, page: 7, margin: Int.random(in: 0...9, using: &random))
    for _ in 0..<500 {
      switch Int.random(in: 0...5, using: &random) {
      case 0: state.resize(count: .random(in: 0...60, using: &random))
      case 1: state.resize(page: .random(in: 0...12, using: &random))
      case 2: state.scroll(by: .random(in: -20...20, using: &random))
      default: state.move(movements[Int.random(in: 0..<movements.count, using: &random)])
      }
      try #require(state.offset >= 0 && state.offset <= max(0, state.count - state.page))
      try #require(state.selection >= 0 && state.selection < max(1, state.count))
      if state.count > 0, state.page > 0 { try #require(state.visible.contains(state.selection)) }
    }
  }
}
