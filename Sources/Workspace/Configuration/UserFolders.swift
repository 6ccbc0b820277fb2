/// Where a person's files are kept, as the XDG Base Directory Specification has it.
public struct UserFolders: Hashable, Sendable {
  /// The folder of the configuration, such as `~/.config/target-explorer`; nil when the home is not known.
  public let configuration: String?
  /// The folder of what is remembered between runs, such as `~/.local/state/target-explorer`.
  public let state: String?

  /// Finds the folders.
  ///
  /// - Parameter environment: the variables of the process: `XDG_CONFIG_HOME`, `XDG_STATE_HOME` and `HOME`. A
  ///   path that is not absolute counts as missing, as the specification asks.
  public init(environment: [String: String]) {
    func folder(_ variable: String, orInHome path: String) -> String? {
      let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/\(path)" : nil }
      let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home
      return base.map { "\($0)/target-explorer" }
    }
    configuration = folder("XDG_CONFIG_HOME", orInHome: ".config")
    state = folder("XDG_STATE_HOME", orInHome: ".local/state")
  }

  /// The configuration file.
  public var configurationFile: String? { configuration.map { "\($0)/config.yaml" } }

  /// The file with how the explorer was left.
  public var sessionFile: String? { state.map { "\($0)/session.json" } }

  /// The file with what was copied last, where the terminal has no clipboard.
  public var copyFile: String? { state.map { "\($0)/copied.txt" } }
}
