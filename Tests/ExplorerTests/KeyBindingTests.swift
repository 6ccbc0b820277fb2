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
      KeyBinding(.duplicateItem, [.control("t")]), KeyBinding(.search, [.control("t")]),
    ])
    #expect(clashes.isEmpty)
    #expect(rebound.command(for: .control("t"), in: .form) == .duplicateItem)
    #expect(rebound.command(for: .control("t"), in: .response) == .search)
  }

  @Test func `a command without keys is still in the palette`() {
    let (rebound, _) = table.rebound([KeyBinding(.send, [])])
    #expect(rebound.keyName(of: .send) == "")
    #expect(!rebound.hints(in: .form).contains { $0.title == "send" })
  }
}
