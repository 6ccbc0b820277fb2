import ArgumentParser
import TargetClient

/// Many calls at once for a while.
struct Load: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets many tasks call at once, and tells errors and memory of both sides.")

  @OptionGroup var surroundings: Surroundings

  @Option(help: "How many tasks call at once.")
  var tasks = 200

  @Option(help: "For how many seconds.")
  var seconds = 60

  func run() async throws {
    let edge = try ServingProcess(artifact: surroundings.artifact)
    let call = try MeasuredCall(file: surroundings.request)
    let client = try call.client(of: edge.address)
    print("seconds  client MB  edge MB  connections")
    let counts = await withTaskGroup(of: Counts.self) { group in
      let end = ContinuousClock.now + .seconds(seconds)
      for _ in 0..<tasks {
        group.addTask { [options = call.options] in
          var counts = Counts()
          while ContinuousClock.now < end {
            do {
              _ = try await client.getOffers(options)
              counts.answers += 1
            } catch {
              if counts.errors == 0 { print(error) }
              counts.errors += 1
            }
          }
          return counts
        }
      }
      group.addTask { [seconds, figures = edge.figures, port = edge.address.port] in
        for second in stride(from: 10, through: seconds, by: 10) {
          try? await Task.sleep(until: end - .seconds(seconds - second))
          let memory = [ProcessFigures.own, figures].map { "\(($0.residentMegabytes * 10).rounded() / 10)" }
          print("\(second)  \(memory.joined(separator: "  "))  \(openConnections(toPort: port))")
        }
        return Counts()
      }
      return await group.reduce(into: Counts()) { $0.add($1) }
    }
    await client.shutdown()
    let open = openConnections(toPort: edge.address.port)
    edge.stop()
    print(
      "\(tasks) tasks for \(seconds) s: \(counts.answers) answers, \(counts.errors) errors;"
        + " \(open) connections open after the shutdown")
  }
}

/// What came of calls.
struct Counts: Sendable {
  var answers = 0
  var errors = 0

  mutating func add(_ other: Counts) {
    answers += other.answers
    errors += other.errors
  }
}
