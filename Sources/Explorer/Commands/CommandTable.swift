import TerminalUI

/// All commands with their keys: the one place that says which key does what.
public struct CommandTable: Sendable {
  /// The commands in the order of the help screen; within the hint line, in this order too.
  public let commands: [Command]

  private let byKey: [KeyPress: [Command]]

  /// A table of commands.
  public init(commands: [Command] = CommandTable.standardCommands) {
    self.commands = commands
    var byKey: [KeyPress: [Command]] = [:]
    for command in commands {
      for key in command.keys { byKey[key, default: []].append(command) }
    }
    self.byKey = byKey
  }

  /// The command a key gives where the focus is, or nil if the key means nothing there.
  ///
  /// A command made for fewer places wins over one that is good everywhere, and one of a single pane of the
  /// response over one of all.
  public func command(for key: KeyPress, in scope: CommandScope) -> CommandID? {
    let candidates = (byKey[key] ?? []).filter { !$0.scope.isDisjoint(with: scope) }
    return candidates.min { Self.rank($0.scope) < Self.rank($1.scope) }?.id
  }

  /// How particular a scope is; lower for more particular ones.
  private static func rank(_ scope: CommandScope) -> Int {
    scope.isSinglePane ? 0 : scope.rawValue.nonzeroBitCount
  }

  /// The row of a command.
  public func row(of id: CommandID) -> Command? {
    commands.first { $0.id == id }
  }

  /// The first key of a command in the words of the help, such as `^R`, `Tab` or `?`; nil when a person took all of
  /// them from it, so that only the palette gives it.
  public func firstKey(of id: CommandID) -> String? {
    row(of: id)?.keys.first?.name
  }

  /// How a command is given, for sentences: its first key or, without one, its title and the key of the palette.
  public func keyName(of id: CommandID) -> String {
    if let key = firstKey(of: id) { return key }
    let title = "“\(row(of: id)?.title ?? id.rawValue)”"
    return firstKey(of: .openPalette).map { "\(title) by \($0)" } ?? title
  }

  /// A key and what its command does there, in other words than everywhere; nil for a command without keys.
  func hint(_ id: CommandID, _ title: String) -> KeyHint? {
    firstKey(of: id).map { KeyHint($0, title, of: id) }
  }

  /// What the hint line shows where the focus is: the most particular commands first.
  public func hints(in scope: CommandScope) -> [KeyHint] {
    let shown = commands.filter { $0.hint != nil && !$0.scope.isDisjoint(with: scope) }
    let particular =
      shown.filter(\.scope.isSinglePane) + shown.filter { !$0.scope.isSinglePane && $0.scope != .everywhere }
    let general = shown.filter { $0.scope == .everywhere }
    return (particular + general).compactMap { command in
      command.hint.flatMap { hint(command.id, $0) }
    }
  }
}

extension CommandTable {
  /// The commands as the explorer comes.
  public static let standardCommands: [Command] =
    generalCommands + viewCommands + movingCommands + requestCommands + formCommands + responseCommands

  private static let generalCommands: [Command] = [
    Command(
      .send, "Send the request", hint: "send", keys: [.control("r"), KeyPress(.function(5))],
      in: .everywhere, .general),
    Command(
      .changeMethod, "Change where the request is decided: on-device, server-side or hybrid",
      keys: [.character("m")], in: .everywhere, .general),
    Command(
      .compareMethods, "Compare methods: decide the request on-device and server-side",
      keys: [.character("M")], in: .everywhere, .general),
    Command(
      .cancel, "Cancel the call, close what is open", keys: [KeyPress(.escape)], in: .everywhere, .general),
    Command(
      .nextPane, "Go to the next pane", hint: "pane", keys: [KeyPress(.tab)], in: .everywhere, .general),
    Command(
      .previousPane, "Go to the pane before", keys: [KeyPress(.backTab)], in: .everywhere, .general),
    Command(
      .focusRequests, "Go to the requests", keys: [KeyPress(.character("r"), .alternate)],
      in: .everywhere, .general),
    Command(
      .focusHistory, "Go to the calls of this session", keys: [KeyPress(.character("h"), .alternate)],
      in: .everywhere, .general),
    Command(
      .focusForm, "Go to the request form", keys: [KeyPress(.character("f"), .alternate)],
      in: .everywhere, .general),
    Command(
      .focusResponse, "Go to the response", keys: [KeyPress(.character("o"), .alternate)],
      in: .everywhere, .general),
    Command(.redraw, "Draw the screen anew", keys: [.control("l")], in: .everywhere, .general),
    Command(.suspend, "Suspend to the shell", keys: [.control("z")], in: .everywhere, .general),
    Command(
      .help, "Show or hide this help", hint: "help",
      keys: [.character("?"), KeyPress(.function(1))], in: .everywhere, .general),
    Command(
      .quit, "Quit", hint: "quit", keys: [.character("q"), .control("c")], in: .everywhere, .general),
    Command(
      .openPalette, "Find a command by typing a part of it", hint: "commands",
      keys: [.control("p"), .character(":")], in: .everywhere, .general),
  ]

