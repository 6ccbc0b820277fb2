#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Instants in the time zone of the person.
enum LocalTime {
  /// A date and a time with its offset from UTC: `2026-11-23 18:04 +01:00`.
  ///
  /// - Parameter seconds: seconds since 1970 UTC.
  static func text(_ seconds: Int64) -> String {
    var time = time_t(seconds)
    var local = tm()
    guard localtime_r(&time, &local) != nil else { return "\(seconds)" }
    let offset = local.tm_gmtoff / 60
    let sign = offset < 0 ? "-" : "+"
    let date = "\(Int(local.tm_year) + 1900)-\(padded(local.tm_mon + 1))-\(padded(local.tm_mday))"
    let clock = "\(padded(local.tm_hour)):\(padded(local.tm_min))"
    return "\(date) \(clock) \(sign)\(padded(Int32(abs(offset) / 60))):\(padded(Int32(abs(offset) % 60)))"
  }

  /// The time of the day: `18:04`.
  ///
  /// - Parameter seconds: seconds since 1970 UTC.
  static func clock(_ seconds: Int64) -> String {
    var time = time_t(seconds)
    var local = tm()
    guard localtime_r(&time, &local) != nil else { return "--:--" }
    return "\(padded(local.tm_hour)):\(padded(local.tm_min))"
  }

  private static func padded(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
