import TerminalUI

/// Where on the screen a command can be given.
public struct CommandScope: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The list of requests has the focus.
  public static let requests = CommandScope(rawValue: 1)
  /// The request form has the focus, and no field is being edited.
  public static let form = CommandScope(rawValue: 2)
  /// A response pane has the focus.
  public static let response = CommandScope(rawValue: 4)
  /// The Why pane of the response has the focus.
  public static let why = CommandScope(rawValue: 8)
  /// The Diff pane of the response has the focus.
  public static let diff = CommandScope(rawValue: 16)
  /// Any pane has the focus.
  public static let everywhere: CommandScope = [.requests, .form, .response]

  /// Whether this is a single pane of the response: its commands go before those of all panes.
  var isSinglePane: Bool { self == .why || self == .diff }
}

/// One row of the command table: what can be done, in which words, with which keys, and where.
///
/// The key map, the hint line and the help screen are all made from these rows.
public struct Command: Sendable {
  /// What is done.
  public let id: CommandID
  /// The command as a person would say it, for the help screen.
  public let title: String
  /// One or two words for the hint line; nil for commands that are only in the help.
  public let hint: String?
  /// The keys that give the command, the one to show first; none when only the palette gives it.
  public let keys: [KeyPress]
  /// Where it applies.
  public let scope: CommandScope
  /// The heading it stands under in the help.
  public let group: CommandGroup

  init(
    _ id: CommandID, _ title: String, hint: String? = nil, keys: [KeyPress] = [],
    in scope: CommandScope, _ group: CommandGroup
  ) {
    self.id = id
    self.title = title
    self.hint = hint
    self.keys = keys
    self.scope = scope
    self.group = group
  }
}

/// The headings of the help screen, in its order.
public enum CommandGroup: String, CaseIterable, Sendable {
  case general = "General"
  case view = "View"
  case moving = "Moving"
  case requests = "Requests"
  case form = "Request form"
  case response = "Response"
  case why = "Why"
  case diff = "Diff"
}
