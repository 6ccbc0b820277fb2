import ArgumentParser
import Decisioning
import DeliveryAPI
import EdgeSandbox
import Foundation
import TargetClient

/// How soon calls end that are cancelled, or whose time is up, in every phase of a call.
struct GivingUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "giving-up",
    abstract: "Measures how soon a cancelled call ends, and one with a deadline of 100 ms.")

  @OptionGroup var surroundings: Surroundings

  @ArgumentParser.Option(help: "How often each is tried.")
  var tries = 100

  func run() async throws {
    let edge = try ServingProcess(artifact: surroundings.artifact)
    let call = try MeasuredCall(file: surroundings.request)
    let artifact = try Artifact(bytes: [UInt8](Data(contentsOf: URL(filePath: surroundings.artifact))))
    let switches = BareClient()
    let port = try UnacceptingPort()
    for phase in Phase.allCases {
      try await switches.setFaults(phase.faults, at: edge.address)
      let address = phase == .connecting ? SandboxAddress(host: "127.0.0.1", port: port.number) : edge.address
      let waiting = Waiting(phase: phase, call: call, address: address, artifact: artifact)
      let cancelled = try await waiting.cancelled(tries: tries)
      let late = try await waiting.late(tries: tries)
      print("\(phase.rawValue)")
      print("  cancelled, ends after       \(cancelled.summary)")
      print("  100 ms allowed, ends after  \(late.summary)")
    }
    try await switches.setFaults([], at: edge.address)
    try await switches.shutdown()
    edge.stop()
  }
}

/// What a call can wait for.
private enum Phase: String, CaseIterable {
  case queue = "a free connection"
  case connecting = "the connection"
  case firstByte = "the first byte"
  case body = "the body"
  case pause = "the pause before another attempt"
  case artifact = "the first artifact"
  case geo = "the place of an IP address"

  /// The faults of the edge that let calls wait for it.
  var faults: [String] {
    switch self {
    case .connecting: []
    case .queue, .firstByte, .artifact, .geo: ["latency=600000"]
    case .body: ["slow-body=60000"]
    case .pause: ["status=503"]
    }
  }
}

/// Calls that wait.
private struct Waiting {
  let phase: Phase
  let call: MeasuredCall
  let address: SandboxAddress
  let artifact: Artifact

  /// Cancels calls that have waited for 30 ms, within the first pause of a call that is refused.
  func cancelled(tries: Int) async throws -> Measurements {
    let client = try client(timeout: .seconds(10))
    var durations: [Duration] = []
    try await occupyConnection(of: client) {
      for _ in 0..<tries {
        let running = Task { try await wait(client) }
        try await Task.sleep(for: .milliseconds(30))
        durations.append(
          await time {
            running.cancel()
            _ = await running.result
          })
      }
    }
    return Measurements(durations)
  }

  /// Lets calls wait as long as they may, which is 100 ms.
  func late(tries: Int) async throws -> Measurements {
    var durations: [Duration] = []
    let client = try client(timeout: .milliseconds(100))
    try await occupyConnection(of: client) {
      for _ in 0..<tries {
        // The time to become ready counts from the beginning of a client.
        let waiting = phase == .artifact ? try self.client(timeout: .milliseconds(100)) : client
        durations.append(await time { try? await wait(waiting) })
        if phase == .artifact { Task { await waiting.shutdown() } }
      }
    }
    return Measurements(durations)
  }

  private func wait(_ client: TargetClient) async throws {
    if phase == .artifact {
      try await client.waitUntilReady()
    } else {
      _ = try await client.getOffers(phase == .geo ? callFromAddress : call.options)
    }
  }

  private var callFromAddress: GetOffersOptions {
    var options = call.options
    options.request.context?.geo = Geo(ipAddress: "203.0.113.77")
    return options
  }

  private func client(timeout: Duration) throws -> TargetClient {
    try call.client(of: address) { options in
      options.timeout = timeout
      switch phase {
      case .queue: options.maximumConnectionsPerHost = 1
      case .pause: options.maximumRetries = 100
      case .artifact:
        options.decisioningMethod = .onDevice
        options.artifactLocation = "\(address.url)/acmeclient/production/v1/rules.json"
        options.maximumWaitReady = timeout
      case .geo:
        options.decisioningMethod = .onDevice
        options.artifact = artifact
        options.geoServiceLocation = "\(address.url)/v1/geo"
      case .connecting, .firstByte, .body: break
      }
    }
  }

  /// Runs something while another call has the only connection of the client, where that is the phase.
  private func occupyConnection(of client: TargetClient, _ body: () async throws -> Void) async throws {
    var patient: TargetClient?
    if phase == .queue { patient = client }
    let occupying = patient.map { client in
      Task {
        while !Task.isCancelled { _ = try? await client.getOffers(call.options) }
      }
    }
    if occupying != nil { try await Task.sleep(for: .milliseconds(50)) }
    try await body()
    occupying?.cancel()
    await occupying?.value
    await client.shutdown()
  }
}

/// A port that listens and never accepts, with its queue full: whoever connects waits.
private final class UnacceptingPort {
  /// The port cannot be had.
  struct Unavailable: Error {}

  let number: Int
  private var descriptors: [Int32] = []

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && getsockname(listener, address, &length) == 0
          && listen(listener, 0) == 0
      }
    }
    guard isListening else { throw Unavailable() }
    number = Int(UInt16(bigEndian: address.sin_port))
    descriptors = [listener]
    for _ in 0..<4 {
      let filler = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(filler, $0, length) }
      }
      descriptors.append(filler)
    }
  }

  deinit { for descriptor in descriptors { close(descriptor) } }
}
