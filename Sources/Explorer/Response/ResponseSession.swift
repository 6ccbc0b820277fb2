/// What stays the same for the response, whichever request is open.
struct ResponseSession: Sendable {
  /// The pane that shows.
  var tab = ResponseTab.overview
  /// What is hidden of secrets.
  var mask = SecretMask()
  /// What is known of the artifact.
  var artifact = ArtifactState()
  /// The pane of the artifact, once it was opened.
  var artifactPane: PaneState?
  /// Whether what needs a server is decided by the sandbox in this program, over the same artifact.
  let decidesHere: Bool
  /// What was searched for, the newest last.
  var searches: [String] = []
  /// The commands, for sentences that name a key.
  let commands: CommandTable

  /// The key of a command, in the words of the help.
  func keyName(of command: CommandID) -> String { commands.keyName(of: command) }
}
