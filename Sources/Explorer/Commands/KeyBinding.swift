import TerminalUI

/// The keys that a person wants for a command.
public struct KeyBinding: Hashable, Sendable {
  /// The command.
  public let command: CommandID
  /// Its keys, the one to show first; none takes its keys away.
  public let keys: [KeyPress]

  /// Makes a binding.
  public init(_ command: CommandID, _ keys: [KeyPress]) {
    self.command = command
    self.keys = keys
  }
}

/// A key that would give two commands at the same place.
public struct KeyClash: Hashable, Sendable {
  /// The key.
  public let key: KeyPress
  /// The command that keeps the key.
  public let winner: CommandID
  /// The command that loses it.
  public let loser: CommandID
}

extension CommandTable {
  /// The table with other keys for some commands.
  ///
  /// A key that a person gave to a command is taken from those that come with it. Given to two commands for
  /// the same place, the first one keeps it.
  ///
  /// - Returns: the table, in which no key means two things in one place, and the keys that would have.
  public func rebound(_ bindings: [KeyBinding]) -> (table: CommandTable, clashes: [KeyClash]) {
    var wanted: [CommandID: [KeyPress]] = [:]
    for binding in bindings { wanted[binding.command] = binding.keys }
    var clashes: [KeyClash] = []
    var owners: [KeyPress: [Command]] = [:]
    var keys: [CommandID: [KeyPress]] = [:]
    // The person's keys first, in the order given, then the keys that commands come with.
    let given = bindings.compactMap { row(of: $0.command) }
    let others = commands.filter { wanted[$0.id] == nil }
    for command in given + others where keys[command.id] == nil {
      keys[command.id] = []
      for key in wanted[command.id] ?? command.keys {
        if let owner = owners[key]?.first(where: { !$0.scope.isDisjoint(with: command.scope) }) {
          if owner.id != command.id {
            clashes.append(KeyClash(key: key, winner: owner.id, loser: command.id))
          }
        } else {
          owners[key, default: []].append(command)
          keys[command.id, default: []].append(key)
        }
      }
    }
    let rebound = commands.map { command in
      Command(
        command.id, command.title, hint: command.hint, keys: keys[command.id] ?? [], in: command.scope,
        command.group)
    }
    return (CommandTable(commands: rebound), clashes)
  }
}
