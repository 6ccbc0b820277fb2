import DeliveryAPI

/// How long something lasts or is ago, to the unit that matters: `40 seconds`, `3 hours`, `12 days`.
enum AgeText {
  static func text(_ duration: Duration) -> String {
    let seconds = max(0, duration.components.seconds)
    switch seconds {
    case ..<120: return seconds.counted("second")
    case ..<7_200: return (seconds / 60).counted("minute")
    case ..<172_800: return (seconds / 3_600).counted("hour")
    default: return (seconds / 86_400).counted("day")
    }
  }
}
