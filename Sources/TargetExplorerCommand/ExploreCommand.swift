import ArgumentParser
import DemoResources
import Explorer
import NcursesTerminal
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// `target-explorer explore`: the explorer on a full screen.
struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Open the explorer (the default).",
    discussion: """
      Without files, the explorer opens on the demo workspace. Request files are opened instead of its saved \
      requests; an artifact given with --artifact decides instead of the demo artifact.

      EXAMPLES
        target-explorer
        target-explorer explore request.json --artifact rules.json --client acmeclient
      """)

  @Argument(help: "Request files, a rule artifact, or any JSON to look at.", completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @Option(help: "The colours: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
  var theme = Theme.dark

  @Option(help: "Of what frames are drawn: lines, ascii, or none for screen readers.")
  var borders = BorderStyle.lines

  func run() async throws {
    let given = try ExplorerFiles(files)
    let account = try accountOptions.account(artifact: given.artifact)
    let documents = try documents(given, decidedByDemo: account.artifactLocation == nil)
    let terminal: NcursesTerminal
    do {
      terminal = try NcursesTerminal()
    } catch {
      throw CommandFailure.badUsage("\(error)")
    }
    var state = ExplorerState(
      workspace: description(of: account), requests: documents, size: terminal.size, borders: borders)
    for (position, result) in given.answers { state.show(.decided(result), ofRequest: position) }
    if let file = given.document { state.show(file.document, named: file.name) }
    var loop = ExplorerLoop(
      state: state, terminal: terminal, theme: theme, account: account, file: given.document)
    let ending = loop.run()
    terminal.close()
    if case .signal(let signal) = ending { NcursesTerminal.endProcess(bySignal: signal) }
  }

  /// The saved requests to open: those of the files, or the demo's with the demo artifact.
  private func documents(_ given: ExplorerFiles, decidedByDemo: Bool) throws(CommandFailure)
    -> [RequestDocument]
  {
    guard given.requests.isEmpty, decidedByDemo else { return given.requests }
    do {
      return try DemoWorkspace.locate().savedRequests().map { file in
        try ExplorerFiles.request(file.bytes, named: file.fileName)
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .workFailed("\(error)")
    }
  }

  private func description(of account: Account) -> WorkspaceDescription {
    let artifact = account.artifact
    let environment = artifact.meta["environment"]?.string.map { " · \($0)" } ?? ""
    let name = account.artifactLocation?.split(separator: "/").last.map(String.init)
    return WorkspaceDescription(
      name: name ?? "demo", client: account.client,
      source: "on-device · artifact \(artifact.version)\(environment)")
  }
}

extension Theme: ExpressibleByArgument {}

extension BorderStyle: ExpressibleByArgument {
  /// Reads `lines`, `ascii` or `none`.
  public init?(argument: String) {
    switch argument {
    case "lines": self = .lines
    case "ascii": self = .ascii
    case "none": self = .none
    default: return nil
    }
  }

  /// The word for this style.
  public var defaultValueDescription: String {
    switch self {
    case .lines: "lines"
    case .ascii: "ascii"
    case .none: "none"
    }
  }
}
