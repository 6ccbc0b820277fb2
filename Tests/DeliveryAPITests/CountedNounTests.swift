import DeliveryAPI
import Testing

struct CountedNounTests {
  @Test func `only one of something is in the singular`() {
    #expect([0, 1, 2].map { $0.counted("line") } == ["0 lines", "1 line", "2 lines"])
    #expect(Int64(1).counted("event token") == "1 event token")
  }
}
