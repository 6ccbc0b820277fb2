import ArgumentParser
import TargetClient

/// Calls of which some go wrong.
struct Faults: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes calls of which one in ten goes wrong, and counts answers, errors and connections.")

  @OptionGroup var surroundings: Surroundings

  @Option(help: "How many calls.")
  var calls = 1000

  @Option(name: .customLong("fault"), help: "The faults in force, with their chance.")
  var faults = ["status=503@0.025", "reset@0.025", "cut-body@0.025", "truncated-json@0.025"]

  func run() async throws {
    let edge = try ServingProcess(artifact: surroundings.artifact)
    let call = try MeasuredCall(file: surroundings.request)
    let client = try call.client(of: edge.address)
    let switches = BareClient()
    try await switches.setFaults(faults, at: edge.address)
    let counts = await withTaskGroup(of: Counts.self) { group in
      for task in 0..<20 {
        group.addTask { [options = call.options, calls] in
          var counts = Counts()
          for _ in stride(from: task, to: calls, by: 20) {
            do {
              _ = try await client.getOffers(options)
              counts.answers += 1
            } catch {
              counts.errors += 1
            }
          }
          return counts
        }
      }
      return await group.reduce(into: Counts()) { $0.add($1) }
    }
    try await switches.setFaults([], at: edge.address)
    _ = try await client.getOffers(call.options)
    try await switches.shutdown()
    await client.shutdown()
    let open = openConnections(toPort: edge.address.port)
    edge.stop()
    print("\(calls) calls: \(counts.answers) answers, \(counts.errors) errors; the next call is answered")
    print("\(open) connections open after the shutdown")
  }
}
