import Testing

@testable import Decisioning

struct UTCDateTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z", 4), (1_600_560_582_707, "2020-09-20T00:09:42.707Z", 7),
      (1_585_098_300_000, "2020-03-25T01:05:00.000Z", 3), (951_782_400_000, "2000-02-29T00:00:00.000Z", 2),
      (-1, "1969-12-31T23:59:59.999Z", 3), (4_107_542_399_999, "2100-02-28T23:59:59.999Z", 7),
      (1_709_251_199_000, "2024-02-29T23:59:59.000Z", 4),
      (-62_135_596_800_000, "0001-01-01T00:00:00.000Z", 1),
    ] as [(Int64, String, Int)])
  func `instants have a date, a time and a weekday`(instant: Int64, text: String, weekday: Int) {
    let date = UTCDate(millisecondsSince1970: instant)
    #expect(date.iso8601 == text)
    #expect(date.weekday == weekday)
  }

  @Test func `hours and minutes are four digits`() {
    #expect(UTCDate(millisecondsSince1970: 0).hourAndMinute == "0000")
    #expect(UTCDate(millisecondsSince1970: 9 * 3_600_000 + 5 * 60_000).hourAndMinute == "0905")
    #expect(UTCDate(millisecondsSince1970: 9 * 3_600_000 + 5 * 60_000).clock == "09:05")
    #expect(UTCDate(millisecondsSince1970: -1).hourAndMinute == "2359")
  }

  @Test func `the ends of time have dates too`() {
    #expect(UTCDate(millisecondsSince1970: .max).year == 292_278_994)
    #expect(UTCDate(millisecondsSince1970: .min).weekday == 7)
  }

  @Test func `days follow each other through four centuries`() {
    var previous = UTCDate(millisecondsSince1970: -12_219_292_800_000)
    for day in Int64(1)...150_000 {
      let date = UTCDate(millisecondsSince1970: -12_219_292_800_000 + day * 86_400_000)
      #expect(date.weekday == previous.weekday % 7 + 1)
      let isNextDay = date.day == previous.day + 1 && date.month == previous.month
      let isNextMonth = date.day == 1 && (date.month == previous.month % 12 + 1) && previous.day >= 28
      guard isNextDay || isNextMonth else {
        Issue.record("\(date.iso8601) follows \(previous.iso8601)")
        return
      }
      previous = date
    }
  }
}
