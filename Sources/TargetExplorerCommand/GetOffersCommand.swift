import ArgumentParser
import struct DeliveryAPI.DeliveryRequest
import Explorer
import OrderedJSON
import TargetClient
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

      Decisions are made on-device, and nothing is sent: notifications are shown, not counted.

      EXAMPLES
        target-explorer get-offers --mbox homepage-hero --tnt-id visitor-1
        target-explorer get-offers --request request.json --format json
        target-explorer get-offers --request - --artifact rules.json --at 2026-11-27T18:00:00Z < request.json
      """)

  @Option(
    help: ArgumentHelp("The request file; - is standard input.", valueName: "file"), completion: .file())
  var request: String?

  @OptionGroup(title: "Request flags")
  var flags: RequestFlags

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @Option(help: "Where to decide: on-device. Without it, what the request says, or on-device.")
  var decisioningMethod: String?

  @Option(help: "The token of the property, for requests that name none.")
  var propertyToken: String?

  @Option(help: ArgumentHelp("The decision's clock, such as 2026-11-27T18:00:00Z.", valueName: "iso8601"))
  var at: String?

  @Option(
    help: ArgumentHelp("A JSON file that stands for the reply of the geo lookup.", valueName: "file"),
    completion: .file())
  var geo: String?

  @Flag(inversion: .prefixedNo, help: "Show the notifications that belong to the decision.")
  var notifications = true

  @Flag(inversion: .prefixedNo, help: "Put measurements into the notifications.")
  var telemetry = true

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  func run() async throws {
    let document = try completeDocument()
    if let problem = document.validate().first(where: { $0.severity == .error }) {
      throw CommandFailure.badUsage("\(sourceName): \(problem)")
    }
    let account = try accountOptions.account()
    var result = try await decide(document, by: account)
    if !notifications { result.notifications = [] }
    try print(result)
  }

  private var sourceName: String { request.map { InputFile(argument: $0).name } ?? "the request" }

  private func completeDocument() throws(CommandFailure) -> RequestDocument {
    var document = RequestDocument(request: DeliveryRequest())
    if let request {
      let file = InputFile(argument: request)
      do {
        document = try RequestDocument(parsing: try file.read(), source: file.name)
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw .badUsage("\(error)")
      }
    } else if flags.isEmpty {
      throw .badUsage(
        "Name a request file with --request, or what to decide with --mbox; see get-offers --help.")
    }
    try flags.apply(to: &document)
    return document
  }

  private func decide(_ document: RequestDocument, by account: Account) async throws -> TargetDeliveryResult {
    var defaults = CallDefaults(propertyToken: propertyToken, telemetryEnabled: telemetry)
    var document = document
    if let decisioningMethod { document.decisioningMethod = decisioningMethod }
    if let at {
      guard DecisionInstant(at) != nil else {
        throw CommandFailure.badUsage("--at \(at): \(DecisionInstant.expectation)")
      }
      document.at = at
    }
    if let geo {
      let file = InputFile(argument: geo)
      do {
        defaults.geo = try JSON(parsing: try file.read())
        document.geo = nil
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw CommandFailure.badUsage("\(file.name): \(error)")
      }
    }
    do {
      return try await account.decide(document, defaults: defaults)
    } catch {
      throw CommandFailure.workFailed("\(error)")
    }
  }

  private func print(_ result: TargetDeliveryResult) throws {
    switch format {
    case .json:
      let json = try OrderedJSONEncoder().encode(result)
      StandardStreams.writeOutput(json.pretty() + "\n")
    case .text:
      StandardStreams.writeOutput(DecisionReport.text(of: result) + "\n")
    }
  }
}
