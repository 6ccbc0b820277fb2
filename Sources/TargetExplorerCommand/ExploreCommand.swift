import ArgumentParser
import DemoResources
import Explorer
import Foundation
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
      requests; an artifact, named as a file or with --artifact, decides instead of the demo artifact. Answers \
      open as answers: those of the Delivery API, results of get-offers --format json, and the calls to the \
      Delivery API in a HAR capture of a browser. Any other JSON opens as JSON, and - reads it \
      from standard input. Nothing leaves this \
      machine unless an account is named with --client, or a server with --server-domain: what needs a server \
      is answered by a sandbox edge inside the program. Notifications are sent only when you say so on the screen.

      EXAMPLES
        target-explorer
        target-explorer explore request.json --artifact rules.json --client acmeclient
        target-explorer explore before.json after.json
        target-explorer explore shop.example.com.har
        curl -s https://example.com/data.json | target-explorer explore -
        target-explorer --theme light --borders ascii

      What is set here goes before the configuration file (see target-explorer config).
      """)

  @Argument(
    help: "Requests, answers, HAR captures, a rule artifact, or any JSON to look at.", completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @Option(
    help: ArgumentHelp(
      "How often to look for a newer artifact where it is downloaded: 300 or more, or 0 for never.",
      valueName: "seconds"))
  var pollingInterval: Int?

  @Option(help: "The colours: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
  var theme: Theme?

  @Option(help: "Of what frames are drawn: lines, ascii, or none for screen readers.")
  var borders: BorderStyle?

  @Flag(help: "For screen readers: no frames, a mark before the selected line, and no moving numbers.")
  var accessible = false

  func run() async throws {
    let given = try ExplorerFiles(files)
    let pollingInterval = try checkedPollingInterval()
    let account = try accountOptions.account(artifact: given.artifact) {
      $0.pollingInterval = pollingInterval
    }
    if let notice = pollingNotice(account.settings) { StandardStreams.writeError(notice) }
    let documents = try documents(given, decidedByDemo: account.settings.isDemo)
    let folders = UserFolders(environment: ProcessInfo.processInfo.environment)
    let settings = ExplorerSettings.load(from: folders.configurationFile)
    let opening = ExplorerOpening(
      files: given, requests: documents, workspace: await description(of: account), account: account,
      knownMboxNames: knownMboxNames(of: account), settings: settings, sessionFile: folders.sessionFile,
      theme: theme ?? settings.theme, borders: accessible ? .none : borders ?? settings.borders ?? .lines)
    let ending = try await ScreenThread.run { opening.run() }.get()
    await account.shutdown()
    if case .signal(let signal) = ending { NcursesTerminal.endProcess(bySignal: signal) }
  }

  private func checkedPollingInterval() throws(CommandFailure) -> Duration? {
    guard let pollingInterval else { return nil }
    // An artifact on this machine may be looked at more often; the client sees to it.
    guard pollingInterval >= 0 else {
      throw .badUsage("--polling-interval \(pollingInterval): expected seconds, 0 or more")
    }
    return .seconds(pollingInterval)
  }

  /// What one should know of the interval that was given, in a sentence; nil when it is as usual.
  private func pollingNotice(_ settings: AccountSettings) -> String? {
    guard let pollingInterval, case .downloaded = settings.rules else { return nil }
    let effective = settings.clientOptions(needsArtifact: true, sandbox: nil)
      .effectivePollingInterval(isDownloading: true)
    guard effective == .seconds(pollingInterval) else {
      let seconds = effective.components.seconds
      return
        "--polling-interval \(pollingInterval): raised to \(seconds) seconds, the least that Target's SDKs allow."
    }
    guard effective > ArtifactStatus.longestUsualInterval else { return nil }
    return
      "--polling-interval \(pollingInterval): these are seconds, more than a day. Did you mean milliseconds?"
  }

  /// The saved requests to open: those of the files, or the demo's with the demo artifact.
  private func documents(_ given: ExplorerFiles, decidedByDemo: Bool) throws(CommandFailure)
    -> [RequestDocument]
  {
    guard given.requests.isEmpty, !given.hasCalls, decidedByDemo else { return given.requests }
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

  /// The names that the form tells misspelt ones by; nil for an artifact that has yet to be downloaded.
  private func knownMboxNames(of account: Account) -> KnownMboxNames? {
    guard let artifact = account.settings.artifact else { return nil }
    return KnownMboxNames(
      artifact.mboxNames + artifact.localMboxes + artifact.remoteMboxes + [artifact.globalMbox])
  }

  private func description(of account: Account) async -> WorkspaceDescription {
    let name =
      switch account.settings.rules {
      case .read(_, _, nil): "demo"
      case .read(_, _, let file?): file.split(separator: "/").last.map(String.init) ?? file
      case .downloaded: "account"
      }
    return WorkspaceDescription(
      name: name, client: account.settings.client, decisioningMethod: account.settings.decisioningMethod,
      source: await account.sourceDescription,
      server: account.settings.server == .sandbox ? nil : account.settings.serverName,
      organization: account.settings.organization)
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
