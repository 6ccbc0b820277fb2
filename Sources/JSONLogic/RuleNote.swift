/// Something about one comparison that people commonly trip over.
public enum RuleNote: Hashable, Sendable {
  /// The data does not have the variable.
  case missingVariable(String)
  /// A missing value was compared by number, where it counts as 0. Geo conditions such as
  /// `{">=": ["37.80", {"var": "geo.latitude"}]}` are true without any location.
  case missingComparedAsZero(String)
  /// The texts are the same but for upper and lower case.
  case differsOnlyByCase(actual: String, wanted: String)
  /// A text was compared with a number, by number, and is not written as people write that number: it is empty,
  /// has blanks, zeros in front or an exponent.
  case textComparedWithNumber(text: String, number: Double)
  /// A text that is no number was compared by number: every such comparison is false.
  case textIsNoNumber(String)
  /// The value is exactly at an end of a range that excludes both ends, as `{"<": [0, A, 50]}` of older
  /// artifacts does: such a value is in none of the neighbouring ranges.
  case exactlyOnBoundary(variable: String, value: Double)

  /// A fixed name of the kind of note, for the JSON form.
  public var kind: String {
    switch self {
    case .missingVariable: "missingVariable"
    case .missingComparedAsZero: "missingComparedAsZero"
    case .differsOnlyByCase: "differsOnlyByCase"
    case .textComparedWithNumber: "textComparedWithNumber"
    case .textIsNoNumber: "textIsNoNumber"
    case .exactlyOnBoundary: "exactlyOnBoundary"
    }
  }

  /// The note in words.
  public var text: String {
    switch self {
    case .missingVariable(let path):
      "\(path) is missing from the data"
    case .missingComparedAsZero(let path):
      "\(path) is missing and counts as 0 in this comparison"
    case .differsOnlyByCase(let actual, let wanted):
      "\(LogicValue.string(actual).summary) and \(LogicValue.string(wanted).summary) differ only in upper and lower case"
    case .textComparedWithNumber(let text, let number):
      "the text \(LogicValue.string(text).summary) counts as the number \(NumberReading.number(from: text).javaScriptText) in this comparison with \(number.javaScriptText)"
    case .textIsNoNumber(let text):
      "the text \(LogicValue.string(text).summary) is no number, so the comparison is false"
    case .exactlyOnBoundary(let path, let value):
      "\(path) is exactly \(value.javaScriptText), the boundary of a range that excludes both its ends"
    }
  }
}
