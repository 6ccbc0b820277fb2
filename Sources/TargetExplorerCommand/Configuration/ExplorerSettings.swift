import Explorer
import Foundation
import TerminalUI
import Workspace

/// How the explorer looks and which keys it has: what the configuration file says, held to what there is.
struct ExplorerSettings: Sendable {
  /// The theme, where the file names one.
  private(set) var theme: Theme?
  /// Of what frames are drawn, where the file says so.
  private(set) var borders: BorderStyle?
  /// Whether the mouse is for the explorer.
  private(set) var capturesMouse = true
  /// The person's own colours.
  private(set) var colors = RoleColors()
  /// The commands with their keys.
  private(set) var commands = CommandTable()
  /// What is wrong in the file. All the rest of it counts.
  private(set) var problems: [String] = []

  /// The settings of a file, or those that the explorer comes with when there is none.
  ///
  /// - Parameter path: where the file stands; nil when the home folder is not known.
  static func load(from path: String?) -> ExplorerSettings {
    guard let path, let file = FileHandle(forReadingAtPath: path) else { return ExplorerSettings() }
    defer { try? file.close() }
    let data: Data
    do {
      data = try file.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      return ExplorerSettings(problem: "\(path): the file cannot be read; is it a folder?")
    }
    guard data.count <= largestFile else {
      return ExplorerSettings(problem: "\(path): this is larger than any configuration")
    }
    return ExplorerSettings(
      ConfigurationFile(parsing: String(decoding: data, as: UTF8.self), source: path))
  }

  private static let largestFile = 1 << 20

  private init() {}

  private init(problem: String) { problems = [problem] }

  /// The settings of a file.
  init(_ file: ConfigurationFile) {
    var problems = file.problems
    func read<Setting>(_ value: ConfigurationFile.Value?, _ choices: [String: Setting], _ order: [String])
      -> Setting?
    {
      guard let value else { return nil }
      if let setting = choices[value.text] { return setting }
      let list = order.joined(separator: ", ")
      problems.append(file.problem(value, "“\(value.text)” is none of \(list)"))
      return nil
    }
    theme = read(
      file.theme, Dictionary(uniqueKeysWithValues: Theme.allCases.map { ($0.rawValue, $0) }),
      Theme.allCases.map(\.rawValue))
    borders = read(
      file.borders, ["lines": .lines, "ascii": .ascii, "none": .none], ["lines", "ascii", "none"])
    capturesMouse =
      read(file.mouse, ["true": true, "false": false], ["true", "false"]) ?? true
    takeColors(file, &problems)
    bindKeys(file, &problems)
    self.problems = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }.map(\.description)
  }

  private mutating func takeColors(_ file: ConfigurationFile, _ problems: inout [ConfigurationProblem]) {
    for coloring in file.colors {
      guard RoleColors.names.contains(coloring.role.text) else {
        problems.append(
          file.problem(
            coloring.role,
            "“\(coloring.role.text)” has no colour; “target-explorer config colours” lists what has one"))
        continue
      }
      guard let color = TerminalColor(coloring.color.text) else {
        problems.append(
          file.problem(
            coloring.color,
            "“\(coloring.color.text)” is no colour; write green, bright-green, a number up to 255 or "
              + "\"#rrggbb\" in quotation marks"))
        continue
      }
      colors[coloring.role.text] = color
    }
  }

  private mutating func bindKeys(_ file: ConfigurationFile, _ problems: inout [ConfigurationProblem]) {
    var bindings: [KeyBinding] = []
    var places: [CommandID: ConfigurationFile.Value] = [:]
    for binding in file.keys {
      guard let id = CommandID(rawValue: binding.command.text) else {
        problems.append(
          file.problem(
            binding.command,
            "“\(binding.command.text)” is no command; “target-explorer config keys” lists them"))
        continue
      }
      places[id] = binding.command
      var keys: [KeyPress] = []
      for value in binding.keys {
        guard let key = KeyPress(named: value.text) else {
          problems.append(
            file.problem(
              value, "“\(value.text)” is no key; write ctrl-r, alt-f, f5, space, enter or a character"))
          continue
        }
        keys.append(key)
      }
      // Keys that are all wrong must not take the command's own ones away.
      if !keys.isEmpty || binding.keys.isEmpty { bindings.append(KeyBinding(id, keys)) }
    }
    let (table, clashes) = commands.rebound(bindings)
    commands = table
    for clash in clashes {
      guard let place = places[clash.loser] ?? places[clash.winner] else { continue }
      problems.append(
        file.problem(
          place,
          "\(clash.key.name) is a key of \(clash.winner.rawValue) and of \(clash.loser.rawValue), and "
            + "\(clash.winner.rawValue) keeps it. Set other keys for \(clash.loser.rawValue), or [] for none."
        ))
    }
  }
}
