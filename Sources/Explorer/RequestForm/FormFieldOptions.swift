import DeliveryAPI
import TerminalUI

/// A value to choose for a field, and how it is shown.
struct FormFieldOption: Hashable, Sendable {
  /// What becomes of the field when the option is chosen.
  enum Effect: Hashable, Sendable {
    /// The field gets this text; an empty one leaves the member out.
    case value(String)
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
}

extension FormField {
  /// The values to choose from, or nil for a field that is edited as text.
  var options: [FormFieldOption]? {
    switch self {
    case .channel:
      [
        FormFieldOption("web", detail: "a web page", .value("web")),
        FormFieldOption("mobile", detail: "a mobile application", .value("mobile")),
      ]
    case .userAgent:
      UserAgentPreset.all.map { FormFieldOption($0.name, .value($0.userAgent)) } + [
        FormFieldOption("Type it in…", .edit), FormFieldOption("None", detail: "unknown browser", .value("")),
      ]
    case .authenticatedState:
      [
        FormFieldOption("authenticated", detail: "signed in", .value("authenticated")),
        FormFieldOption("logged_out", detail: "signed out", .value("logged_out")),
        FormFieldOption("unknown", detail: "not known", .value("unknown")),
      ]
    case .analyticsLogging:
      [
        FormFieldOption("server_side", detail: "Target reports to Analytics", .value("server_side")),
        FormFieldOption("client_side", detail: "the page does, payloads come back", .value("client_side")),
        FormFieldOption("Not given", .value("")),
      ]
    case .trace:
      [
        FormFieldOption("on", detail: "a trace with each item", .value("on")),
        FormFieldOption("off", .value("")),
      ]
    default: nil
    }
  }

  /// The values to choose from, with the present one on top when it is none of them.
  func options(besides text: String) -> [FormFieldOption]? {
    guard let options else { return nil }
    let isKnown = options.contains { $0.effect == .value(text) }
    guard !isKnown, !text.isEmpty else { return options }
    return [FormFieldOption("Keep", detail: DisplayText.truncated(text, to: 40), .value(text))] + options
  }

  /// The value in the words of its options; the text itself where there are none.
  func shownText(_ text: String) -> String {
    if self == .userAgent, let preset = UserAgentPreset.preset(for: text) { return preset.name }
    return text
  }
}