  private static let viewCommands: [Command] =
    [
      Command(
        .zoom, "Give this pane the whole screen, or give it back", keys: [.character("z")],
        in: .everywhere, .view),
      Command(.widenPane, "Make this pane wider", keys: [.character(">")], in: .everywhere, .view),
      Command(.narrowPane, "Make this pane narrower", keys: [.character("<")], in: .everywhere, .view),
      Command(
        .toggleMouse, "Leave the mouse to the terminal to select text, or take it back",
        keys: [KeyPress(.function(12))], in: .everywhere, .view),
    ]
    + Theme.allCases.map { theme in
      Command(theme.command, "Theme: \(theme.title.lowercased())", in: .everywhere, .view)
    }

  private static let movingCommands: [Command] = [
    Command(
      .moveUp, "One line up", keys: [.character("k"), KeyPress(.up)],
      in: .everywhere, .moving),
    Command(
      .moveDown, "One line down", keys: [.character("j"), KeyPress(.down)],
      in: .everywhere, .moving),
    Command(
      .halfPageUp, "Half a page up", keys: [.control("u")], in: .everywhere, .moving),
    Command(
      .halfPageDown, "Half a page down", keys: [.control("d")], in: .everywhere, .moving),
    Command(
      .pageUp, "One page up", keys: [KeyPress(.pageUp), .control("b")], in: .everywhere, .moving),
    Command(
      .pageDown, "One page down", keys: [KeyPress(.pageDown), .control("f")], in: .everywhere, .moving),
    Command(
      .moveToStart, "To the start", keys: [.character("g"), KeyPress(.home)], in: .everywhere, .moving),
    Command(
      .moveToEnd, "To the end", keys: [.character("G"), KeyPress(.end)], in: .everywhere, .moving),
  ]

  private static let requestCommands: [Command] = [
    Command(
      .openRequest, "Send the selected request, or open the selected call again", hint: "send it",
      keys: [KeyPress(.enter)],
      in: .requests, .requests),
    Command(
      .newRequest, "Begin a new request", hint: "new", keys: [.character("n")], in: .requests, .requests),
    Command(
      .renameRequest, "Rename the request", keys: [.character("R"), KeyPress(.function(2))],
      in: .requests, .requests),
    Command(
      .removeRequest, "Remove the request from the list", keys: [.character("d"), KeyPress(.delete)],
      in: .requests, .requests),
  ]

  private static let formCommands: [Command] = [
    Command(
      .applyFix, "Put right what is wrong here, or tell why that cannot be done", hint: "fix",
      keys: [.character("f")], in: .form, .form),
    Command(
      .editAsJSON, "Edit the request as JSON in your editor", keys: [.control("e")],
      in: [.requests, .form], .form),
    Command(
      .saveRequest, "Save the request to its file", keys: [.control("s")],
      in: [.requests, .form, .response], .form),
    Command(
      .editField, "Edit the field, open the choice or the group", hint: "edit",
      keys: [KeyPress(.enter), .character("i"), .character("e")], in: .form, .form),
    Command(
      .toggleGroup, "Open or close the group", keys: [.character(" ")], in: .form, .form),
    Command(
      .expandGroup, "Open the group", keys: [.character("l"), KeyPress(.right)], in: .form, .form),
    Command(
      .collapseGroup, "Close the group", keys: [.character("h"), KeyPress(.left)], in: .form, .form),
    Command(
      .addItem, "Add to the list here: an mbox, a parameter, a customer ID", hint: "add",
      keys: [.character("a")],
      in: .form, .form),
    Command(
      .duplicateItem, "Duplicate the item", keys: [.character("c")], in: .form, .form),
    Command(
      .deleteItem, "Delete the item, empty the field", hint: "delete",
      keys: [.character("d"), KeyPress(.delete)], in: .form, .form),
    Command(
      .moveItemDown, "Move the item down in its list", keys: [.character("J")], in: .form, .form),
    Command(
      .moveItemUp, "Move the item up in its list", keys: [.character("K")], in: .form, .form),
    Command(
      .nextProblem, "Go to the next problem of the request", keys: [.character("!")], in: .everywhere, .form),
    Command(.undo, "Undo the last change", hint: "undo", keys: [.character("u")], in: .form, .form),
    Command(.redo, "Redo what was undone", keys: [.character("U")], in: .form, .form),
  ]

