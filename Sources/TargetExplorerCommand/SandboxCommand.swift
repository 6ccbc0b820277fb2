import ArgumentParser
import Decisioning
import DemoResources
import EdgeSandbox
import Workspace

/// `target-explorer sandbox`: a local edge of Adobe Target.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve a local edge: the Delivery API and the artifact's files over HTTP, from an artifact.",
    discussion: """
      Serves on 127.0.0.1 until it is interrupted. The address is printed on standard output once it can be \
      called, and a line for each call on standard error. SDKs reach it with the server domain \
      127.0.0.1:PORT and without HTTPS, and take their rules from /CLIENT/production/v1/rules.json.

      EXAMPLES
        target-explorer sandbox --port 8080
        curl '127.0.0.1:8080/rest/v1/delivery?client=acmeclient&sessionId=1' \\
          -d '{"context": {"channel": "web"},
               "execute": {"mboxes": [{"index": 1, "name": "cart-banner"}]}}'
        curl 127.0.0.1:8080
        target-explorer sandbox --artifact rules.json --latency 80 --jitter 40 --fault status=503@0.1
        curl -d 'artifact:status=403' http://127.0.0.1:8080/faults

      FAULTS, as [ENDPOINT:]NAME[=VALUE][@PROBABILITY]; ENDPOINT is delivery, artifact or geo
      \(FaultKind.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      """)

  @Option(help: "The client code that calls have to name. Without it, the one the artifact names.")
  var client: String?

  @Option(help: "The organization id, such as 0123456789ABCDEF@AdobeOrg. It decodes binary artifacts.")
  var organization: String?

  @Option(
    help: ArgumentHelp(
      "The rule artifact, JSON or binary. Without it, the demo artifact.", valueName: "file"),
    completion: .file())
  var artifact: String?

  @Option(help: "The port on 127.0.0.1; 0 for one that is free.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The edge cluster that answers claim to come from. Clients then call its host, as they do with Target; "
        + "with none, they stay with the sandbox.", valueName: "number|none"))
  var cluster = "35"

  @Option(
    help: ArgumentHelp(
      "A trace token that is valid; may be repeated. Without it, every token is.", valueName: "token"))
  var traceToken: [String] = []

  @Option(
    help: ArgumentHelp("The clock of all decisions, such as 2026-11-27T18:00:00Z.", valueName: "iso8601"))
  var at: String?

  @Option(help: ArgumentHelp("Answer so much later.", valueName: "ms"))
  var latency: Int?

  @Option(help: ArgumentHelp("Answer up to so much later, by chance.", valueName: "ms"))
  var jitter: Int?

  @Option(help: ArgumentHelp("A fault to put in force; may be repeated.", valueName: "fault"))
  var fault: [String] = []

  @Flag(help: "Do not print a line for each call.")
  var quiet = false

  func validate() throws {
    _ = try faults()
    _ = try instant()
  }

  func run() async throws {
    let sandbox = try makeSandbox()
    let calls = sandbox.calls()
    let isQuiet = quiet
    async let printing: Void = {
      for await call in calls where !isQuiet { StandardStreams.writeError(call.line) }
    }()
    do {
      try await sandbox.run { address in try? StandardStreams.writeOutput("\(address.url)\n") }
    } catch let error as SandboxError {
      throw CommandFailure.workFailed("\(error)")
    }
    await printing
  }

  private func makeSandbox() throws -> EdgeSandbox {
    let file = artifact.map(InputFile.init(argument:))
    let configuration = SandboxConfiguration(
      artifact: try file?.read() ?? demoArtifact(), client: client,
      organization: organization, port: port, cluster: cluster == "none" ? nil : cluster,
      traceTokens: traceToken.isEmpty ? nil : Set(traceToken),
      decisionInstant: try instant(), faults: try faults(),
      publicSuffixes: try PublicSuffixes().list())
    do {
      return try EdgeSandbox(configuration)
    } catch let error as ArtifactError {
      throw CommandFailure.badUsage("\(file?.name ?? "the demo artifact"): \(error)")
    } catch {
      throw CommandFailure.badUsage("\(error)")
    }
  }

  private func demoArtifact() throws(CommandFailure) -> [UInt8] {
    do {
      return try DemoWorkspace.locate().artifact()
    } catch {
      throw .workFailed("\(error)")
    }
  }

  private func instant() throws -> Int64? {
    guard let at else { return nil }
    guard let instant = DecisionInstant(at) else {
      throw ValidationError("--at \(at): \(DecisionInstant.problem(with: at))")
    }
    return instant.milliseconds
  }

  private func faults() throws -> [Fault] {
    let texts = [latency.map { "latency=\($0)" }, jitter.map { "jitter=\($0)" }].compactMap { $0 } + fault
    do {
      return try texts.map { try Fault($0) }
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
