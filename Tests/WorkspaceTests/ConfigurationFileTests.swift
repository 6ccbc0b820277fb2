import Testing

@testable import Workspace

struct ConfigurationFileTests {
  private func file(_ text: String) -> ConfigurationFile {
    ConfigurationFile(parsing: text, source: "config.yaml")
  }

  @Test func `settings are read with their places`() {
    let file = file(
      "theme: light\nborders: none\nmouse: false\ncolours: {string: 208}\nkeys:\n  send: [ctrl-s, f6]\n  quit: Q\n  zoom: []\n"
    )
    #expect(file.problems.isEmpty)
    #expect(file.theme == .init(text: "light", line: 1, column: 8))
    #expect(file.borders?.text == "none")
    #expect(file.mouse?.text == "false")
    #expect(file.keys.map(\.command.text) == ["send", "quit", "zoom"])
    #expect(file.keys.map { $0.keys.map(\.text) } == [["ctrl-s", "f6"], ["Q"], []])
    #expect(file.colors.map { [$0.role.text, $0.color.text] } == [["string", "208"]])
    #expect(file.keys[0].keys[1].line == 6)
  }

  @Test(arguments: ["", "\n", "# nothing is set\n", "keys: {}\n"])
  func `nothing needs to be set`(text: String) {
    #expect(file(text).problems.isEmpty)
    #expect(file(text).keys.isEmpty)
  }

  @Test(arguments: [
    (
      "theme: light\nspeed: 9\n", 2, 1,
      "“speed” is no setting. There are: theme, borders, mouse, colours, keys."
    ),
    ("theme: [a]\n", 1, 8, "expected a theme"), ("theme:\n", 1, 7, "expected a theme"),
    ("colours: red\n", 1, 10, "expected what has a colour"),
    ("colours:\n  string: #ff0000\n", 2, 10, "which needs its quotation marks"),
    ("keys: 3\n", 1, 7, "expected commands with their keys"),
    ("keys:\n  send: {a: b}\n", 2, 9, "expected a key"), ("- a\n", 1, 1, "expected settings"),
    ("theme: light\n  borders: none\n", 2, 10, "this is not YAML"),
    ("theme: \"light\n", 2, 1, "this is not YAML"),
    ("theme: a\ntheme: b\n", 1, 1, "“theme” stands here twice"),
  ])
  func `what is wrong is told with its line and column`(text: String, line: Int, column: Int, words: String) {
    let problems = file(text).problems
    #expect(problems.count == 1)
    #expect(problems.first?.line == line, "\(problems)")
    #expect(problems.first?.column == column, "\(problems)")
    #expect(problems.first?.description.contains(words) == true, "\(problems)")
    #expect(problems.first?.description.hasPrefix("config.yaml:\(line):\(column): ") == true)
  }

  @Test func `what is right counts beside what is wrong`() {
    let file = file("theme: light\nspeed: 9\nkeys:\n  send: [{}]\n  quit: Q\n")
    #expect(file.theme?.text == "light")
    #expect(file.keys.map(\.command.text) == ["quit"])
    #expect(file.problems.count == 2)
  }

  @Test func `any text is read or refused`() {
    for text in [
      "\u{0}", "\t\t:", "&a [*a]", "? [a]\n: b", "%YAML 9.9\n---\n", "!!binary x: y", "{", "a: *b",
    ] {
      _ = file(text)
    }
  }

  // MARK: - Folders

  @Test func `folders are where the XDG specification has them`() {
    let home = UserFolders(environment: ["HOME": "/home/a"])
    #expect(home.configurationFile == "/home/a/.config/target-explorer/config.yaml")
    #expect(home.sessionFile == "/home/a/.local/state/target-explorer/session.json")
    let set = UserFolders(environment: ["HOME": "/home/a", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"])
    #expect(set.configurationFile == "/c/target-explorer/config.yaml")
    #expect(set.copyFile == "/s/target-explorer/copied.txt")
    let relative = UserFolders(environment: ["XDG_CONFIG_HOME": "c", "HOME": "h"])
    #expect(relative.configurationFile == nil)
    #expect(relative.state == nil)
  }
}
