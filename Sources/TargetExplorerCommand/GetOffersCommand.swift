import ArgumentParser
import struct DeliveryAPI.DeliveryRequest
import Explorer
import OrderedJSON
import TargetClient
import TerminalUI
import Workspace

/// `target-explorer get-offers`: one call without a screen.
struct GetOffersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get-offers",
    abstract: "Decide one request and print the result.",
    discussion: """
      The request comes from a file, from standard input (--request -) or from the flags below. A file holds \
      a delivery request, or an object with the member "request" and beside it "sessionId", "targetCookie", \
      "targetLocationHint", "consumerId", "customerIds" and "visitor". Flags add to what the file says.

      Decisions are made on-device unless you say otherwise, and nothing leaves this machine unless you name \
      where to. Without --client and --server-domain, what needs a server is answered by a sandbox edge inside \
      the program, over the same artifact. With --client, Target's servers answer, and the rules are downloaded \
      unless --artifact names a file. With --server-domain, that one host answers.

      Notifications count impressions. Those of on-device decisions are sent to the server that you name, except \
      with --no-notifications; with rules from a file only --server-domain names one.

      EXAMPLES
        target-explorer get-offers --mbox homepage-hero --tnt-id visitor-1
        target-explorer get-offers --request request.json --format json
        target-explorer get-offers --request - --artifact rules.json < request.json
        target-explorer get-offers --mbox sale-banner --at 2025-11-29T19:30:00Z
        target-explorer get-offers --mbox homepage-hero --decisioning-method server-side
        target-explorer get-offers --mbox hero --client mycode --organization 0123456789ABCDEF@AdobeOrg
        target-explorer get-offers --mbox hero --server-domain 127.0.0.1:8080 --insecure-http
      """)

  @Option(
    help: ArgumentHelp("The request file; - is standard input.", valueName: "file"), completion: .file())
  var request: String?

  @OptionGroup(title: "Request flags")
  var flags: RequestFlags

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @Option(help: ArgumentHelp("The decision's clock, such as 2026-11-27T18:00:00Z.", valueName: "iso8601"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "A JSON file that stands for the reply of the geo lookup, for a place known by IP address alone.",
      valueName: "file"),
    completion: .file())
  var geo: String?

  @Flag(inversion: .prefixedNo, help: "Show, and send, the notifications that belong to the decision.")
  var notifications = true

  @Flag(inversion: .prefixedNo, help: "Put measurements into what is sent.")
  var telemetry = true

  @Flag(help: "Tell for each activity whether it won, and why.")
  var explain = false

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  func run() async throws {
    let document = try completeDocument()
    if let problem = document.validate().first(where: { $0.severity == .error }) {
      throw CommandFailure.badUsage("\(sourceName): \(problem)")
    }
    let account = try accountOptions.account { settings in
      settings.pollingInterval = .zero
      settings.isTelemetryEnabled = telemetry
      settings.sendsNotifications = notifications
    }
    let result = try await account.use { account in
      var result = try await account.decide(document, explains: explain || format == .text)
      if !notifications { result.notifications = [] }
      try print(result)
      return result
    }
    if format == .text { try printFate(of: result.notifications, account.settings) }
  }

  private var sourceName: String { request.map { InputFile(argument: $0).name } ?? "the flags" }

  private func print(_ result: TargetDeliveryResult) throws {
    switch format {
    case .json:
      let json = try OrderedJSONEncoder().encode(result)
      try StandardStreams.writeOutput(json.pretty() + "\n")
    case .text:
      try StandardStreams.writeOutput(DecisionReport.text(of: result) + "\n")
      if explain, let explanation = result.explanation {
        let lines = explanation.textLines.map { DisplayText.safe($0) }
        try StandardStreams.writeOutput("\nWhy\n" + lines.joined(separator: "\n") + "\n")
      }
    }
  }

  /// Tells what became of the notifications of an on-device decision.
  private func printFate(of requests: [DeliveryRequest], _ settings: AccountSettings) throws {
    let count = requests.reduce(0) { $0 + ($1.notifications ?? []).count }
    guard count > 0 else { return }
    let what = "\(count) \(count == 1 ? "notification" : "notifications")"
    let fate =
      settings.countsOnDevice
      ? "sent to \(settings.serverName)" : "would be sent: --server-domain or --client names where to"
    try StandardStreams.writeOutput("\n\(what) \(fate)\n")
  }
}

// MARK: - The request

extension GetOffersCommand {
  /// The request of the file, if there is one, with what the flags say.
  private func completeDocument() throws(CommandFailure) -> RequestDocument {
    var document = try savedDocument()
    try flags.apply(to: &document)
    if let at {
      guard DecisionInstant(at) != nil else {
        throw .badUsage("--at \(at): \(DecisionInstant.problem(with: at))")
      }
      document.at = at
    }
    if let method = try accountOptions.method() { document.decisioningMethod = method.rawValue }
    if let geo { document.geo = try Self.geoReply(in: InputFile(argument: geo)) }
    return document
  }

  private func savedDocument() throws(CommandFailure) -> RequestDocument {
    guard let request else {
      if !flags.isEmpty { return RequestDocument(request: DeliveryRequest()) }
      throw .badUsage(
        "Name a request file with --request, or what to decide with --mbox; see get-offers --help.")
    }
    let file = InputFile(argument: request)
    let bytes = try file.read()
    switch DocumentKind(of: bytes) {
    case .request: break
    case .artifact: throw .badUsage("\(file.name): this is a rule artifact: name it with --artifact")
    case .other(let members):
      throw .badUsage("\(file.name): \(DocumentKind.complaint(about: members))")
    }
    do {
      return try RequestDocument(parsing: bytes, source: file.name)
    } catch {
      throw .badUsage("\(error)")
    }
  }

  private static func geoReply(in file: InputFile) throws(CommandFailure) -> JSONObject {
    let json = try file.json()
    guard let object = json.object else {
      throw .badUsage(
        "\(file.name): expected an object with members such as \"x-geo-city\", found \(json.kindWithArticle)")
    }
    return object
  }
}
