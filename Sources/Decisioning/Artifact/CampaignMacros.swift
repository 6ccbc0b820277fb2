import DeliveryAPI
import OrderedJSON

/// Text with placeholders such as `${campaign.name}` or `${mbox.user}`, taken apart once.
///
/// A placeholder stands for a fact of the rule, else for a member of the requested item, else for one of
/// its parameters; without any of these it stays as written. The facts of the rule are filled in when the
/// text is taken apart, so that only the others are left for each decision.
struct MacroText: Sendable, Hashable {
  private enum Segment: Hashable {
    case text(String)
    case placeholder(key: String, written: String)
  }

  private var segments: [Segment] = []

  /// Takes a text apart and fills in the facts of the rule.
  init(_ text: String, meta: RuleMeta) {
    var rest = text[...]
    while let (range, name) = Self.firstPlaceholder(in: rest) {
      append(rest[..<range.lowerBound])
      let key = Self.key(ofPlaceholder: name)
      if let fact = meta[key]?.macroText {
        append(fact)
      } else {
        segments.append(.placeholder(key: key, written: String(rest[range])))
      }
      rest = rest[range.upperBound...]
    }
    append(rest)
  }

  private mutating func append(_ text: some StringProtocol) {
    if case .text(let before)? = segments.last {
      segments[segments.count - 1] = .text(before + text)
    } else {
      segments.append(.text(String(text)))
    }
  }

  /// The whole text if nothing is left to fill in; nil otherwise.
  var finished: String? {
    guard segments.count == 1, case .text(let text) = segments[0] else { return nil }
    return text
  }

  /// The text for a requested item.
  func text(for item: MacroItem) -> String {
    segments.map { segment in
      switch segment {
      case .text(let text): text
      case .placeholder(let key, let written): item.value(key)?.macroText ?? written
      }
    }.joined()
  }
}

// MARK: - Explaining

extension MacroText {
  /// Each placeholder of a text as it is written, and what stands in its place for a requested item; nil
  /// for one that stays.
  static func replacements(
    in text: String, meta: RuleMeta, item: MacroItem
  ) -> [(written: String, value: String?)] {
    var replacements: [(written: String, value: String?)] = []
    var rest = text[...]
    while let (range, name) = firstPlaceholder(in: rest) {
      let key = key(ofPlaceholder: name)
      let value = meta[key]?.macroText ?? item.value(key)?.macroText
      replacements.append((String(rest[range]), value))
      rest = rest[range.upperBound...]
    }
    return replacements
  }
}

// MARK: - Reading placeholders

extension MacroText {
  /// The name of a fact: `campaign.recipe.name` is `experience.name`, `mbox.user` is `user`.
  static func key(ofPlaceholder name: String) -> String {
    name.replacing("campaign", with: "activity").replacing("recipe", with: "experience")
      .split(separator: ".", omittingEmptySubsequences: false).suffix(2).filter { $0 != "mbox" }
      .joined(separator: ".")
  }

  /// Finds `${name}`, with a name of letters, digits, underscores and dots.
  private static func firstPlaceholder(in text: Substring) -> (range: Range<String.Index>, name: String)? {
    let bytes = text.utf8
    var start = bytes.startIndex
    while let dollar = bytes[start...].firstIndex(of: UInt8(ascii: "$")) {
      start = bytes.index(after: dollar)
      guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "{") else { continue }
      let nameStart = bytes.index(after: start)
      let name = bytes[nameStart...].prefix { UserAgentText.isWordOrDot($0.lowercased) }
      guard name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: "}") else { continue }
      return (dollar..<bytes.index(after: name.endIndex), String(Substring(name)))
    }
    return nil
  }
}

/// The places of an option's content that have placeholders to fill in for each decision.
enum OptionMacros: Sendable {
  /// The content is text.
  case text(MacroText)
  /// The content is a list of actions; nil for actions without placeholders.
  case actions([MacroText?])

  /// Takes the content of an option apart: the text of `html`, the contents of `actions`.
  ///
  /// - Parameter option: Gets the facts of the rule filled in.
  /// - Returns: What is left to fill in; nil if nothing is.
  init?(of option: inout Option, meta: RuleMeta) {
    switch (option.type, option.content) {
    case (.html?, .string(let content)?):
      let text = MacroText(content, meta: meta)
      guard let finished = text.finished else {
        self = .text(text)
        return
      }
      option.content = .string(finished)
    case (.actions?, .array(let actions)?):
      let texts = actions.map { $0["content"]?.string.map { MacroText($0, meta: meta) } }
      option.content = .array(zip(actions, texts).map { Self.action($0, content: $1?.finished) })
      let unfinished = texts.map { $0?.finished == nil ? $0 : nil }
      if unfinished.contains(where: { $0 != nil }) {
        self = .actions(unfinished)
        return
      }
    default: break
    }
    return nil
  }

  /// The texts of an option that may have placeholders; those of actions with the place of the action.
  static func texts(of option: Option) -> [(action: Int?, text: String)] {
    switch (option.type, option.content) {
    case (.html?, .string(let content)?): [(nil, content)]
    case (.actions?, .array(let actions)?):
      actions.enumerated().compactMap { position, action in
        action["content"]?.string.map { (position, $0) }
      }
    default: []
    }
  }

  /// The content of the option for a requested item.
  func filled(_ content: JSON?, for item: MacroItem) -> JSON? {
    switch self {
    case .text(let text): .string(text.text(for: item))
    case .actions(let texts):
      content?.array.map { .array(zip($0, texts).map { Self.action($0, content: $1?.text(for: item)) }) }
    }
  }

  private static func action(_ action: JSON, content: String?) -> JSON {
    guard let content, case .object(var members) = action else { return action }
    members["content"] = .string(content)
    return .object(members)
  }
}

/// What macros can ask about a requested item.
struct MacroItem {
  var name: String?
  var index: Int?
  var key: String?
  var parameters: JSONObject?

  /// A member of the item, else one of its parameters.
  func value(_ key: String) -> JSON? {
    switch key {
    case "name": name.map(JSON.string) ?? parameters?[key]
    case "index": index.map { .number(JSONNumber($0)) } ?? parameters?[key]
    case "key": self.key.map(JSON.string) ?? parameters?[key]
    default: parameters?[key]
    }
  }
}

extension JSON {
  /// The value as text in the middle of content; nil for null.
  fileprivate var macroText: String? {
    switch self {
    case .null: nil
    case .string(let text): text
    default: compact
    }
  }
}
