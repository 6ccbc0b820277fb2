import ArgumentParser
import AsyncHTTPClient
import DeliveryAPI
import EdgeSandbox
import Foundation
import NIOCore
import NIOHTTP1
import TargetClient

/// Measures the client over loopback: what it costs over a bare request, how it holds out under load and
/// faults, and how soon it gives up.
@main
struct ClientEndurance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the client against a sandbox edge in this process.")

  @Option(help: "The artifact the sandbox decides by, such as Resources/Demo/demo-artifact.json.")
  var artifact: String

  @Option(help: "The mbox to ask for.")
  var mbox = "a1-serverside-ab"

  @Option(help: "How many calls are compared with a bare request, one after the other.")
  var calls = 3000

  @Option(help: "How many tasks call at once.")
  var tasks = 200

  @Option(help: "How long they do, in seconds.")
  var seconds = 60

  func run() async throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: artifact)))
    let sandbox = try EdgeSandbox(SandboxConfiguration(artifact: bytes, cluster: nil, recordLimit: 1))
    let bench = Bench(sandbox: sandbox, address: try await sandbox.start(), mbox: mbox)
    try await bench.compareWithBareRequest(calls: calls)
    try await bench.giveUp()
    try await bench.holdOut(tasks: tasks, for: .seconds(seconds))
    try await bench.sufferFaults(calls: 1000)
    await sandbox.stop()
  }
}

/// The measurements, each with a client of its own.
struct Bench {
  let sandbox: EdgeSandbox
  let address: SandboxAddress
  let mbox: String

  private var options: TargetClientOptions {
    TargetClientOptions(
      client: "acmeclient", organizationId: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg", timeout: .seconds(10),
      maximumRetries: 0, serverDomain: address.serverDomain, pinServerDomain: true, secure: false)
  }

  private var call: GetOffersOptions {
    GetOffersOptions(
      request: DeliveryRequest(
        id: VisitorId(tntId: "b7d539fdd5fd31a031e2243e2272669d.35_0"), context: Context(channel: .web),
        execute: ExecuteRequest(mboxes: [MboxRequest(name: mbox, index: 1)])),
      sessionId: "endurance")
  }

  /// Sends the same bytes by the client and by the HTTP client alone, in turns, each over a connection that
  /// stays open.
  func compareWithBareRequest(calls: Int) async throws {
    let client = try TargetClient.create(options)
    let bare = HTTPClient(eventLoopGroupProvider: .singleton)
    guard let sent = try await client.getOffers(call).exchange?.request else { return }
    var ours: [Duration] = []
    var theirs: [Duration] = []
    for number in 0..<calls + 200 {
      let ourTime = try await time { _ = try await client.getOffers(call) }
      let theirTime = try await time {
        var request = HTTPClientRequest(url: sent.url)
        request.method = .POST
        for field in sent.headers { request.headers.add(name: field.name, value: field.value) }
        request.body = .bytes(ByteBuffer(bytes: sent.body))
        let response = try await bare.execute(request, timeout: .seconds(10))
        _ = try await response.body.collect(upTo: 1 << 26)
      }
      // The first ones warm up.
      guard number >= 200 else { continue }
      ours.append(ourTime)
      theirs.append(theirTime)
    }
    let (median, bareMedian) = (ours.sorted()[calls / 2], theirs.sorted()[calls / 2])
    print(
      "getOffers  median \(median.milliseconds) ms, 99th \(ours.sorted()[calls * 99 / 100].milliseconds) ms")
    print(
      "bare POST  median \(bareMedian.milliseconds) ms, 99th \(theirs.sorted()[calls * 99 / 100].milliseconds) ms"
    )
    print("overhead   \(((median / bareMedian - 1) * 1000).rounded() / 10) %")
    print(
      "connections of the client: \(openConnections) with the bare one's, after \(2 * (calls + 200)) calls")
    await client.shutdown()
    try await bare.shutdown()
  }

