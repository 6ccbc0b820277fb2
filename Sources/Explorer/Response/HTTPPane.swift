import OrderedJSON
import TargetClient
import TerminalUI

/// What went over the wire: both sides, the attempts, and where the time went.
enum HTTPPane {
  /// The largest body that is read here as JSON, in bytes. Larger answers were read by the client already.
  private static let largestBody = 4_000_000

  /// The lines of the pane; nil for a call that failed before anything was sent.
  static func nodes(for record: CallRecord, _ session: ResponseSession) -> [PaneNode]? {
    if let exchange = record.exchange { return nodes(for: exchange, of: record, session) }
    if let saved = record.saved {
      return [.note("\(saved.fileName) tells nothing of what went over the wire.")]
    }
    return record.result.map { localNodes(for: $0, of: record, session) }
  }

  // MARK: - Over the wire

  private static func nodes(
    for exchange: HTTPExchange, of record: CallRecord, _ session: ResponseSession
  ) -> [PaneNode] {
    let mask = session.mask
    let host = record.result?.meta.host ?? record.failure?.delivery?.host
    let version = record.saved.map { _ in exchange.response?.version ?? "" }
    var nodes = [requestNode(exchange.request, to: host, version: version, session)]
    if let response = exchange.response {
      nodes.append(responseNode(response, body: record.result?.rawResponse, mask: mask))
    } else if let failure = record.failure {
      let reason = failure.delivery.map { "none: \($0.cause)" } ?? failure.sentence
      nodes.append(.heading("Response", [.note(reason, .failure)]))
    }
    if let saved = record.saved {
      nodes.append(PhaseBars.node(for: saved.phases, total: record.time?.duration ?? 0))
    } else if let attempt = exchange.attempts.last {
      nodes.append(PhaseBars.node(for: attempt.timing, decoding: exchange.decoding))
    }
    if exchange.attempts.count > 1 {
      let attempts = exchange.attempts.enumerated().map { attemptNode($1, number: $0 + 1) }
      nodes.append(.heading("Attempts", attempts, detail: "\(attempts.count)"))
    }
    return nodes
  }

  /// - Parameter version: the protocol, where it is not the one that the client speaks.
  private static func requestNode(
    _ request: HTTPRequestRecord, to host: DeliveryHost?, version: String? = nil, _ session: ResponseSession
  ) -> PaneNode {
    let mask = session.mask
    let ownLine = request.requestLine
    let line =
      version.map { "\(ownLine.split(separator: " ").dropLast().joined(separator: " ")) \($0)" } ?? ownLine
    var nodes = [
      PaneNode(StyledLine(line, .text), copyText: line),
      PaneNode.fact("URL", StyledLine(request.url, .string), copyText: request.url),
    ]
    if let host {
      var line = StyledLine(host.name, .text)
      line.append("  \(host.reason)", .muted)
      nodes.append(.fact("host", line, copyText: host.name))
    }
    nodes.append(headersNode(request.headers, mask: mask))
    let body = try? JSON(parsing: request.body)
    nodes.append(bodyNode(body.map(mask.body), bytes: request.body, path: "body"))
    if mask.hidesSomething(of: request, body: body) {
      nodes.append(.note("Secrets are masked; \(session.keyName(of: .revealSecrets)) shows them."))
    }
    return .heading("Request", nodes, detail: "\(request.method) · \(request.body.count.byteCountText)")
  }

  private static func responseNode(
    _ response: HTTPResponseRecord, body: JSON?, mask: SecretMask
  ) -> PaneNode {
    let statusLine = [response.version, "\(response.status)", response.reason].filter { !$0.isEmpty }
      .joined(separator: " ")
    var nodes = [PaneNode(StyledLine(statusLine, TextRole(ofStatus: response.status)), copyText: statusLine)]
    nodes.append(headersNode(response.headers, mask: mask))
    let isReadable = body == nil && response.body.count <= largestBody
    let json = isReadable ? try? JSON(parsing: response.body) : body
    nodes.append(bodyNode(json, bytes: response.body, path: "body"))
    return .heading("Response", nodes, detail: "\(response.status) · \(response.body.count.byteCountText)")
  }

