import DeliveryAPI
import OrderedJSON

/// Something that was done to what a rule delivers before it became part of the response.
///
/// Options and actions are told by their places in the rule, from 0.
public enum DeliveryStep: Hashable, Sendable {
  /// Why metrics of a rule are not part of the response.
  public enum MetricsReason: String, Hashable, Sendable {
    /// Content that is shown now is notified at once, so that only its clicks are left to be measured.
    case displayIsNotifiedAtOnce
    /// Of what is prefetched only views have metrics.
    case onlyViewsHaveMetrics
  }

  /// An option without type and content was left out: it stands for the default content, which the page has
  /// already.
  case defaultContentDropped(option: Int)
  /// Metrics were left out.
  case metricsDropped(count: Int, reason: MetricsReason)
  /// The option has no event token of its own and got that of the display metric at the same place.
  case eventTokenFromMetric(option: Int)
  /// A placeholder in the content was replaced. For content of type `actions`, the action is told too.
  case macroReplaced(option: Int, action: Int?, written: String, value: String)
  /// A placeholder in the content stays as written: neither rule nor request have anything of its name.
  case macroKept(option: Int, action: Int?, written: String)
  /// Each option got these response tokens.
  case responseTokensAdded(JSONObject)
  /// The display is told to Target with these event tokens of the notification with the id.
  case displayNotified(notification: String, tokens: [String])
}

extension DeliveryStep: CustomStringConvertible {
  /// What was done and why, as a sentence without a full stop.
  public var description: String {
    switch self {
    case .defaultContentDropped(let option):
      "option \(option + 1) left out: it is the default content, which the page has already"
    case .metricsDropped(let count, .displayIsNotifiedAtOnce):
      "\(count.counted("display metric")) left out: the display is notified at once"
    case .metricsDropped(let count, .onlyViewsHaveMetrics):
      "\(count.counted("metric")) left out: of what is prefetched only views have them"
    case .eventTokenFromMetric(let option):
      "option \(option + 1) got the event token of its display metric"
    case .macroReplaced(let option, let action, let written, let value):
      "\(Self.place(option, action)): \(written) became \(JSON.string(value).compact)"
    case .macroKept(let option, let action, let written):
      "\(Self.place(option, action)): \(written) stays as written, as neither rule nor request have it"
    case .responseTokensAdded(let tokens):
      "response tokens added: \(tokens.map(\.name).joined(separator: ", "))"
    case .displayNotified(_, let tokens):
      "display told to Target by a notification with \(tokens.count.counted("event token"))"
    }
  }

  /// Whether this happens to whatever is delivered, so that it explains nothing about what the visitor gets.
  public var isRoutine: Bool {
    switch self {
    case .metricsDropped, .eventTokenFromMetric, .responseTokensAdded, .displayNotified: true
    case .defaultContentDropped, .macroReplaced, .macroKept: false
    }
  }

  private static func place(_ option: Int, _ action: Int?) -> String {
    "option \(option + 1)" + (action.map { ", action \($0 + 1)" } ?? "")
  }
}

extension DeliveryStep {
  /// The step as JSON: `step` names it; the other members are described in this module's documentation.
  var json: JSON {
    var members = JSONObject()
    func add(_ name: String, _ number: Int?) {
      if let number { members.append(name, .number(JSONNumber(number))) }
    }
    func addPlace(_ option: Int, _ action: Int?) {
      add("option", option + 1)
      add("action", action.map { $0 + 1 })
    }
    switch self {
    case .defaultContentDropped(let option):
      members.append("step", "defaultContentDropped")
      add("option", option + 1)
    case .metricsDropped(let count, let reason):
      members.append("step", "metricsDropped")
      add("count", count)
      members.append("reason", .string(reason.rawValue))
    case .eventTokenFromMetric(let option):
      members.append("step", "eventTokenFromMetric")
      add("option", option + 1)
    case .macroReplaced(let option, let action, let written, let value):
      members.append("step", "macroReplaced")
      addPlace(option, action)
      members.append("from", .string(written))
      members.append("to", .string(value))
    case .macroKept(let option, let action, let written):
      members.append("step", "macroKept")
      addPlace(option, action)
      members.append("from", .string(written))
    case .responseTokensAdded(let tokens):
      members.append("step", "responseTokensAdded")
      members.append("tokens", .object(tokens))
    case .displayNotified(let notification, let tokens):
      members.append("step", "displayNotified")
      members.append("notificationId", .string(notification))
      members.append("tokens", .array(tokens.map(JSON.string)))
    }
    return .object(members)
  }
}
