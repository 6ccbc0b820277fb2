/// The three panes of the screen, left to right.
public enum Pane: Int, CaseIterable, Sendable {
  case requests
  case form
  case response

  /// The pane to the right, from the last one back to the first.
  var next: Pane { Pane.allCases[(rawValue + 1) % Pane.allCases.count] }

  /// The pane to the left, from the first one back to the last.
  var previous: Pane { Pane.allCases[(rawValue + Pane.allCases.count - 1) % Pane.allCases.count] }

  /// Where commands count while this pane has the focus.
  var scope: CommandScope {
    switch self {
    case .requests: .requests
    case .form: .form
    case .response: .response
    }
  }

  /// The word on its frame and on its tab.
  var title: String {
    switch self {
    case .requests: "Requests"
    case .form: "Request"
    case .response: "Response"
    }
  }
}
