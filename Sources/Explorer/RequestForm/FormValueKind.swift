import DeliveryAPI
import OrderedJSON
import Workspace

/// What the value of a field may be, and how text becomes one.
enum FormValueKind: Sendable {
  /// A text, with the limit it has.
  case text(TextRule?)
  /// The name of an mbox, which the artifact that decides may know.
  case mboxName
  /// A number, and what it has to be in words.
  case number(String)
  /// A whole number within bounds.
  case wholeNumber(ClosedRange<Int64>)
  /// An instant in milliseconds since 1970, which may also be typed as date and time.
  case milliseconds
  /// The instant of a decision as text; `now` is none.
  case instant
  /// Yes or no.
  case flag
  /// One of some texts; others may stand in a file.
  case choice([FormFieldOption])
  /// A user agent, with presets that bring their client hints.
  case userAgent
  /// Whether the part is there at all.
  case presence
  /// A text; a number or boolean of a file stays one while it is one.
  case parameter(TextRule?)
  /// Any JSON value; what is none is a text.
  case anyJSON
}

/// Why a text cannot be the value of a field, in a few words that fit beside it.
struct FormFieldProblem: Error, Hashable, Sendable {
  let sentence: String
}

extension FormValueKind {
  /// Whole numbers that a 32-bit member takes.
  static let wholeNumber = FormValueKind.wholeNumber(Int64(Int32.min)...Int64(Int32.max))
  /// Whole numbers that a 64-bit member takes.
  static let longWholeNumber = FormValueKind.wholeNumber(Int64.min...Int64.max)

  /// The texts of values in the form's own words.
  static let on = "on"
  static let yes = "yes"
  static let no = "no"

  /// The text that stands for a value; empty for none.
  func text(of value: JSON?) -> String {
    guard let value else { return "" }
    switch self {
    case .presence: return Self.on
    case .flag: return value.boolean.map { $0 ? Self.yes : Self.no } ?? value.compact
    case .anyJSON:
      // What would be read as another kind of value needs its quotes.
      guard let text = value.string else { return value.compact }
      return (try? JSON(parsing: text)) == nil ? text : value.compact
    default: return value.string ?? value.compact
    }
  }

  /// The value that a text stands for; nil for an empty one.
  ///
  /// - Parameters:
  ///   - text: what was typed.
  ///   - old: the value there is so far.
  /// - Throws: `FormFieldProblem` when the text is of the wrong kind; limits are for validation.
  func value(of text: String, replacing old: JSON?) throws(FormFieldProblem) -> JSON? {
    switch self {
    case .parameter: return JSON.parameter(text, replacing: old)
    case .anyJSON where old?.string != nil && text.isEmpty: return .string("")
    default: if text.isEmpty { return nil }
    }
    // Blanks around a number come with pasting it.
    let bare = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch self {
    case .text, .mboxName, .choice, .userAgent, .parameter: return .string(text)
    case .anyJSON: return try Self.anyValue(of: text, replacing: old)
    case .presence: return old ?? .object(JSONObject())
    case .flag: return try Self.flag(text)
    // Blanks alone are no number and no instant.
    case _ where bare.isEmpty: return nil
    case .instant: return bare.lowercased() == "now" ? nil : .string(bare)
    case .number(let words):
      guard let number = Self.decimalNumber(bare) else {
        throw FormFieldProblem(sentence: "must be \(words)")
      }
      return .number(number)
    case .wholeNumber(let range):
      guard let number = Int64(bare), range.contains(number) else {
        let isWhole = bare.drop { $0 == "-" || $0 == "+" }.allSatisfy { ("0"..."9").contains($0) }
        let words = isWhole ? "from \(range.lowerBound) to \(range.upperBound)" : "such as 1"
        throw FormFieldProblem(sentence: "must be a whole number\(isWhole ? "" : ",") \(words)")
      }
      return .number(JSONNumber(number))
    case .milliseconds:
      guard let number = Int64(bare) ?? DecisionInstant(bare)?.milliseconds else {
        throw FormFieldProblem(sentence: "must be milliseconds since 1970, or such as 2026-11-27T18:00:00Z")
      }
      return .number(JSONNumber(number))
    }
  }

