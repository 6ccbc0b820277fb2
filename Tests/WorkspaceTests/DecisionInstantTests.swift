import Testing
import Workspace

struct DecisionInstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-27T18:00:00Z", 1_795_802_400_000),
    ("2026-11-27T19:00:00+01:00", 1_795_802_400_000), ("2026-11-27T12:30:00-0530", 1_795_802_400_000),
    ("2026-11-27T18:00:00.250Z", 1_795_802_400_250), ("2026-11-27T18:00:00.5+00:00", 1_795_802_400_500),
    ("2026-11-27", 1_795_737_600_000), ("1969-12-31T23:59:59Z", -1_000),
    ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("9999-12-31T23:59:59Z", 253_402_300_799_000),
  ])
  func `an instant is read to the millisecond`(text: String, milliseconds: Int64) {
    #expect(DecisionInstant(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "now", "tomorrow", "2026", "2026-11", "2026-11-27T18:00:00", "2026-11-27 18:00:00Z",
    "2026-11-27T18:00Z",
    "2026-13-01T00:00:00Z", "2026-11-31T00:00:00Z", "2023-02-29", "2026-11-27T25:00:00Z",
    "2026-11-27T18:61:00Z",
    "2026-11-27T18:00:00Zz", " 2026-11-27", "2026-11-27 ", "2026-11-27T18:00:00.Z", "27.11.2026",
    "1795802400000",
    "２０２６-11-27", "2026-00-10", "2026-01-00", "2026-11-27T18:00:00+99:00",
  ])
  func `any other text is no instant`(text: String) {
    #expect(DecisionInstant(text) == nil)
  }

  @Test func `what is said of a wrong text names an example that is an instant`() throws {
    let example = try #require(DecisionInstant.problem(with: "tomorrow").split(separator: " ").last)
    #expect(DecisionInstant(String(example)) != nil)
  }

  @Test(arguments: ["2026-11-27 18:00", "2026-11-27T18:00", "2026-11-27T18:00:00"])
  func `a local time is told to lack its time zone`(text: String) {
    #expect(DecisionInstant(text) == nil)
    #expect(DecisionInstant.problem(with: text).hasPrefix("the time zone is missing"))
  }
}