  private static func headersNode(_ headers: [HTTPHeaderField], mask: SecretMask) -> PaneNode {
    guard !headers.isEmpty else { return .note("no headers") }
    let columns = min(28, (headers.map { DisplayText.columns(of: $0.name) }.max() ?? 0) + 2)
    let nodes = headers.map { field in
      var line = StyledLine(DisplayText.padded(field.name, to: columns - 1) + " ", .name)
      line.append(mask.value(of: field), .text)
      return PaneNode(line, copyText: "\(field.name): \(mask.value(of: field))")
    }
    var line = StyledLine("headers", .muted)
    line.append("  \(headers.count)", .muted)
    let all = headers.map { "\($0.name): \(mask.value(of: $0))" }.joined(separator: "\n")
    return PaneNode(line, nodes, copyText: all)
  }

  private static func bodyNode(_ body: JSON?, bytes: [UInt8], path: String) -> PaneNode {
    var line = StyledLine("body", .muted)
    line.append("  \(bytes.isEmpty ? "empty" : bytes.count.byteCountText)", .muted)
    if let body { return PaneNode(line, json: body, path: path) }
    guard !bytes.isEmpty else { return PaneNode(line) }
    let isCut = bytes.count > longestText
    let text = String(decoding: bytes.prefix(longestText), as: UTF8.self)
    var nodes = OfferText.lines(text).map { PaneNode(StyledLine(String($0), .string)) }
    if isCut { nodes.append(.note("This is the beginning: \(longestText.byteCountText) of it.")) }
    return PaneNode(line, nodes, copyText: text)
  }

  /// The most bytes of a body without JSON that are shown.
  private static let longestText = 64_000

  private static func attemptNode(_ attempt: HTTPAttempt, number: Int) -> PaneNode {
    let duration = Duration.milliseconds(attempt.timing.total).shortText
    var line = StyledLine("\(number)  \(duration)", .muted)
    if attempt.pause > 0 {
      line.append(" after a pause of \(Duration.milliseconds(attempt.pause).shortText)", .muted)
    }
    if let response = attempt.response {
      line.append("  \(response.status) \(response.reason)", TextRole(ofStatus: response.status))
    } else if let failure = attempt.failure {
      line.append("  \(failure)", .failure)
    }
    return PaneNode(line)
  }

  // MARK: - On this machine

  private static func localNodes(
    for result: TargetDeliveryResult, of record: CallRecord, _ session: ResponseSession
  ) -> [PaneNode] {
    var decision = [
      PaneNode.note("Nothing went over the wire for this answer: it was decided on-device."),
      .fact("why", result.meta.reason),
      .fact("took", Duration.milliseconds(result.timing.decision).shortText),
    ]
    let count = NotificationsPane.notifications(of: result).count
    decision.append(
      .fact(
        "notifications",
        count == 0 ? "none belong to it" : "\(count) · \(session.keyName(of: .openNotifications)) shows them")
    )
    if let status = session.artifact.report?.status, let last = status.downloads.last {
      decision.append(.fact("artifact", "\(last.location) · \(LocalTime.text(last.start / 1000))"))
    }
    decision.append(.note("\(session.keyName(of: .openArtifact)) shows the artifact and how it came."))
    var nodes = [PaneNode.heading("On-device", decision)]
    if case .sent(_, let exchange?) = record.notifications {
      nodes.append(.heading("Its notifications, sent", exchangeNodes(for: exchange, session)))
    }
    let key = session.keyName(of: .changeMethod)
    return nodes + [.note("\(key) changes the method; server-side shows both sides here.")]
  }

  /// Both sides of an exchange that belongs to a call besides its own.
  private static func exchangeNodes(for exchange: HTTPExchange, _ session: ResponseSession) -> [PaneNode] {
    var nodes = [requestNode(exchange.request, to: nil, session)]
    if let response = exchange.response {
      nodes.append(responseNode(response, body: nil, mask: session.mask))
    }
    return nodes
  }
}
