/// The instant a decision is made for, read from text.
public struct DecisionInstant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  /// Reads an instant in ISO 8601, such as `2026-11-27T18:00:00Z`, with or without fractions of a second and
  /// with any offset from UTC; a date alone stands for its midnight in UTC.
  ///
  /// Returns nil for any other text, also for a day or an hour that does not exist.
  public init?(_ text: String) {
    let shape = /(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):?(\d{2})))?/
      .asciiOnlyDigits()
    guard let match = text.wholeMatch(of: shape)?.output,
      let days = Self.days(year: Int64(match.1), month: Int64(match.2), day: Int64(match.3))
    else { return nil }
    let midnight = days * 86_400_000
    guard let hour = match.4.map({ Int64($0) }), let minute = match.5.map({ Int64($0) }),
      let second = match.6.map({ Int64($0) })
    else {
      milliseconds = midnight
      return
    }
    guard let timeOfDay = Self.minutes(hour: hour, minute: minute), let second, second < 60,
      let offset = Self.minutes(hour: match.9.map { Int64($0) } ?? 0, minute: match.10.map { Int64($0) } ?? 0)
    else { return nil }
    let minutes = timeOfDay - (match.8 == "-" ? -offset : offset)
    milliseconds = midnight + minutes * 60_000 + second * 1_000 + Self.milliseconds(ofFraction: match.7 ?? "")
  }

  /// What is wrong with a text that is no instant, and what to write instead.
  public static func problem(with text: String) -> String {
    let localTime = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?/
    guard text.wholeMatch(of: localTime) == nil else {
      return "the time zone is missing: expected an instant such as 2026-11-27T18:00:00Z, where Z is UTC"
    }
    return "expected an instant in ISO 8601, such as 2026-11-27T18:00:00Z"
  }

  /// The days from 1970-01-01 to a day of the Gregorian calendar, or nil when there is no such day.
  private static func days(year: Int64?, month: Int64?, day: Int64?) -> Int64? {
    guard let year, let month, let day, (1...12).contains(month), day >= 1 else { return nil }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[Int(month) - 1] else { return nil }
    let yearsBefore = year - 1
    // Year 0 is a leap year that no whole division counts.
    let leapDays = year > 0 ? yearsBefore / 4 - yearsBefore / 100 + yearsBefore / 400 : -1
    let daysBefore = yearsBefore * 365 + leapDays + lengths.prefix(Int(month) - 1).reduce(0, +) + day - 1
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    return daysBefore - 719_162
  }

  private static func minutes(hour: Int64?, minute: Int64?) -> Int64? {
    guard let hour, let minute, hour < 24, minute < 60 else { return nil }
    return hour * 60 + minute
  }

  /// The first three digits of a fraction of a second.
  private static func milliseconds(ofFraction digits: Substring) -> Int64 {
    Int64((digits + "000").prefix(3)) ?? 0
  }
}
