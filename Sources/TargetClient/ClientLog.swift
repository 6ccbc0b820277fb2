import DeliveryAPI
import Logging
import OrderedJSON

/// What a client writes to its log. Ids of visitors and tokens are masked, and nothing is put together that
/// nobody reads.
struct ClientLog: Sendable {
  private let logger: Logger?

  init(_ logger: Logger?) {
    self.logger = logger
  }

  func sending(_ request: HTTPRequestRecord) {
    logger?.debug(
      "Request sent",
      metadata: ["method": "\(request.method)", "url": "\(Secrets.keysAndIdentity.masked(url: request.url))"])
    logger?.trace("Request body", metadata: ["body": "\(Self.shown(request.body))"])
  }

  func received(_ exchange: HTTPExchange) {
    guard let response = exchange.response else { return }
    logger?.debug(
      "Response received",
      metadata: [
        "status": "\(response.status)", "bytes": "\(response.body.count)",
        "attempts": "\(exchange.attempts.count)",
        "milliseconds": "\(exchange.attempts.last?.timing.total ?? 0)",
      ])
    logger?.trace("Response body", metadata: ["body": "\(Self.shown(response.body))"])
  }

  func failed(_ failure: DeliveryFailure) {
    logger?.error("Delivery failed", metadata: ["reason": "\(failure)"])
  }

  func failedInBackground(_ error: any Error) {
    logger?.error("Notifications were not sent", metadata: ["reason": "\(error)"])
  }

  /// Tells of a look for an artifact.
  func looked(_ download: ArtifactDownload) {
    if let failure = download.failure {
      logger?.error("\(failure)")
    } else {
      logger?.debug(
        "Artifact looked for",
        metadata: [
          "location": "\(download.location)", "status": "\(download.status ?? 0)",
          "bytes": "\(download.byteCount ?? 0)", "milliseconds": "\(download.duration)",
        ])
    }
  }

  /// Tells of what was left out of a call or changed in it.
  func noticed(_ problems: [ValidationProblem]) {
    for problem in problems { logger?.warning("\(problem)") }
  }

  func noPlace(_ reason: @autoclosure () -> String) {
    logger?.warning("Geo lookup failed", metadata: ["reason": "\(reason())"])
  }

  /// A body with secrets hidden; of one that is not JSON only its length.
  private static func shown(_ bytes: [UInt8]) -> String {
    guard let json = try? JSON(parsing: bytes) else { return "\(bytes.count) bytes" }
    return Secrets.keysAndIdentity.masked(json).compact
  }
}
