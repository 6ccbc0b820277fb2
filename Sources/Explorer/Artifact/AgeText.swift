/// How long something lasts or is ago, to the unit that matters: `40 seconds`, `3 hours`, `12 days`.
enum AgeText {
  static func text(_ duration: Duration) -> String {
    let seconds = max(0, duration.components.seconds)
    switch seconds {
    case ..<120: return count(seconds, "second")
    case ..<7_200: return count(seconds / 60, "minute")
    case ..<172_800: return count(seconds / 3_600, "hour")
    default: return count(seconds / 86_400, "day")
    }
  }

  private static func count(_ number: Int64, _ unit: String) -> String {
    number == 1 ? "1 \(unit)" : "\(number) \(unit)s"
  }
}
