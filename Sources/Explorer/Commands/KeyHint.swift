/// A key and what it does, in one or two words, for the hint line.
public struct KeyHint: Hashable, Sendable {
  /// The name of the key, or of several.
  public let key: String
  /// What it does.
  public let title: String
  /// The command that it gives; nil for keys that are not in the table, such as those of a text field.
  public let command: CommandID?

  init(_ key: String, _ title: String, of command: CommandID? = nil) {
    self.key = key
    self.title = title
    self.command = command
  }
}
