import OrderedJSON

/// A comparison of two answers as plain text, to hand to somebody else.
public enum ComparisonReport {
  /// The most places in the JSON that are told one by one.
  private static let mostPlaces = 200
  /// The most characters of a value.
  private static let longestValue = 400

  /// The report, lines separated by line feeds. Texts stand in it as they came.
  ///
  /// - Parameters:
  ///   - comparison: what differs.
  ///   - before: what the first answer is, in a line.
  ///   - after: what the second answer is, in a line.
  ///   - request: what was changed in the request between them.
  ///   - includesExpected: whether to tell what differs between any two calls.
  public static func text(
    of comparison: AnswerComparison, before: String, after: String, request: [WordedDifference] = [],
    includesExpected: Bool = false
  ) -> String {
    var lines = [comparison.summary + ".", "", "- \(before)", "+ \(after)"]
    if !request.isEmpty {
      lines += ["", "Changed in the request:"] + request.map { "\($0.mark.rawValue) \($0.sentence)" }
    }
    if !comparison.outcome.isEmpty {
      lines += [""] + comparison.outcome.map { "\($0.mark.rawValue) \($0.sentence)" }
    }
    for location in comparison.locations {
      lines += [""] + self.lines(of: location)
    }
    let places =
      comparison.places + comparison.tracePlaces + (includesExpected ? comparison.expectedPlaces : [])
    if !places.isEmpty {
      lines += ["", "JSON:"] + places.prefix(mostPlaces).flatMap(self.lines)
      if places.count > mostPlaces { lines.append("… and \(places.count - mostPlaces) more places") }
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(of location: LocationComparison) -> [String] {
    guard let mark = location.mark else {
      return ["= \(location.title)  \(location.path)", "    the same: \(location.served)"]
    }
    var lines = ["\(mark.rawValue) \(location.title)  \(location.path)"]
    for difference in location.differences {
      lines.append("    \(difference.sentence.shortened(to: longestValue))")
      switch difference.detail {
      case .lines(let text)?:
        lines += text.lines.map { "    \($0.mark.rawValue) \($0.text.shortened(to: longestValue))" }
      case .places(let places)?:
        lines += places.prefix(mostPlaces).flatMap(self.lines).map { "    " + $0 }
      case nil: break
      }
    }
    return lines
  }

  private static func lines(of place: JSONDifference) -> [String] {
    [place.sentence(longestValue: longestValue)]
  }
}

extension JSONDifference {
  /// The difference in one line: `~ execute.mboxes[0].index: 0 → 1`.
  ///
  /// - Parameter longestValue: the most characters of each value.
  public func sentence(longestValue: Int = 400) -> String {
    let place = (path.isRoot ? "the whole" : "\(path)") + (isShadowed ? " (an earlier duplicate)" : "")
    let (old, new) = (
      before?.compact.shortened(to: longestValue), after?.compact.shortened(to: longestValue)
    )
    switch change {
    case .reordered: return "~ \(place): in another order"
    case .added: return "+ \(place): \(new ?? "")"
    case .removed: return "- \(place): \(old ?? "")"
    case .changed: return "~ \(place): \(old ?? "") → \(new ?? "")"
    }
  }
}

extension String {
  /// The beginning of a text that is longer than a number of characters.
  fileprivate func shortened(to length: Int) -> String {
    count <= length ? self : prefix(length) + "…"
  }
}
