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

  @Test func `each digit comes from its bits`() {
    struct Countdown: RandomNumberGenerator {
      var numbers: [UInt64] = [0xfedc_ba98_7654_3210, 0x0123_4567_89ab_cdef]
      mutating func next() -> UInt64 { numbers.popLast() ?? 0 }
    }
    var numbers = Countdown()
    #expect(RandomIdentifier.uuid(using: &numbers) == "01234567-89ab-4def-bedc-ba9876543210")
    #expect(RandomIdentifier.uuid(using: &numbers) == "00000000-0000-4000-8000-000000000000")
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