  /// Whether any text can be the value.
  var isText: Bool {
    switch self {
    case .text, .mboxName: true
    default: false
    }
  }

  /// The limit on the length of the text, if there is one worth showing.
  var rule: TextRule? {
    switch self {
    case .text(let rule), .parameter(let rule): rule
    case .mboxName: DeliveryLimits.mboxName
    default: nil
    }
  }

  /// A number in decimal digits, as people write it: `.5` and `+5` too, but nothing hexadecimal.
  private static func decimalNumber(_ text: String) -> JSONNumber? {
    guard text.utf8.allSatisfy("0123456789+-.eE".utf8.contains) else { return nil }
    guard let number = JSONNumber(text: text) ?? Double(text).flatMap(JSONNumber.init) else { return nil }
    return number.double.isFinite ? number : nil
  }

  private static func flag(_ text: String) throws(FormFieldProblem) -> JSON {
    switch text.lowercased() {
    case yes, "true", on: return .boolean(true)
    case no, "false": return .boolean(false)
    default: throw FormFieldProblem(sentence: "must be yes or no")
    }
  }

  /// Text that begins like an object or a list, or replaces one, has to be sound.
  private static func anyValue(of text: String, replacing old: JSON?) throws(FormFieldProblem) -> JSON {
    do {
      return try JSON(parsing: text)
    } catch {
      let wasPart = old?.object != nil || old?.array != nil
      guard wasPart || text.hasPrefix("{") || text.hasPrefix("[") else { return .string(text) }
      throw FormFieldProblem(sentence: "must be JSON: \(error)")
    }
  }
}

/// A value to choose for a field, and how it is shown.
struct FormFieldOption: Hashable, Sendable {
  /// What becomes of the field when the option is chosen.
  enum Effect: Hashable, Sendable {
    /// The field gets this text; an empty one leaves the member out.
    case value(String)
    /// The field gets this user agent, and the client hints that go with it.
    case preset(UserAgentPreset)
    /// The field is edited as text.
    case edit
  }

  let title: String
  let detail: String
  let effect: Effect

  init(_ title: String, detail: String = "", _ effect: Effect) {
    self.title = title
    self.detail = detail
    self.effect = effect
  }

  /// An option that is called as it is written.
  static func value(_ text: String, _ detail: String) -> FormFieldOption {
    FormFieldOption(text, detail: detail, .value(text))
  }

  /// The option that leaves the member out.
  static let none = FormFieldOption("Not given", .value(""))
}

extension FormValueKind {
  /// The values to choose from, or nil for a field that is edited as text.
  var options: [FormFieldOption]? {
    switch self {
    case .choice(let options): options
    case .flag: [.value(Self.yes, "true"), .value(Self.no, "false"), .none]
    case .presence: [.value(Self.on, "asked for"), FormFieldOption("off", .value(""))]
    case .userAgent:
      UserAgentPreset.all.map { FormFieldOption($0.name, .preset($0)) } + [
        FormFieldOption("Type it in…", .edit),
        FormFieldOption("None", detail: "unknown browser", .value("")),
      ]
    default: nil
    }
  }

  /// The values to choose from, with the present one on top when it is none of them.
  func options(besides text: String) -> [FormFieldOption]? {
    guard let options else { return nil }
    let isKnown = options.contains { $0.shownText == text }
    guard !isKnown, !text.isEmpty else { return options }
    return [FormFieldOption("Keep", detail: text, .value(text))] + options
  }

  /// The text in the words of its options; the text itself where there are none.
  func shownText(_ text: String) -> String {
    if case .userAgent = self, let preset = UserAgentPreset.preset(for: text) { return preset.name }
    return text
  }
}

extension FormFieldOption {
  /// The text of the field when this option is what it has.
  var shownText: String? {
    switch effect {
    case .value(let text): text
    case .preset(let preset): preset.userAgent
    case .edit: nil
    }
  }
}
