import DeliveryAPI
import OrderedJSON

/// What a rule delivers, made ready for both kinds of request, and what it tells about itself.
final class RuleContent: Sendable {
  /// The name of the mbox or view.
  let name: String
  /// The facts about activity, experience, location and offer.
  let meta: RuleMeta
  /// The options as the rule writes them.
  let options: [Option]
  /// The metrics as the rule writes them.
  let metrics: [Metric]
  /// The tokens of the display notification, one for each option that has one.
  let displayTokens: [String]
  /// What Analytics is told when the content is shown, for activities that report to it.
  let analytics: AnalyticsResponse?
  /// What is delivered to be shown now.
  let execute: PreparedContent
  /// What is delivered to be shown later.
  let prefetch: PreparedContent

  init(meta: JSON?, consequence: JSON?, tokens: ResponseTokens) {
    self.meta = RuleMeta(meta?.object ?? JSONObject())
    name = consequence?["name"]?.string ?? ""
    options = consequence?["options"]?.array?.map(Option.init(consequence:)) ?? []
    metrics = consequence?["metrics"]?.array?.map(Metric.init(consequence:)) ?? []
    analytics = AnalyticsResponse(consequence: consequence?["analytics"])
    displayTokens = options.compactMap(\.eventToken)
    let responseTokens = tokens.values(of: self.meta.members)
    execute = PreparedContent(
      Self.executing(options), metrics: metrics.filter { $0.type == .click }, meta: self.meta,
      responseTokens: responseTokens)
    prefetch = PreparedContent(
      Self.prefetching(options, metrics: metrics), metrics: metrics, meta: self.meta,
      responseTokens: responseTokens)
  }

  /// What is delivered in a mode.
  func prepared(for mode: RequestMode) -> PreparedContent { mode == .execute ? execute : prefetch }

  /// Options to show now: no default content, and no event tokens, as the display is notified at once.
  private static func executing(_ options: [Option]) -> [Option] {
    options.filter { !$0.isDefaultContent }.map { option in
      var shown = option
      shown.eventToken = nil
      return shown
    }
  }

  /// Options to show later: each has the token that its display is notified with.
  private static func prefetching(_ options: [Option], metrics: [Metric]) -> [Option] {
    options.enumerated().map { position, option in
      guard option.eventToken == nil, metrics.indices.contains(position), metrics[position].type == .display
      else { return option }
      var kept = option
      kept.eventToken = metrics[position].eventToken
      return kept
    }
  }
}

/// Options and metrics of a rule as they are delivered, as far as that is the same for every visitor.
struct PreparedContent: Sendable {
  /// The options without what is to be filled in for each decision.
  let options: [Option]
  let metrics: [Metric]
  /// What is left to fill in, by the position of the option.
  private let macros: [Int: OptionMacros]

  init(_ options: [Option], metrics: [Metric], meta: RuleMeta, responseTokens: JSONObject) {
    self.metrics = metrics
    var finishedOptions = options
    var macros: [Int: OptionMacros] = [:]
    for position in finishedOptions.indices {
      macros[position] = OptionMacros(of: &finishedOptions[position], meta: meta)
      finishedOptions[position].responseTokens = responseTokens
    }
    self.options = finishedOptions
    self.macros = macros
  }

  /// The options for a requested item, with response tokens about the visitor added.
  func options(for item: some DecidableItem, adding tokens: [JSONObject.Member]) -> [Option] {
    guard !tokens.isEmpty || !macros.isEmpty else { return options }
    var options = options
    for position in options.indices {
      options[position].responseTokens?.append(contentsOf: tokens)
    }
    for (position, macros) in macros {
      options[position].content = macros.filled(options[position].content, for: item.macroItem)
    }
    return options
  }
}

/// The facts that a rule tells about itself.
struct RuleMeta: Sendable {
  let members: JSONObject

  init(_ members: JSONObject) {
    self.members = members
  }

  subscript(_ name: String) -> JSON? { members[name] }

  /// The audiences of experience, location and activity together.
  var audienceIDs: [JSON] { members["audience.ids"]?.array ?? [] }
}

extension Option {
  /// Reads an option of a rule.
  fileprivate init(consequence json: JSON) {
    self.init(
      type: json["type"]?.string.map(OptionType.init(rawValue:)), content: json["content"],
      eventToken: json["eventToken"]?.string)
  }
}

extension Metric {
  /// Reads a metric of a rule.
  fileprivate init(consequence json: JSON) {
    self.init(
      type: json["type"]?.string.map(MetricType.init(rawValue:)), selector: json["selector"]?.string,
      eventToken: json["eventToken"]?.string)
  }
}
