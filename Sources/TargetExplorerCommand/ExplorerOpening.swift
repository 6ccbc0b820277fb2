import Explorer
import NcursesTerminal
import TerminalUI
import Workspace

/// All that the explorer is opened with.
struct ExplorerOpening: Sendable {
  /// The files named on the command line.
  let files: ExplorerFiles
  /// The requests in the list.
  let requests: [RequestDocument]
  /// Where decisions come from.
  let workspace: WorkspaceDescription
  /// Who decides.
  let account: Account
  /// The names that the form tells misspelt ones by; nil when they are not known.
  let knownMboxNames: KnownMboxNames?
  /// What the configuration file says.
  let settings: ExplorerSettings
  /// Where is kept how the explorer was left; nil when there is no place for it.
  let sessionFile: String?
  /// The theme that was asked for; nil leaves the one of the session before.
  let theme: Theme?
  /// Of what frames are drawn.
  let borders: BorderStyle

  /// Opens the terminal, and shows the explorer until the end.
  func run() -> Result<ExplorerLoop.Ending, CommandFailure> {
    let terminal: NcursesTerminal
    do {
      if files.readsStandardInput { try ControllingTerminal.becomeStandardInput() }
      terminal = try NcursesTerminal(capturesMouse: settings.capturesMouse, colors: settings.colors)
    } catch .inputIsNotATerminal {
      return .failure(
        .badUsage(
          "The explorer needs a terminal, but standard input is not one. Name - to look at what comes through a "
            + "pipe (target-explorer explore -), and for a call without a screen see: target-explorer get-offers --help"
        ))
    } catch {
      return .failure(.badUsage("\(error)"))
    }
    let sessionFile = sessionFile.map(PrivateFile.init)
    let state = state(size: terminal.size, session: sessionFile.flatMap(SavedSession.load))
    var loop = ExplorerLoop(state: state, terminal: terminal, account: account, files: files.documents)
    let ending = loop.run()
    // Before the terminal's signals are let go: one that goes away may send SIGHUP again. Where this cannot be kept,
    // the next start is as the first one.
    if let sessionFile { try? loop.session.save(to: sessionFile) }
    terminal.close()
    return .success(ending)
  }

  /// What shows first.
  private func state(size: Size, session: SavedSession?) -> ExplorerState {
    var state = ExplorerState(
      workspace: workspace, requests: requests, files: files.requestFiles, size: size,
      commands: settings.commands, borders: borders, theme: theme ?? .dark,
      capturesMouse: settings.capturesMouse, knownMboxNames: knownMboxNames)
    if var session {
      // A theme that was chosen while the explorer ran gives way to one that is set.
      if theme != nil { session.theme = nil }
      state.restore(session)
    }
    state.showNotices(title: "In the configuration", settings.problems)
    if let file = files.documents.first {
      state.show(file.document, named: file.name, isProvisional: file.holdsCalls)
    }
    if let comparison = files.comparison { state.compareDocument(comparison) }
    for file in files.saved { state.open(file) }
    return state
  }
}
