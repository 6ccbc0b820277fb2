import ArgumentParser
import Explorer
import Foundation
import TerminalUI
import Workspace

/// `target-explorer config`: where the configuration of the explorer stands, what may be in it, and whether
/// it is right.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Find, write and check the configuration file of the explorer.",
    discussion: """
      EXAMPLES
        target-explorer config
        target-explorer config example > "$(target-explorer config path)"
        target-explorer config keys
        target-explorer config colours
      """,
    subcommands: [Check.self, Path.self, Example.self, Keys.self, Colours.self], defaultSubcommand: Check.self
  )

  /// The file, which need not be there.
  private static func file() throws(CommandFailure) -> String {
    guard let path = UserFolders(environment: ProcessInfo.processInfo.environment).configurationFile else {
      throw .workFailed("There is no place for a configuration: set HOME or XDG_CONFIG_HOME.")
    }
    return path
  }

  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print where the file stands.")

    func run() throws { try StandardStreams.writeOutput(DisplayText.safe(ConfigCommand.file()) + "\n") }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tell what is wrong in the file (the default).")

    func run() throws {
      let path = try ConfigCommand.file()
      guard FileManager.default.fileExists(atPath: path) else {
        try StandardStreams.writeOutput(
          DisplayText.safe("\(path): there is no such file, and none is needed.") + "\n")
        return
      }
      let problems = ExplorerSettings.load(from: path).problems
      guard problems.isEmpty else { throw CommandFailure.badUsage(problems.joined(separator: "\n")) }
      try StandardStreams.writeOutput(DisplayText.safe("\(path): all is well.") + "\n")
    }
  }

  struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a file in which every setting is explained and none is set.")

    func run() throws { try StandardStreams.writeOutput(ConfigurationExample.text) }
  }

  struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the names of all commands with the keys they have now.")

    func run() throws {
      let table = ExplorerSettings.load(from: try ConfigCommand.file()).commands
      let rows = table.commands.map { command in
        (
          name: command.id.rawValue, keys: command.keys.map(\.name).joined(separator: " "),
          title: command.title
        )
      }
      let nameColumns = (rows.map { DisplayText.columns(of: $0.name) }.max() ?? 0) + 2
      let keyColumns = (rows.map { DisplayText.columns(of: $0.keys) }.max() ?? 0) + 2
      let lines = rows.map { row in
        DisplayText.padded(row.name, to: nameColumns) + DisplayText.padded(row.keys, to: keyColumns)
          + row.title
      }
      try StandardStreams.writeOutput(lines.joined(separator: "\n") + "\n")
    }
  }
}

extension ConfigCommand {
  struct Colours: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what can have a colour, and the colours that the file gives.")

    func run() throws {
      let colors = ExplorerSettings.load(from: try ConfigCommand.file()).colors
      let lines = RoleColors.names.map { name in
        DisplayText.padded(name, to: 22) + (colors[name].map(\.name) ?? "the theme's")
      }
      try StandardStreams.writeOutput(lines.joined(separator: "\n") + "\n")
    }
  }
}

/// The file that `config example` prints.
enum ConfigurationExample {
  static var text: String {
    """
    # Target Explorer. Take the # away before a setting to set it. What the command line says goes before.

    # The colours: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).
    # terminal has the sixteen colours your terminal is set to.
    # theme: dark

    # Of what frames are drawn: lines, ascii, or none for screen readers.
    # borders: lines

    # Whether the mouse is for the explorer. If not, your terminal selects text with it.
    # mouse: true

    # Colours that go before the theme's: what it is for, and black, red, green, yellow, blue, magenta, cyan,
    # white, bright-red and so on, a number up to 255, or "#rrggbb" in quotation marks, which is the nearest colour
    # of 256. “target-explorer config colours” lists what has a colour.
    # colours:
    #   string: green
    #   selection: "#005f87"

    # Keys: a command with a key or a list of keys; [] for none. “target-explorer config keys” lists the
    # commands. Keys are ctrl-r, alt-f, shift-left, f5, space, enter, esc, tab, up, page-up, a character, …
    # keys:
    #   send: [ctrl-r, f5]
    #   quit: q

    """
  }
}
