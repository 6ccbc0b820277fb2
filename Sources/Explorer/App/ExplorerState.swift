import DeliveryAPI
import TargetClient
import TerminalUI
import Workspace

/// Everything the explorer shows. A value: the same state always draws the same screen.
public struct ExplorerState: Sendable {
  /// What the title bar says about where decisions come from.
  var workspace: WorkspaceDescription
  /// The commands and their keys.
  let commands: CommandTable
  /// Of what frames and bars are drawn.
  let borders: BorderStyle
  /// How everything looks.
  public internal(set) var theme: Theme
  /// What the form knows of the account.
  let account: FormAccount
  /// The time, in milliseconds since 1970 UTC.
  let clock: @Sendable () -> Int64
  /// Whether the person chose the theme while the explorer ran.
  var isThemeChosen = false
  /// How the explorer was left the time before.
  var restoredSession = SavedSession()
  /// Whether the mouse is for the explorer; if not, the terminal selects text with it.
  var capturesMouse: Bool

  /// The size of the screen.
  var size: Size
  /// The pane that keys go to.
  var focus: Pane
  /// Whether somebody wanted that pane on the whole screen.
  var isZoomed = false
  /// Whether the document that was opened has the whole screen while it has the keys.
  var showsDocumentWhole = false
  /// How the person divided the columns among the panes.
  var columnWidths = ColumnWidths()
  /// What the mouse is moving.
  var borderDrag: BorderDrag?
  /// The saved requests.
  var requests: RequestListState
  /// The request form.
  var form: RequestFormState
  /// What was left behind of requests that were open before, by position: coming back finds what can be
  /// undone, and the answer.
  var left: [Int: LeftRequest] = [:]
  /// The call in flight, if any.
  var call: CallInFlight?
  /// The answer to the last call of this request.
  var response: ResponseState
  /// The calls of this session that have ended. Any two of them can be compared.
  public internal(set) var history = CallHistory()
  /// The comparison of methods that is under way, if one is.
  var methodComparison: MethodComparison?
  /// The comparison of large answers that is under way.
  var runningComparison: ComparisonJob?
  /// The number of the next such comparison.
  var nextComparison = 1
  /// What stands in front of everything and takes the keys, if anything.
  var overlay: Overlay?
  /// What the last command had to say.
  var message: Message?
  /// The number of the next call.
  var nextCall = 1
  /// The place in the list of the document that was opened.
  var documentEntry: Int?
  /// Whether that document only shows until the calls in it are there.
  var isDocumentProvisional = false
  /// The search that is under way.
  var runningSearch: RunningSearch?
  /// The number of the next search.
  var nextSearch = 1

  /// The state at the start: the first saved request in the form, the list of requests in focus.
  ///
  /// - Parameters:
  ///   - workspace: where decisions come from.
  ///   - requests: the saved requests.
  ///   - files: the file of each request; those that are missing have none.
  ///   - size: the size of the screen.
  ///   - commands: the commands and their keys.
  ///   - borders: of what frames and bars are drawn.
  ///   - theme: how everything looks.
  ///   - capturesMouse: whether the mouse is for the explorer.
  ///   - knownMboxNames: the mbox names of the artifact that decides, if one does: the form tells misspelt ones.
  ///   - clock: tells the time, in milliseconds since 1970 UTC.
  public init(
    workspace: WorkspaceDescription, requests: [RequestDocument], files: [RequestFile?] = [], size: Size,
    commands: CommandTable = CommandTable(), borders: BorderStyle = .lines, theme: Theme = .dark,
    capturesMouse: Bool = true, knownMboxNames: KnownMboxNames? = nil,
    clock: @escaping @Sendable () -> Int64 = ClientSurroundings.systemTime
  ) {
    account = FormAccount(
      knownMboxNames: knownMboxNames, decisioningMethod: workspace.decisioningMethod, clock: clock)
    self.clock = clock
    self.workspace = workspace
    self.commands = commands
    self.borders = borders
    self.theme = theme
    self.capturesMouse = capturesMouse
    self.size = size
    let documents = requests.isEmpty ? [.blank] : requests
    self.requests = RequestListState(documents, files: files)
    form = RequestFormState(documents[0], account: account)
    response = ResponseState(ResponseSession(decidesHere: workspace.server == nil, commands: commands))
    focus = requests.isEmpty ? .form : .requests
    fitPages()
  }

  /// Where commands count now.
  var scope: CommandScope {
    guard focus == .response else { return focus.scope }
    return switch response.tab {
    case .why: [.response, .why]
    case .diff: [.response, .diff]
    default: .response
    }
  }

  /// Where everything stands on the screen now.
  var layout: ScreenLayout {
    ScreenLayout(
      size: size, focus: focus, isZoomed: isZoomed || isDocumentWhole, widths: columnWidths)
  }
}

/// What the title bar says about where decisions come from.
public struct WorkspaceDescription: Hashable, Sendable {
  /// The name of the workspace, such as `demo`.
  public var name: String
  /// The client code.
  public var client: String
  /// Where requests are decided that do not say so themselves.
  public var decisioningMethod: DecisioningMethod
  /// By what decisions are made: the artifact's version and environment.
  public var source: String
  /// The host of the servers that are asked and told; nil for a sandbox edge on this machine.
  public var server: String?
  /// The organization id of the account, when it is known.
  public var organization: String?
  /// The sandbox edge that answered a call, by host and port; nil while none has.
  var sandbox: String?

  /// Makes a description.
  public init(
    name: String, client: String, decisioningMethod: DecisioningMethod = .onDevice, source: String,
    server: String? = nil, organization: String? = nil
  ) {
    self.name = name
    self.client = client
    self.decisioningMethod = decisioningMethod
    self.source = source
    self.server = server
    self.organization = organization
  }
}

extension WorkspaceDescription {
  /// Where requests with a method are decided: `server-side · sandbox edge 127.0.0.1:40123 · artifact 1.0.0`.
  func sources(of method: DecisioningMethod) -> String {
    var parts = [method.rawValue]
    if server == nil, method != .onDevice {
      parts.append(sandbox.map { "sandbox edge \($0)" } ?? "sandbox edge")
    }
    if !source.isEmpty { parts.append(source) }
    return parts.joined(separator: " · ")
  }
}

/// A request that was open, while another one is.
struct LeftRequest: Sendable {
  let form: RequestFormState
  var response: ResponseState
}

/// A call whose answer has not come yet.
struct CallInFlight: Hashable, Sendable {
  let number: Int
  /// The position of the request that was sent.
  var request: Int?
  /// What was sent.
  let document: RequestDocument
  /// Where it is to be decided.
  let method: DecisioningMethod
  /// How long it has run, as far as is known.
  var milliseconds = 0
}

/// What a command had to say, in the hint line until the next key.
struct Message: Hashable, Sendable {
  let text: String
  let role: TextRole

  init(_ text: String, _ role: TextRole = .information) {
    self.text = text
    self.role = role
  }

  /// Its text in at most three rows of a screen of a width, with a blank column at both sides.
  func lines(columns: Int) -> [StyledLine] {
    StyledLine(text, role).wrapped(to: columns - 2, mostLines: 3)
  }
}

extension RequestDocument {
  /// A request to begin with: a web page and no mbox yet.
  static let blank = RequestDocument(
    name: "new request", request: .init(trace: .init(), context: .init(channel: .web)))
}
