import ArtifactGeneration
import Benchmark
import Decisioning
import DeliveryAPI

/// An engine and the requests that it is to decide, each of another visitor.
struct DecisionWorkload {
  /// So many that neither the processor nor a cache could learn the answers.
  private static let visitorCount = 512

  private let engine: DecisioningEngine
  private let requests: [DeliveryRequest]

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
    requests = (0..<Self.visitorCount).map { visitor in
      var request = GeneratedRequest.execute(mboxes: mboxes, visitor: visitor)
      change(&request)
      return request
    }
  }

  /// Decides as many requests as the benchmark wants, up to the finished response values.
  func run(_ benchmark: Benchmark) {
    let environment = DecisionEnvironment.benchmark
    // A span lends requests out without copying these large values, as a caller with one request would.
    let requests = requests.span
    for iteration in benchmark.scaledIterations {
      blackHole(engine.decide(requests[iteration % requests.count], in: environment))
    }
  }
}

extension DecisionEnvironment {
  /// What decisions take from outside in all benchmarks: a fixed instant, and identifiers as in real calls.
  static let benchmark = DecisionEnvironment(
    instant: 1_768_471_200_000, makeIdentifier: RandomIdentifierSource().uuid, locationHint: "35",
    publicSuffixes: PublicSuffixList(parsing: Array("com\nnet\norg\nco.uk\n".utf8)))
}
