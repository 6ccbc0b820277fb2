/// A point in time as calendar and clock show it in UTC, without a date library.
public struct UTCDate: Hashable, Sendable {
  /// The year of the Gregorian calendar; 0 and below for years before year 1.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int
  /// 1 for Monday … 7 for Sunday, as rules compare it under the name `current_day`.
  public let weekday: Int
  /// 0…86,399,999, milliseconds since midnight.
  public let millisecondOfDay: Int

  /// The date and time of an instant in milliseconds since 1970. Any value will do.
  public init(millisecondsSince1970 instant: Int64) {
    let dayLength: Int64 = 86_400_000
    let millisecond = Self.remainder(instant, dayLength)
    // Whole days before or after 1970-01-01, which was a Thursday.
    let days = (instant / dayLength) - (instant % dayLength < 0 ? 1 : 0)
    millisecondOfDay = Int(millisecond)
    weekday = Int(Self.remainder(days + 3, 7)) + 1
    (year, month, day) = Self.calendarDate(daysSince1970: days)
  }

  /// 0…23.
  public var hour: Int { millisecondOfDay / 3_600_000 }
  /// 0…59.
  public var minute: Int { millisecondOfDay / 60_000 % 60 }
  /// 0…59.
  public var second: Int { millisecondOfDay / 1000 % 60 }

  /// Hour and minute as clocks show them: `09:05`.
  public var clock: String { "\(Self.digits(hour, 2)):\(Self.digits(minute, 2))" }

  /// Hour and minute as four digits, such as "0905", as rules compare it under the name `current_time`.
  public var hourAndMinute: String { Self.digits(hour * 100 + minute, 4) }

  /// As JavaScript writes dates: `2020-09-20T00:09:42.707Z`.
  public var iso8601: String {
    let date = "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
    let time = "\(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second, 2))"
    return "\(date)T\(time).\(Self.digits(millisecondOfDay % 1000, 3))Z"
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
    let remainder = value % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  /// Years are counted from March here, so that the leap day is the last of its year, and in eras of 400
  /// years, which all have the same number of days.
  private static func calendarDate(daysSince1970: Int64) -> (year: Int, month: Int, day: Int) {
    let eraLength: Int64 = 146_097
    let shifted = daysSince1970 + 719_468
    let dayOfEra = remainder(shifted, eraLength)
    let era = (shifted - dayOfEra) / eraLength
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1))
  }
}
