import Decisioning
import DeliveryAPI
import OrderedJSON

/// Downloads the artifact of a client, and looks for newer ones.
///
/// The client keeps the last good artifact whatever happens. A failure that may pass is tried again after
/// pauses that grow; one that does not pass by itself, such as a damaged artifact, waits for the next look.
actor ArtifactProvider {
  /// How long one download may take.
  static let timeout = Duration.seconds(30)

  private let options: TargetClientOptions
  private let transport: HTTPTransport
  private let surroundings: ClientSurroundings
  private let current: CurrentArtifact
  private let telemetry: TelemetryStore
  private let log: ClientLog
  private let report: @Sendable (ClientEvent) -> Void
  private let location: String
  private let pollingInterval: Duration
  private let retries: RetryPolicy

  private var etag: String?
  private var failures = 0
  private var retrievalCount = 0
  private var running: Task<ArtifactDownload, Never>?

  /// - Parameter pollingInterval: the time between two looks; zero for a single one.
  init(
    _ options: TargetClientOptions, pollingInterval: Duration, transport: HTTPTransport,
    surroundings: ClientSurroundings, current: CurrentArtifact, telemetry: TelemetryStore, log: ClientLog,
    report: @escaping @Sendable (ClientEvent) -> Void
  ) {
    self.options = options
    self.pollingInterval = pollingInterval
    self.transport = transport
    self.surroundings = surroundings
    self.current = current
    self.telemetry = telemetry
    self.log = log
    self.report = report
    location = options.artifactURL
    let longestPause = pollingInterval > .zero ? pollingInterval : .seconds(300)
    retries = RetryPolicy(
      maximumRetries: .max, firstPause: min(.milliseconds(250), longestPause), longestPause: longestPause,
      randomFraction: surroundings.randomFraction)
  }

  /// Looks for artifacts until there is nothing to wait for, or the task is cancelled.
  func poll() async {
    var pause = current.decisions == nil ? Duration.zero : pollingInterval
    do {
      while true {
        if pause > .zero { try await surroundings.sleep(pause) }
        let download = await download()
        try Task.checkCancellation()
        if let next = download.pause {
          pause = .milliseconds(1) * next
        } else if download.failure == nil {
          return
        } else {
          // Somebody else who asked for this download gave it up.
          pause = retries.firstPause
        }
      }
    } catch {
      // Cancelled: the client has ended.
    }
  }

  /// Looks for a new artifact now. Whoever asks while a download runs gets that one's outcome.
  func download() async -> ArtifactDownload {
    if let running { return await running.value }
    let task = Task { await fetch() }
    running = task
    defer { running = nil }
    return await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
  }

  // MARK: One download

  private func fetch() async -> ArtifactDownload {
    let stopwatch = ContinuousClock.now
    var download = ArtifactDownload(start: surroundings.now(), location: location, outcome: .unchanged)
    let conversation = HTTPConversation(
      request, over: transport, policy: RetryPolicy(maximumRetries: 0, randomFraction: { 0 }),
      deadline: Deadline(after: Self.timeout, surroundings), surroundings: surroundings)
    let exchange: HTTPExchange
    do {
      try await conversation.run()
      exchange = conversation.exchange
    } catch {
      exchange = conversation.exchange
    }
    let attempt = exchange.attempts.last ?? HTTPAttempt(failure: .abandoned(.connecting))
    var parsing: Double?
    if Task.isCancelled {
      download.outcome = .failed("the download was given up")
    } else {
      take(attempt, into: &download, parsing: &parsing)
    }
    download.duration = milliseconds(ContinuousClock.now - stopwatch)
    telemetry.add(
      TelemetryEntry(
        ofArtifactDownload: exchange, at: download.start, total: download.duration, parsing: parsing),
      of: nil)
    finish(&download, after: attempt)
    return download
  }

  private var request: HTTPRequestRecord {
    var headers = [
      HTTPHeaderField("Accept", "*/*"), HTTPHeaderField("Accept-Encoding", "gzip"),
      HTTPHeaderField("User-Agent", "AdobeTargetSwift/\(DeliveryMessage.version)"),
    ]
    if let etag { headers.append(HTTPHeaderField("If-None-Match", etag)) }
    return HTTPRequestRecord(method: "GET", url: location, headers: headers)
  }

  /// Takes in what came of an attempt.
  private func take(_ attempt: HTTPAttempt, into download: inout ArtifactDownload, parsing: inout Double?) {
    guard let response = attempt.response else {
      let reason = attempt.failure.map { "\($0)" } ?? "nothing came"
      download.outcome = .failed("Failed to retrieve artifact: \(location): \(reason)")
      return
    }
    download.status = response.status
    download.etag = response.header("ETag")
    switch response.status {
    case 304 where etag != nil:
      download.outcome = .unchanged
    case 200:
      download.byteCount = response.body.count
      let start = ContinuousClock.now
      do throws(ArtifactError) {
        use(try Artifact(bytes: response.body, organizationID: options.organizationId), from: response)
        download.outcome = .replaced
      } catch {
        download.outcome = .failed("Failed to retrieve artifact: \(location): \(error)")
      }
      parsing = milliseconds(ContinuousClock.now - start)
    default:
      download.outcome = .failed(Self.refusal(of: response, location: location))
    }
  }

  private func use(_ artifact: Artifact, from response: HTTPResponseRecord) {
    retrievalCount += 1
    etag = response.header("ETag")
    let origin = ArtifactOrigin(
      location: location, pollingInterval: Int64(milliseconds(pollingInterval)),
      retrievalCount: retrievalCount, lastRetrieved: surroundings.now())
    current.replace(
      with: OnDeviceDecisions(artifact, origin: origin, options: options, surroundings: surroundings))
  }

  private static func refusal(of response: HTTPResponseRecord, location: String) -> String {
    let sentence = "Failed to retrieve artifact: \(location) answered \(response.status)"
    switch response.status {
    case 403:
      return "\(sentence): the request is not authorized. On-device decisioning is probably switched off:"
        + " in Target, open Administration > Implementation, switch On-Device Decisioning on in the account"
        + " details, and try again. Also check client code, environment and property token."
    case 404:
      return "\(sentence). Check client code, environment and property token."
    default:
      return "\(sentence)\(DeliveryAnswer.excerpt(of: response).map { ": \($0)" } ?? "")"
    }
  }

  // MARK: Afterwards

  /// Notes when to look again, writes the download down and reports it.
  private func finish(_ download: inout ArtifactDownload, after attempt: HTTPAttempt) {
    let interval = pollingInterval > .zero ? milliseconds(pollingInterval) : nil
    if download.failure == nil {
      failures = 0
      download.pause = interval
    } else {
      failures += 1
      let mayPass = attempt.response?.isTemporary ?? true
      download.pause = mayPass ? milliseconds(retries.pause(afterFailures: failures)) : interval
    }
    if Task.isCancelled { download.pause = nil }
    current.add(download)
    log.looked(download)
    switch download.outcome {
    case .replaced:
      report(.artifactDownloadSucceeded(download))
      let headers = attempt.response?.headers ?? []
      let reply = GeoReply(json: .object(JSONObject(headers.geoMembers)))
      if let geo = reply.geo { report(.geoLocationUpdated(geo)) }
    case .failed: report(.artifactDownloadFailed(download))
    case .unchanged: report(.artifactUnchanged(download))
    }
  }
}

extension [HTTPHeaderField] {
  /// The fields in which the CDN tells where the asking machine is, as the members that the geo service
  /// answers with.
  var geoMembers: [JSONObject.Member] {
    compactMap { field in
      let name = field.name.lowercased()
      guard name.hasPrefix("x-geo-") || name == "x-forwarded-for" else { return nil }
      return JSONObject.Member(name: name, value: .string(field.value))
    }
  }
}