  /// Cancels calls, and lets their time pass, at a server that does not answer.
  func giveUp() async throws {
    sandbox.faults = [Fault(.latency, number: 600_000)]
    let client = try TargetClient.create(options)
    var cancelled: [Duration] = []
    for _ in 0..<50 {
      let running = Task { try await client.getOffers(call) }
      try await Task.sleep(for: .milliseconds(20))
      cancelled.append(
        await time {
          running.cancel()
          _ = await running.result
        })
    }
    var hasty = options
    hasty.timeout = .milliseconds(100)
    let hastyClient = try TargetClient.create(hasty)
    var late: [Duration] = []
    for _ in 0..<50 { late.append(await time { _ = try? await hastyClient.getOffers(call) }) }
    sandbox.faults = []
    print("cancelled  after at most \((cancelled.max() ?? .zero).milliseconds) ms")
    print("100 ms     given up after at most \((late.max() ?? .zero).milliseconds) ms")
    await client.shutdown()
    await hastyClient.shutdown()
  }

  /// Calls from many tasks at once.
  func holdOut(tasks: Int, for duration: Duration) async throws {
    let client = try TargetClient.create(options)
    let end = ContinuousClock.now + duration
    let counts = await withTaskGroup(of: (calls: Int, errors: Int).self) { group in
      for _ in 0..<tasks {
        group.addTask {
          var counts = (calls: 0, errors: 0)
          while ContinuousClock.now < end {
            counts.calls += 1
            do { _ = try await client.getOffers(call) } catch { counts.errors += 1 }
          }
          return counts
        }
      }
      group.addTask {
        for step in 1...6 {
          try? await Task.sleep(for: duration / 6)
          print("after \(step)/6 of the time: \(residentMemory) MB")
        }
        return (0, 0)
      }
      return await group.reduce(into: (calls: 0, errors: 0)) {
        $0 = ($0.calls + $1.calls, $0.errors + $1.errors)
      }
    }
    print("\(tasks) tasks: \(counts.calls) calls, \(counts.errors) errors, \(openConnections) connections")
    await client.shutdown()
    print("after the end: \(openConnections) connections")
  }

  /// Makes calls of which one in ten goes wrong.
  func sufferFaults(calls: Int) async throws {
    sandbox.faults = try ["status=503@0.04", "reset@0.03", "cut-body@0.03"].map { try Fault($0) }
    let client = try TargetClient.create(options)
    var answers = 0
    var errors = 0
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<calls {
        if number >= 20, let isAnswer = await group.next() {
          if isAnswer { answers += 1 } else { errors += 1 }
        }
        group.addTask { (try? await client.getOffers(call)) != nil }
      }
      for await isAnswer in group { if isAnswer { answers += 1 } else { errors += 1 } }
    }
    sandbox.faults = []
    _ = try await client.getOffers(call)
    await client.shutdown()
    print("faults     \(answers) answers and \(errors) errors of \(calls) calls, then one that is fine")
    print("after the end: \(openConnections) connections")
  }

  private func time(_ work: () async throws -> Void) async rethrows -> Duration {
    let start = ContinuousClock.now
    try await work()
    return ContinuousClock.now - start
  }

  /// The connections of this process to the sandbox that are not closed on this side.
  private var openConnections: Int {
    let table = (try? String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)) ?? ""
    let peer = String(format: ":%04X", address.port)
    return table.split(separator: "\n").dropFirst().count { line in
      let fields = line.split(separator: " ", maxSplits: 4)
      return fields.count > 3 && fields[2].hasSuffix(peer) && ["01", "02", "08"].contains(fields[3])
    }
  }
}

/// The memory of this process that is in use, in megabytes.
private var residentMemory: Int {
  let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
  return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 >> 20 : 0
}

extension Duration {
  /// Milliseconds, to the microsecond.
  fileprivate var milliseconds: Double { (self / .microseconds(1)).rounded() / 1000 }
}
