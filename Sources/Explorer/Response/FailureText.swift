import TargetClient
import TerminalUI

/// A call that failed, in words: an error is never shown as default content.
enum FailureText {
  /// The paragraphs, to be wrapped.
  static func lines(for failure: CallFailure, _ session: ResponseSession) -> [StyledLine] {
    let title = StyledLine("The call failed: no default content, nothing was decided.", .muted)
    guard let delivery = failure.delivery else { return [title, StyledLine(failure.sentence, .failure)] }
    let (summary, message) = summary(of: delivery.cause)
    var lines = [title, StyledLine(summary, Style(.failure, on: .plain, .bold))]
    if let message { lines.append(StyledLine(message, .failure)) }
    if let hint = delivery.hint { lines.append(StyledLine("→ ", .accent) + StyledLine(hint, .text)) }
    lines.append(fact("host", delivery.host.name, delivery.host.reason))
    let attempts = delivery.exchange.attempts.count
    if attempts > 1 { lines.append(fact("attempts", "\(attempts)")) }
    let key = session.keyName(of: .openHTTP)
    lines.append(StyledLine("\(key) opens HTTP: what went over the wire.", .muted))
    return lines
  }

  private static func summary(of cause: DeliveryFailure.Cause) -> (String, message: String?) {
    switch cause {
    case .refused(let status, let message):
      ("Target's servers refused the request with status \(status).", message)
    case .noAnswer(let failure): ("No answer came: \(failure).", nil)
    case .timedOut: ("The server \(cause).", nil)
    case .unreadable: ("The server \(cause).", nil)
    }
  }

  private static func fact(_ label: String, _ value: String, _ detail: String = "") -> StyledLine {
    var line = StyledLine(DisplayText.padded(label, to: 10), .muted)
    line.append(value, .text)
    if !detail.isEmpty { line.append("  \(detail)", .muted) }
    return line
  }
}
