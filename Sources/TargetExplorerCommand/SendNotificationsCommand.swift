import ArgumentParser
import struct DeliveryAPI.Notification
import OrderedJSON
import TargetClient
import TerminalUI

/// `target-explorer send-notifications`: tells a server what was shown or clicked.
struct SendNotificationsCommand: CallingCommand {
  static let configuration = CommandConfiguration(
    commandName: "send-notifications",
    abstract: "Tell a server what was shown or clicked.",
    discussion: """
      The file is a request with notifications, or a result of get-offers --format json, whose notifications \
      were not sent yet. They count impressions and clicks, so the server must be named, by --server-domain or \
      by the client code of its account. --dry-run shows what would be sent.

      EXAMPLES
        target-explorer send-notifications result.json --dry-run
        target-explorer get-offers --mbox homepage-hero --format json |
          target-explorer send-notifications - \\
            --server-domain 127.0.0.1:8080 --insecure-http
        target-explorer send-notifications clicks.json --client mycode \\
          --organization 0123456789ABCDEF@AdobeOrg
      """)

  @Argument(help: "The file with the notifications; - is standard input.", completion: .file())
  var file: String

  @Flag(help: "Show what would be sent, and send nothing.")
  var dryRun = false

  @Flag(help: "Send also what a result says was sent before; it counts a second time.")
  var again = false

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  @Flag(name: .shortAndLong, help: "Tell on standard error what goes over the wire, with secrets masked.")
  var verbose = false

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  func run() async throws {
    let notifications = try NotificationFile(InputFile(argument: file), again: again || dryRun)
    if dryRun {
      try printPlan(notifications)
      return
    }
    let account = try accountOptions.account { settings in
      settings.pollingInterval = .zero
      settings.logger = verbose ? .standardError : nil
    }
    guard account.settings.server != .sandbox else {
      throw CommandFailure.badUsage(
        "Name the server to tell with --server-domain, or its account with --client; --dry-run tells nobody.")
    }
    let results = try await account.use { account in
      var results: [TargetDeliveryResult] = []
      for call in notifications.calls { results.append(try await account.sendNotifications(call)) }
      return results
    }
    try printOutcome(of: notifications, results)
  }

  private func printPlan(_ file: NotificationFile) throws {
    switch format {
    case .json:
      let requests = try file.calls.map { try $0.request.encoded() }
      try StandardStreams.writeJSON(.array(requests))
    case .text:
      try printLines(file.notifications.map { "would send  \($0.summary)" })
    }
  }

  private func printOutcome(of file: NotificationFile, _ results: [TargetDeliveryResult]) throws {
    let unprocessed = results.flatMap(\.unprocessedNotifications)
    switch format {
    case .json:
      try StandardStreams.writeJSON(.array(results.map(\.rawResponse)))
    case .text:
      let missing = Set(unprocessed.map(\.id))
      try printLines(
        file.notifications.map { "\(missing.contains($0.id) ? "unconfirmed" : "sent")  \($0.summary)" })
    }
    guard unprocessed.isEmpty else {
      let names = unprocessed.map(\.id).joined(separator: ", ")
      throw CommandFailure.workFailed("The server did not confirm these notifications: \(names)")
    }
  }

  private func printLines(_ lines: [String]) throws {
    try StandardStreams.writeOutput(lines.map { DisplayText.safe($0) + "\n" }.joined())
  }
}

extension Notification {
  /// What is told, in one line.
  fileprivate var summary: String {
    let place = mbox?.name ?? view?.name ?? view?.key ?? (pageLoad == nil ? "nothing" : "page load")
    return "\(type.rawValue) of \(place), \((tokens?.count ?? 0).counted("event token")), id \(id)"
  }
}
