import Decisioning
import JSONLogic

/// Parts of conditions in words: the actual value beside the wanted one.
enum ConditionSentence {
  /// What a part of a condition found: `mbox.tier_lc is "silver", wanted "gold"`.
  static func text(for part: Explanation) -> String {
    if part.comparesOneVariable {
      let holding = part.operands.first(where: \.isTruthy)
      if let text = holding?.sentence ?? alternatives(of: part) { return explained(text, part) }
    }
    return explained(part.sentence, part)
  }

  /// Why a part stands in the way.
  static func text(for unmet: UnmetCondition) -> String {
    guard !unmet.mustHold else { return text(for: unmet.part) }
    if let equality = unmet.part.equality {
      return explained("\(equality.variable) is \(equality.wanted.summary), wanted anything else", unmet.part)
    }
    return text(for: unmet.part) + ", which must not be"
  }

  /// `geo.country is "DE", wanted "US" or "UNITED STATES"`.
  private static func alternatives(of part: Explanation) -> String? {
    let wanted = part.operands.compactMap { $0.equality?.wanted.summary }
    guard let first = part.operands.first?.sentence, let last = wanted.last, wanted.count > 1 else {
      return nil
    }
    // The sentence of a comparison that does not hold ends with the value it wanted.
    guard first.hasSuffix(wanted[0]) else { return nil }
    return first + wanted[1..<(wanted.count - 1)].map { ", \($0)" }.joined() + " or \(last)"
  }

  /// The sentence with instants as dates and days of the week by their names.
  private static func explained(_ sentence: String, _ part: Explanation) -> String {
    let variables = part.readVariables
    guard variables.count == 1 else { return sentence }
    switch variables[0] {
    case "current_timestamp":
      return sentence.replacing(/[0-9]{11,13}/.asciiOnlyDigits()) { match in
        Int64(match.output).map(instantText) ?? String(match.output)
      }
    case "current_day":
      return sentence.replacing(/"?([1-7])"?(?![0-9])/) { match in
        "\(match.output.0) (\(weekdays[(Int(match.output.1) ?? 1) - 1]))"
      }
    case "current_time": return sentence + " (hour and minute in UTC)"
    default: return sentence
    }
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// An instant to the second, in UTC: `2025-11-24 00:00:00 UTC`.
  private static func instantText(_ milliseconds: Int64) -> String {
    let text = UTCDate(millisecondsSince1970: milliseconds).iso8601
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }
}
