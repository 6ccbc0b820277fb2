import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct KeyBindingTests {
  private let table = CommandTable()

  @Test(arguments: [
    ("ctrl-r", KeyPress.control("r")), ("Ctrl-R", .control("r")), ("^R", .control("r")),
    ("alt-f", .alternate("f")), ("alt-F", .alternate("F")), ("f5", KeyPress(.function(5))),
    ("F12", KeyPress(.function(12))),
    ("space", .space), ("enter", .enter), ("esc", .escape), ("tab", .tab), ("shift-tab", .backTab),
    ("pgup", KeyPress(.pageUp)), ("page-down", .pageDown),
    ("ctrl-shift-left", KeyPress(.left, [.control, .shift])),
    ("a", "a"), ("A", "A"), ("?", "?"), ("-", "-"), ("^", "^"), ("ctrl-space", .control(" ")), ("ü", "ü"),
    ("alt--", .alternate("-")),
  ])
  func `a key is named as in the help or as one says it`(name: String, key: KeyPress) {
    #expect(KeyPress(named: name) == key)
  }

  @Test(arguments: [
    "", "ctrl-", "f13", "f0", "hyper-x", "ab", "shift-a", "ctrl-ctrl", " ", "f1000000000000000000000",
  ])
  func `what is no key is refused`(name: String) {
    #expect(KeyPress(named: name) == nil)
  }

  @Test func `every key of the table can be named as the help writes it`() {
    for key in table.commands.flatMap(\.keys) { #expect(KeyPress(named: key.name) == key, "\(key.name)") }
  }

  @Test func `a command gets other keys, everywhere they are told`() {
    let (rebound, clashes) = table.rebound([KeyBinding(.send, [.control("x")])])
    #expect(clashes.isEmpty)
    #expect(rebound.command(for: .control("x"), in: .form) == .send)
    #expect(rebound.command(for: .control("r"), in: .form) == nil)
    #expect(rebound.keyName(of: .send) == "^X")
    #expect(rebound.commands.map(\.id) == table.commands.map(\.id))
  }

  @Test func `a person's key is taken from the command that comes with it, and that is told`() {
    let (rebound, clashes) = table.rebound([KeyBinding(.zoom, ["q"])])
    #expect(clashes == [KeyClash(key: "q", winner: .zoom, loser: .quit)])
    #expect(rebound.command(for: "q", in: .form) == .zoom)
    #expect(rebound.command(for: .control("c"), in: .form) == .quit)
  }

  @Test func `of two commands with one key the first keeps it`() {
    let (rebound, clashes) = table.rebound([KeyBinding(.send, ["Z"]), KeyBinding(.zoom, ["Z", "z"])])
    #expect(clashes == [KeyClash(key: "Z", winner: .send, loser: .zoom)])
    #expect(rebound.command(for: "Z", in: .form) == .send)
    #expect(rebound.command(for: "z", in: .form) == .zoom)
  }

  @Test func `commands for different places may share a key`() {
    let (rebound, clashes) = table.rebound([
      KeyBinding(.duplicateItem, [.control("t")]), KeyBinding(.expandAll, [.control("t")]),
    ])
    #expect(clashes.isEmpty)
    #expect(rebound.command(for: .control("t"), in: .form) == .duplicateItem)
    #expect(rebound.command(for: .control("t"), in: .response) == .expandAll)
  }

  @Test func `a command without keys is still in the palette`() {
    let (rebound, _) = table.rebound([KeyBinding(.send, [])])
    #expect(rebound.firstKey(of: .send) == nil)
    #expect(rebound.keyName(of: .send) == "“Send the request” by ^P")
    #expect(!rebound.hints(in: .form).contains { $0.title == "send" })
    let (unbound, _) = table.rebound([KeyBinding(.send, []), KeyBinding(.openPalette, [])])
    #expect(unbound.keyName(of: .send) == "“Send the request”")
  }

  @Test func `a sentence about a command without keys says how it is given`() {
    let (rebound, _) = table.rebound([KeyBinding(.send, [])])
    let state = ExplorerState(
      workspace: .init(name: "demo", client: "acmeclient", source: "test"), requests: [.hero],
      size: Size(columns: 200, rows: 40), commands: rebound)
    #expect(state.draw().text.contains("“Send the request” by ^P"))
  }

  @Test(arguments: Pane.allCases)
  func `hints are told apart by their commands, whatever their words are`(pane: Pane) {
    let commands = table.commands.map { row in
      Command(row.id, row.title, hint: row.hint.map { _ in "it" }, keys: row.keys, in: row.scope, row.group)
    }
    var state = ExplorerState(
      workspace: .init(name: "demo", client: "acmeclient", source: "test"), requests: [.hero],
      size: Size(columns: 60, rows: 16), commands: CommandTable(commands: commands))
    while state.focus != pane { _ = state.update(.input(.key(.tab))) }
    let hints = state.draw().text(ofRow: 15)
    #expect(hints.contains("? it"))
    #expect(hints.contains("^R it"))
    #expect(!hints.contains("f it"))
  }
}
