import ArtifactGeneration
import Benchmark
import Decisioning
import DeliveryAPI

/// An engine and the requests that it is to decide, each of another visitor.
struct DecisionWorkload {
  /// So many that neither the processor nor a cache could learn the answers.
  private static let visitorCount = 512

  private let engine: DecisioningEngine
  private let visits: [Visit]

  /// Requests for some mboxes of an artifact.
  ///
  /// - Parameters:
  ///   - plan: What the artifact holds.
  ///   - mboxCount: How many mboxes a request asks for, spread over the artifact.
  ///   - change: Changes each request.
  init(
    _ plan: ArtifactPlan, mboxCount: Int, change: (inout DeliveryRequest) -> Void = { _ in }
  ) throws {
    engine = DecisioningEngine(
      artifact: try Artifact(bytes: plan.artifact()), clientCode: GeneratedRequest.clientCode)
    let mboxes = plan.spreadMboxNames(mboxCount)
    visits = (0..<Self.visitorCount).map { visitor in
      var request = GeneratedRequest.execute(mboxes: mboxes, visitor: visitor)
      change(&request)
      return Visit(request)
    }
  }

  /// Decides as many requests as the benchmark wants, up to the finished response values.
  func run(_ benchmark: Benchmark) {
    let environment = DecisionEnvironment.benchmark
    for iteration in benchmark.scaledIterations {
      blackHole(visits[iteration % visits.count].decision(of: engine, in: environment))
    }
  }
}

/// A request that is lent to the engine, as by a caller who has one: out of an array, this large value would be
/// copied each time.
private final class Visit: Sendable {
  private let request: DeliveryRequest

  init(_ request: DeliveryRequest) {
    self.request = request
  }

  @inline(never)
  func decision(of engine: DecisioningEngine, in environment: DecisionEnvironment) -> Decision {
    engine.decide(request, in: environment)
  }
}

extension DecisionEnvironment {
  /// What decisions take from outside in all benchmarks: a fixed instant, and identifiers as in real calls.
  static let benchmark = DecisionEnvironment(
    instant: 1_768_471_200_000, makeIdentifier: RandomIdentifierSource().uuid, locationHint: "35",
    publicSuffixes: PublicSuffixList(parsing: Array("com\nnet\norg\nco.uk\n".utf8)))
}