  private static let responseCommands: [Command] =
    [
      Command(
        .nextTab, "The next pane of the response", hint: "next tab",
        keys: [.character("]"), .character("L")], in: .response, .response),
      Command(
        .previousTab, "The pane of the response before", keys: [.character("["), .character("H")],
        in: .response, .response),
      Command(
        .toggleNode, "Open or close; show the full value of a last line", hint: "open",
        keys: [KeyPress(.enter), .character(" ")],
        in: .response, .response),
      Command(
        .showValue, "Show the full value", keys: [.character("v")], in: [.form, .response], .response),
      Command(
        .toggleLayout, "In a full value: as received, or JSON and HTML laid out", keys: [.character("r")],
        in: .response, .response),
      Command(
        .expandNode, "Open, or go to the first child", keys: [.character("l"), KeyPress(.right)],
        in: .response, .response),
      Command(
        .collapseNode, "Close, or go to the parent", keys: [.character("h"), KeyPress(.left)],
        in: .response, .response),
      Command(
        .expandAll, "Open everything below", keys: [.character("E")], in: .response, .response),
      Command(
        .collapseAll, "Close everything", keys: [.character("C")], in: .response, .response),
      Command(
        .moveToParent, "Go to the parent", keys: [.character("p")], in: .response, .response),
      Command(
        .nextSibling, "Go to the next sibling", keys: [.character("J")], in: .response, .response),
      Command(
        .previousSibling, "Go to the sibling before", keys: [.character("K")], in: .response, .response),
      Command(
        .firstSibling, "Go to the first sibling", keys: [.character("^")],
        in: .response, .response),
      Command(
        .lastSibling, "Go to the last sibling", keys: [.character("$")], in: .response, .response),
      Command(
        .expandSiblings, "Open the line and its siblings", keys: [.character(")")],
        in: .response, .response),
      Command(
        .collapseSiblings, "Close the line and its siblings", keys: [.character("(")],
        in: .response, .response),
      Command(
        .moreLevels, "Show one level more everywhere", keys: [.character("+"), .character("=")],
        in: .response, .response),
      Command(
        .fewerLevels, "Show one level less everywhere", keys: [.character("-")], in: .response, .response),
      Command(
        .copyValue, "Copy the value", keys: [.character("y")], in: .response, .response),
      Command(
        .copyPath, "Copy the JSON path", keys: [.character("Y")], in: .response, .response),
      Command(
        .copyFilter, "Copy the path as a filter of jq", keys: [.character("X")], in: .response, .response),
      Command(
        .saveValue, "Save the value to a file", keys: [.character("s")], in: .response, .response),
      Command(
        .pageValue, "Show the value in the pager, $PAGER or less", keys: [.character("o")],
        in: .response, .response),
      Command(
        .copyCurl, "Copy the request as a curl command", keys: [.character("c")], in: .response, .response),
      Command(
        .refreshArtifact, "Look for a newer artifact", keys: [.character("R")], in: .response, .response),
      Command(
        .sendNotifications, "Send the notifications of the answer, after a question",
        keys: [.character("S")], in: .response, .response),
      Command(
        .revealSecrets, "Show or mask secrets", keys: [.character("x")], in: .response, .response),
      Command(
        .search,
        "Search: in the form for a field, else for a regular expression; in lower case both cases count",
        hint: "search", keys: [.character("/")], in: [.form, .response], .response),
      Command(
        .nextMatch, "The next match", keys: [.character("n")], in: [.form, .response], .response),
      Command(
        .previousMatch, "The match before", keys: [.character("N")], in: [.form, .response], .response),
    ] + whyCommands + tabCommands + diffCommands

  private static let whyCommands: [Command] = [
    Command(
      .imagineValue, "What if: imagine another value for what the line shows", hint: "what if",
      keys: [.character("e")], in: .why, .why),
    Command(
      .proposeChanges, "What it would take for this activity to win", hint: "what it takes",
      keys: [.character("t")], in: .why, .why),
    Command(
      .removeWhatIf, "Take back the selected what-if, or the last one; Esc takes back all",
      keys: [.character("x")], in: .why, .why),
    Command(
      .applyWhatIfs, "Give the request in the form the imagined values", keys: [.character("a")], in: .why,
      .why),
    Command(
      .showInTrace, "Go to the same place in the trace", keys: [.character("T")], in: .why, .why),
  ]

  private static let tabCommands: [Command] = ResponseTab.allCases.map { tab in
    // In the requests and in the form d removes, so the diff opens from the response only.
    Command(
      tab.command, tab.explanation, hint: tab == .diff ? "diff" : nil,
      keys: tab == .why ? [.character("w"), tab.key] : [tab.key],
      in: tab == .diff ? .response : .everywhere, .response)
  }

  private static let diffCommands: [Command] = [
    Command(
      .chooseComparedAnswer, "Choose the answer to compare with from a list", hint: "choose other",
      keys: [.character("L")], in: .diff, .diff),
    Command(
      .compareWithOlder, "Compare with an older answer", keys: [.character("(")],
      in: .diff, .diff),
    Command(
      .compareWithNewer, "Compare with a newer answer", keys: [.character(")")],
      in: .diff, .diff),
    Command(
      .swapSides, "Swap the sides", keys: [.character("S")], in: .diff, .diff),
    Command(
      .showExpectedDifferences, "Show or hide what differs between any two calls",
      keys: [.character("A")], in: .diff, .diff),
    Command(
      .copyDiff, "Copy the whole diff as text", keys: [.character("D")], in: .diff, .diff),
  ]
}
