import TerminalUI
import Testing

@testable import Explorer

struct CommandTableTests {
  private let table = CommandTable()

  @Test(arguments: [CommandScope.requests, .form, .response, .why])
  func `no key means two things in one place`(scope: CommandScope) {
    var meanings: [KeyPress: [CommandID]] = [:]
    for command in table.commands where !command.scope.isDisjoint(with: scope) {
      for key in command.keys { meanings[key, default: []].append(command.id) }
    }
    for (key, commands) in meanings {
      #expect(commands.count == 1, "\(key.name) means \(commands)")
      #expect(table.command(for: key, in: scope) == commands.first)
    }
  }

  @Test(arguments: CommandID.allCases)
  func `every command has one row with a title, and a key or its place in the palette`(id: CommandID) throws {
    let rows = table.commands.filter { $0.id == id }
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(!row.title.isEmpty)
    if row.keys.isEmpty { #expect(row.scope == .everywhere) }
    #expect(Set(row.keys).count == row.keys.count)
    #expect(!row.scope.isEmpty)
  }

  @Test(arguments: [(60, 16), (120, 40), (200, 60)])
  func `the help lists every command with its keys`(columns: Int, rows: Int) {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.press("?")
    var seen = driver.screen
    var before = ""
    while driver.screen != before {
      before = driver.screen
      driver.press("j")
      seen += "\n" + driver.screen
    }
    for command in table.commands {
      let lines = seen.split(separator: "\n").filter { $0.contains(command.title.prefix(20)) }
      #expect(lines.contains { line in command.keys.allSatisfy { line.contains($0.name) } }, "\(command.id)")
    }
    for group in CommandGroup.allCases { #expect(seen.contains(group.rawValue)) }
  }

  @Test(arguments: [(60, 16), (80, 24)])
  func `the help cuts no title, which go on behind the keys`(columns: Int, rows: Int) {
    var driver = ExplorerDriver(columns: columns, rows: rows)
    driver.press("?")
    var words: Set<Substring> = []
    var before = ""
    while driver.screen != before {
      before = driver.screen
      words.formUnion(before.split { " \n│┃".contains($0) })
      driver.press("j")
    }
    for command in table.commands {
      for word in command.title.split(separator: " ") { #expect(words.contains(word), "\(command.title)") }
    }
  }

  @Test(arguments: [KeyPress.escape, "?", "q", KeyPress(.function(1))])
  func `the help closes again`(key: KeyPress) {
    var driver = ExplorerDriver()
    let before = driver.surface
    driver.press("?")
    #expect(driver.surface != before)
    driver.press(key)
    #expect(driver.surface == before)
    #expect(!driver.hasQuit)
  }

  @Test func `what does nothing says so and names the help`() {
    var driver = ExplorerDriver()
    driver.press(KeyPress(.function(9)))
    #expect(driver.hintLine.contains("F9 does nothing here. Press ? for help."))
    driver.press("j")
    #expect(!driver.hintLine.contains("does nothing"))
  }

  @Test(arguments: Pane.allCases)
  func `hints are never cut, on no width`(pane: Pane) {
    func hints(_ columns: Int) -> String {
      var driver = ExplorerDriver(columns: columns, rows: 24)
      while driver.state.focus != pane { driver.press(.tab) }
      return driver.hintLine
    }
    let all = hints(400).split(separator: "  ")
    for columns in 40...200 {
      let shown = hints(columns).split(separator: "  ")
      #expect(shown.last == "? help", "\(columns) columns: \(shown)")
      #expect(all.starts(with: shown.dropLast()), "\(columns) columns: \(shown)")
    }
  }

  @Test(arguments: Pane.allCases)
  func `on 80 columns the hints say how to send, how to get help and how to quit`(pane: Pane) {
    var driver = ExplorerDriver(columns: 80, rows: 24)
    while driver.state.focus != pane { driver.press(.tab) }
    for hint in ["^R send", "? help", "q quit"] { #expect(driver.hintLine.contains(hint)) }
  }

  @Test(arguments: [CommandScope.requests, .form, .response])
  func `every hint names a key that works there`(scope: CommandScope) {
    for hint in table.hints(in: scope) {
      let keys = table.commands.flatMap(\.keys).filter { $0.name == hint.key }
      #expect(keys.contains { table.command(for: $0, in: scope) != nil }, "\(hint)")
    }
  }

  @Test(arguments: [
    (KeyPress.control("r"), "^R"), (.alternate("f"), "Alt-f"), (.enter, "Enter"), (.escape, "Esc"),
    (.backTab, "Shift-Tab"), (.space, "Space"), ("?", "?"), (KeyPress(.function(5)), "F5"),
    (KeyPress(.left, [.control, .shift]), "Ctrl-Shift-←"), (KeyPress(.pageUp), "PgUp"),
    (KeyPress(.delete), "Del"), (KeyPress(.insert), "Ins"),
  ])
  func `a key has a name that one can find on the keyboard`(key: KeyPress, name: String) {
    #expect(key.name == name)
  }

  @Test func `names of commands are stable words`() {
    for id in CommandID.allCases {
      #expect(id.rawValue.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
    }
  }
}
