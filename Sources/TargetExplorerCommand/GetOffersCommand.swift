import ArgumentParser
import struct DeliveryAPI.DeliveryRequest
import Explorer
import OrderedJSON
import TargetClient
import TerminalUI

/// `target-explorer get-offers`: one call without a screen.
struct GetOffersCommand: CallingCommand {
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
        target-explorer get-offers --mbox cart-banner --decisioning-method hybrid
        target-explorer get-offers --mbox hero --client mycode \\
          --organization 0123456789ABCDEF@AdobeOrg --no-notifications
        target-explorer get-offers --mbox cart-banner \\
          --server-domain 127.0.0.1:8080 --insecure-http
      """)

  @OptionGroup(title: "Request")
  var requestOptions: RequestOptions

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @OptionGroup var callOptions: OneCallOptions

  @Flag(help: "Tell for each activity whether it won, and why.")
  var explain = false

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  func run() async throws {
    let document = try requestOptions.document(account: accountOptions)
    let account = try accountOptions.account { callOptions.apply(to: &$0) }
    let result = try await account.use { account in
      var result = try await account.decide(document, explains: explain || format == .text)
      if !callOptions.notifications { result.notifications = [] }
      try print(result)
      return result
    }
    if format == .text { try printFate(of: result.notifications, account.settings) }
  }

  private func print(_ result: TargetDeliveryResult) throws {
    switch format {
    case .json:
      try StandardStreams.writeJSON(try OrderedJSONEncoder().encode(result))
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
    let fate =
      settings.countsOnDevice
      ? "sent to \(settings.serverName)" : "would be sent: --server-domain or --client names where to"
    try StandardStreams.writeOutput("\n\(count.counted("notification")) \(fate)\n")
  }
}
