import ArgumentParser
import TargetClient

/// What `getOffers` costs over a bare POST of the same bytes.
struct Overhead: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares getOffers server-side with a bare POST of the same bytes, in turns.")

  @OptionGroup var surroundings: Surroundings

  @Option(help: "How many calls of each kind are measured, after as many as a tenth to warm up.")
  var calls = 5000

  /// How many calls of one kind follow each other.
  private static let callsOfTurn = 100

  func run() async throws {
    let edge = try ServingProcess(artifact: surroundings.artifact)
    let call = try MeasuredCall(file: surroundings.request)
    let client = try call.client(of: edge.address)
    let bare = BareClient()
    guard let sent = try await client.getOffers(call.options).exchange?.request else { return }
    var byteCount = try await bare.send(sent)

    var (ours, theirs, parts) = (Series(), Series(), Parts())
    for turn in 0...calls / Self.callsOfTurn {
      // The first turn is for both to warm up.
      let isMeasured = turn > 0
      var sent: [HTTPRequestRecord] = []
      for _ in 0..<Self.callsOfTurn {
        var result: TargetDeliveryResult?
        try await ours.add(isMeasured) { result = try await client.getOffers(call.options) }
        guard let result, let request = result.exchange?.request else { continue }
        if isMeasured { parts.add(result) }
        sent.append(request)
      }
      // The same bytes: a call carries the measurements of the one before it.
      for request in sent {
        try await theirs.add(isMeasured) { byteCount = try await bare.send(request) }
      }
    }
    let open = openConnections(toPort: edge.address.port)
    await client.shutdown()
    try await bare.shutdown()
    edge.stop()

    print("\(sent.body.count) bytes there, \(byteCount) back; \(calls) calls of each kind in turns")
    print("getOffers  \(ours.summary)")
    print("bare POST  \(theirs.summary)")
    let ratio = ours.wall.percentile(50) / theirs.wall.percentile(50)
    print(
      "overhead at the median  \(percent(ratio)), in computing time \(percent(ours.computed / theirs.computed))"
    )
    print("medians in getOffers: \(parts.summary)")
    print("connections of both together after \(2 * (calls + calls / 10)) calls  \(open)")
  }

  private func percent(_ ratio: Double) -> String { "\(((ratio - 1) * 1000).rounded() / 10) %" }
}

/// Calls of one kind.
private struct Series {
  private var durations: [Duration] = []
  private(set) var computed = Duration.zero

  mutating func add(_ isMeasured: Bool, _ call: () async throws -> Void) async throws {
    let computedBefore = computingTime()
    let duration = try await time(call)
    guard isMeasured else { return }
    computed += computingTime() - computedBefore
    durations.append(duration)
  }

  var wall: Measurements { Measurements(durations) }

  var summary: String {
    "\(wall.summary); computing time \((computed / max(1, durations.count)).milliseconds) ms a call"
  }
}

/// Where the time of calls goes, as their results tell it.
private struct Parts {
  private var durations: [String: [Duration]] = [:]

  mutating func add(_ result: TargetDeliveryResult) {
    let timing = result.exchange?.attempts.last?.timing ?? HTTPTiming()
    let parts: KeyValuePairs = [
      "validate": result.timing.validation, "complete": result.timing.completion,
      "queue": timing.queue, "connect": timing.connect, "first byte": timing.firstByte, "body": timing.body,
      "decode": result.exchange?.decoding,
      "other": result.timing.decision - timing.total - (result.exchange?.decoding ?? 0),
      "assemble": result.timing.assembly,
    ]
    for (name, milliseconds) in parts {
      durations[name, default: []].append(.microseconds(1) * ((milliseconds ?? 0) * 1000))
    }
  }

  var summary: String {
    durations.map { "\($0.key) \(Measurements($0.value).percentile(50).milliseconds)" }.sorted()
      .joined(separator: ", ") + " ms"
  }
}
