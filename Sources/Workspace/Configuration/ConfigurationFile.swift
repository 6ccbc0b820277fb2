import Yams

/// What a person set in the configuration file, with the place of each value, so that whoever knows what
/// may stand there can say where it is wrong.
public struct ConfigurationFile: Hashable, Sendable {
  /// A text of the file with its place.
  public struct Value: Hashable, Sendable {
    /// The text.
    public let text: String
    /// The line, counted from 1.
    public let line: Int
    /// The column, counted from 1 in Unicode scalars.
    public let column: Int
  }

  /// The keys of a command.
  public struct Binding: Hashable, Sendable {
    /// The name of the command.
    public let command: Value
    /// The keys that are to give it; none takes its keys away.
    public let keys: [Value]
  }

  /// The colour of a meaning.
  public struct Coloring: Hashable, Sendable {
    /// The name of the meaning.
    public let role: Value
    /// Its colour, as the person wrote it.
    public let color: Value
  }

  /// The name of a theme.
  public private(set) var theme: Value?
  /// Of what frames are drawn.
  public private(set) var borders: Value?
  /// `true` or `false`: whether the mouse is for the explorer.
  public private(set) var mouse: Value?
  /// The colours of meanings, in the order of the file.
  public private(set) var colors: [Coloring] = []
  /// The keys of commands, in the order of the file.
  public private(set) var keys: [Binding] = []
  /// What is wrong in the file. The rest of it counts.
  public private(set) var problems: [ConfigurationProblem] = []
  /// The file, in the words of the person.
  public let source: String

  /// The settings there are.
  public static let settings = ["theme", "borders", "mouse", "colours", "keys"]

  /// Reads a configuration. It always succeeds: what is wrong is left out and told in `problems`.
  ///
  /// - Parameters:
  ///   - text: the content of the file, YAML.
  ///   - source: the file's name, for messages.
  public init(parsing text: String, source: String) {
    self.source = source
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      read(root)
    } catch {
      problems = [ConfigurationProblem(error, source: source)]
    }
  }

  private mutating func read(_ root: Node) {
    guard case .mapping(let mapping) = root else {
      // A file with comments only is a configuration in which nothing is set.
      if case .scalar(let scalar) = root, scalar.string.isEmpty { return }
      note(root, "expected settings such as “theme: light”, one on each line")
      return
    }
    for (key, value) in mapping {
      switch key.string {
      case "theme": theme = scalar(value, "a theme")
      case "borders": borders = scalar(value, "lines, ascii or none")
      case "mouse": mouse = scalar(value, "true or false")
      case "colours": readColors(value)
      case "keys": readKeys(value)
      case let name:
        let settings = Self.settings.joined(separator: ", ")
        note(key, "“\(name ?? "?")” is no setting. There are: \(settings).")
      }
    }
  }

  private mutating func readColors(_ node: Node) {
    guard case .mapping(let mapping) = node else {
      note(node, "expected what has a colour with its colour, such as “string: green”")
      return
    }
    for (name, value) in mapping {
      guard let role = scalar(name, "what has a colour"),
        let color = scalar(
          value, "a colour such as green, 208 or \"#ffaf00\", which needs its quotation marks")
      else { continue }
      colors.append(Coloring(role: role, color: color))
    }
  }

  private mutating func readKeys(_ node: Node) {
    guard case .mapping(let mapping) = node else {
      note(node, "expected commands with their keys, such as “send: ctrl-r”")
      return
    }
    for (name, value) in mapping {
      guard case .scalar(let command) = name else {
        note(name, "expected the name of a command")
        continue
      }
      let given: [Node] =
        switch value {
        case .sequence(let sequence): Array(sequence)
        default: [value]
        }
      let keys = given.compactMap { scalar($0, "a key such as ctrl-r, or a list of keys") }
      guard keys.count == given.count else { continue }
      self.keys.append(Binding(command: Self.value(command, name), keys: keys))
    }
  }

  private mutating func scalar(_ node: Node, _ expected: String) -> Value? {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      note(node, "expected \(expected)")
      return nil
    }
    return Self.value(scalar, node)
  }

  private static func value(_ scalar: Node.Scalar, _ node: Node) -> Value {
    Value(text: scalar.string, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  private mutating func note(_ node: Node, _ sentence: String) {
    problems.append(
      ConfigurationProblem(
        source: source, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, sentence: sentence))
  }

  /// The problem of a value, for those who know what may stand there.
  public func problem(_ value: Value, _ sentence: String) -> ConfigurationProblem {
    ConfigurationProblem(source: source, line: value.line, column: value.column, sentence: sentence)
  }
}

/// What is wrong in a configuration file, and where.
public struct ConfigurationProblem: Error, Hashable, CustomStringConvertible {
  /// The file, in the words of the person.
  public let source: String
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1.
  public let column: Int
  /// What is wrong and what to do.
  public let sentence: String

  /// Makes a problem.
  public init(source: String, line: Int, column: Int, sentence: String) {
    self.source = source
    self.line = line
    self.column = column
    self.sentence = sentence
  }

  /// What the YAML parser says.
  init(_ error: any Error, source: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        source: source, line: mark.line, column: mark.column,
        sentence: "this is not YAML: \(problem). Nothing of the file counts until it is put right.")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.utf8.prefix(offset ?? 0)
      self.init(
        source: source, line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: 1,
        sentence: "this is not text in UTF-8: \(problem). Nothing of the file counts until it is put right.")
    case .duplicatedKeysInMapping(let names, let context):
      let list = names.map { "“\($0)”" }.joined(separator: ", ")
      self.init(
        source: source, line: context.mark.line, column: context.mark.column,
        sentence: "\(list) stands here twice. Nothing of the file counts until one is taken away.")
    case let other:
      self.init(
        source: source, line: 1, column: 1,
        sentence: "this cannot be read: \(other.map { "\($0)" } ?? "\(error)")")
    }
  }

  /// The file, the place and what is wrong.
  public var description: String { "\(source):\(line):\(column): \(sentence)" }
}
