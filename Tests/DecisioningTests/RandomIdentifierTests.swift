import RandomTestSupport
import Testing

@testable import Decisioning

struct RandomIdentifierTests {
  @Test func `identifiers are UUIDs of version 4`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<1000 {
      let identifier = RandomIdentifier.uuid(using: &random)
      #expect(
        identifier.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
    }
  }

  @Test func `a generator with the same seed gives the same identifiers`() {
    var first = SeededGenerator(seed: 5)
    var second = SeededGenerator(seed: 5)
    #expect(RandomIdentifier.uuid(using: &first) == RandomIdentifier.uuid(using: &second))
  }

  @Test func `a source gives a new identifier each time, also when its numbers run out`() {
    let source = RandomIdentifierSource()
    let identifiers = Set((0..<1000).map { _ in source.uuid() })
    #expect(identifiers.count == 1000)
    #expect(identifiers.isDisjoint(with: [RandomIdentifierSource().uuid()]))
  }
}
