public import JSONLogic

/// Parts of conditions in words: the actual value beside the wanted one.
public enum ConditionSentence {
  /// What a part of a condition found: `mbox.tier (in lower case) is "silver", wanted "gold"`.
  public static func text(for part: Explanation) -> String {
    if let bucket = bucketText(part) { return bucket }
    if part.comparesOneVariable {
      let holding = part.operands.first(where: \.isTruthy)
      if let text = holding?.sentence ?? alternatives(of: part) { return explained(text, part) }
    }
    return explained(part.sentence, part)
  }

  /// Why a part stands in the way.
  public static func text(for unmet: UnmetCondition) -> String {
    guard !unmet.mustHold else { return text(for: unmet.part) }
    if let equality = unmet.part.equality {
      let wanted = equality.wanted.isNoValue ? "any value" : "anything but \(equality.wanted.summary)"
      return explained("\(equality.variable) is \(actual(of: unmet.part)), wanted \(wanted)", unmet.part)
    }
    return text(for: unmet.part) + ", which must not be"
  }

  /// Why several parts stand in the way, those first that a request can change; of more than three, two.
  ///
  /// - Parameters:
  ///   - unmet: the parts.
  ///   - bucket: where the visitor's bucket lies, if that is known in better words than a condition's.
  public static func list(_ unmet: [UnmetCondition], bucket: String? = nil) -> String {
    let sorted = unmet.filter { !$0.isAboutAllocation } + unmet.filter(\.isAboutAllocation)
    let shown = sorted.prefix(unmet.count > 3 ? 2 : 3).map { part in
      part.isAboutAllocation ? bucket ?? text(for: part) : text(for: part)
    }
    let others = unmet.count - shown.count
    return shown.joined(separator: ", and ") + (others > 0 ? ", and \(others) more" : "")
  }

  /// What people should know about a part and what it compares, each once, and nothing that its sentence
  /// says already.
  public static func notes(on part: Explanation) -> [String] {
    var notes = part.notes
    if !part.isGroup {
      var waiting = Array(part.operands.reversed())
      while let operand = waiting.popLast() {
        notes += operand.notes.filter { !notes.contains($0) }
        waiting += operand.operands.reversed()
      }
    }
    return notes.compactMap { note in
      if case .missingVariable = note { nil } else { named(note.text, part.readVariables) }
    }
  }

  // MARK: - Sentences

  /// `bucket 94.04 % is outside 0–50 %`.
  private static func bucketText(_ part: Explanation) -> String? {
    guard let range = part.range, range.variable == "allocation", case .number(let bucket) = range.value,
      case .number(let lower) = range.lower.value, case .number(let upper) = range.upper.value
    else { return nil }
    let place = "\(PercentText.number(lower))–\(PercentText.number(upper)) %"
    // A range that leaves out both its ends is told where a bucket is exactly there.
    let without =
      switch (range.lower.isIncluded, range.upper.isIncluded) {
      case (true, true), (false, false): ""
      case (false, true): ", without \(PercentText.number(lower))"
      case (true, false): ", without \(PercentText.number(upper))"
      }
    return
      "bucket \(PercentText.number(bucket)) % is \(range.holds ? "within" : "outside") \(place)\(without)"
  }

  /// `geo.country is "DE", wanted "US" or "UNITED STATES"`.
  private static func alternatives(of part: Explanation) -> String? {
    let wanted = part.operands.compactMap { $0.equality?.wanted }
    guard let variable = part.operands[0].equality?.variable, let last = wanted.last else { return nil }
    let actual = "\(variable) is \(actual(of: part.operands[0]))"
    if wanted.allSatisfy(\.isNoValue) { return "\(actual), wanted no value" }
    let texts = wanted.dropLast().map(\.summary).joined(separator: ", ")
    return "\(actual), wanted \(texts) or \(last.summary)"
  }

  /// The value that a comparison with a fixed one found.
  private static func actual(of comparison: Explanation) -> String {
    comparison.operands.first { $0.variable != nil }?.valueText ?? ""
  }

  /// The sentence with instants as dates, days of the week by their names, and variables as people know them.
  private static func explained(_ sentence: String, _ part: Explanation) -> String {
    let variables = part.readVariables
    // The sentence of a group counts conditions and shows no value.
    let showsValues = !part.isGroup || part.comparesOneVariable || part.operation == "!"
    guard variables.count == 1, showsValues else { return named(sentence, variables) }
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
    default: return named(sentence, variables)
    }
  }

  /// A sentence with the names people know in place of variables that the SDKs make: for conditions that do
  /// not care for case, each text has a twin in lower case, whose name ends in `_lc`.
  private static func named(_ sentence: String, _ variables: [String]) -> String {
    variables.reduce(sentence) { sentence, variable in
      if variable == "allocation" { return sentence.replacing(variable, with: "bucket", maxReplacements: 1) }
      guard variable.hasSuffix("_lc") else { return sentence }
      return sentence.replacing(
        variable, with: "\(variable.dropLast(3)) (in lower case)", maxReplacements: 1)
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
