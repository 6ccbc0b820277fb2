/// What a text field may hold, to be asked for the whole request or as somebody types.
public struct TextRule: Hashable, Sendable {
  /// How many characters (Unicode scalars) the text may have.
  public var characters: ClosedRange<Int>

  /// The forms that the text must have.
  public var formats: [TextFormat]

  /// The forms that the text had better have.
  public var advice: [TextFormat]

  /// Makes a rule.
  public init(_ characters: ClosedRange<Int>, formats: [TextFormat] = [], advice: [TextFormat] = []) {
    self.characters = characters
    self.formats = formats
    self.advice = advice
  }

  /// The limits that a text breaks, the length first; none when all is well.
  ///
  /// - Complexity: linear in the length of the text.
  public func broken(by text: String) -> [BrokenLimit] {
    var broken: [BrokenLimit] = []
    if let limit = lengthLimit(brokenBy: text) {
      broken.append(limit)
      if text.isEmpty { return broken }
    }
    for format in formats where !format.matches(text) { broken.append(.format(format, text, .error)) }
    for format in advice where !format.matches(text) { broken.append(.format(format, text, .warning)) }
    return broken
  }

  private func lengthLimit(brokenBy text: String) -> BrokenLimit? {
    // A text never has more scalars than bytes, so most texts need not be walked.
    let isLongEnough = characters.lowerBound <= (text.isEmpty ? 0 : 1)
    if isLongEnough, text.utf8.count <= characters.upperBound { return nil }
    return .length(
      text.unicodeScalars.count, of: "characters", within: characters, as: .characters(characters))
  }
}

extension BrokenLimit {
  fileprivate static func format(_ format: TextFormat, _ text: String, _ severity: Severity) -> BrokenLimit {
    BrokenLimit(.format(format), "\(format.requirement), but is \(quoted(text))", severity: severity)
  }
}

/// What a number field may hold.
public struct NumberRule: Hashable, Sendable {
  /// The numbers that are allowed, both ends included; an end may be infinite.
  public var range: ClosedRange<Double>

  /// How bad a number outside the range is.
  public var severity: BrokenLimit.Severity

  /// Makes a rule.
  public init(_ range: ClosedRange<Double>, severity: BrokenLimit.Severity = .error) {
    self.range = range
    self.severity = severity
  }

  /// The limit that a number breaks, or nil when all is well.
  public func broken(by number: Double) -> BrokenLimit? {
    guard !range.contains(number) else { return nil }
    guard !number.isNaN else {
      return BrokenLimit(.number(range), "must be a number", severity: severity)
    }
    let bound =
      number < range.lowerBound
      ? "must be at least \(text(range.lowerBound))" : "must be at most \(text(range.upperBound))"
    return BrokenLimit(.number(range), "\(bound), but is \(text(number))", severity: severity)
  }

  private func text(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? String(number)
  }
}
