import ArtifactGeneration
import Benchmark
import Decisioning
import DeliveryAPI
import OrderedJSON

/// Reading and writing JSON. The text is an artifact of 10,000 rules, about 9 MB.
func addJSONBenchmarks() {
  func text() -> [UInt8] { ArtifactPlan(ruleCount: 10_000).artifact() }

  Benchmark("JSON: check 9 MB without making values") { _, text in
    try JSONCursor.validate(text)
  } setup: {
    text()
  }

  Benchmark("JSON: parse 9 MB to values") { _, text in
    blackHole(try JSON(parsing: text))
  } setup: {
    text()
  }

  Benchmark("JSON: write 9 MB on one line") { _, value in
    blackHole(value.compactBytes)
  } setup: {
    try JSON(parsing: text())
  }

  Benchmark("JSON: write 9 MB with indents") { _, value in
    blackHole(value.prettyBytes())
  } setup: {
    try JSON(parsing: text())
  }

  addCodingBenchmarks()
}

/// Between JSON and the values of the Delivery API, for a request of 20 mboxes and its response.
private func addCodingBenchmarks() {
  let thousand = Benchmark.Configuration(scalingFactor: .kilo)
  let plan = ArtifactPlan(ruleCount: 1_000)
  let request = GeneratedRequest.execute(mboxes: plan.spreadMboxNames(20))

  Benchmark("JSON: decode a request of 20 mboxes", configuration: thousand) { benchmark, json in
    for _ in benchmark.scaledIterations {
      blackHole(try OrderedJSONDecoder().decode(DeliveryRequest.self, from: json))
    }
  } setup: {
    try OrderedJSONEncoder().encode(request)
  }

  Benchmark("JSON: encode a response of 20 mboxes", configuration: thousand) { benchmark, response in
    for _ in benchmark.scaledIterations {
      blackHole(try OrderedJSONEncoder().encode(response))
    }
  } setup: {
    try response(to: request, plan)
  }
}

private func response(to request: DeliveryRequest, _ plan: ArtifactPlan) throws -> DeliveryResponse {
  let engine = DecisioningEngine(
    artifact: try Artifact(bytes: plan.artifact()), clientCode: GeneratedRequest.clientCode)
  return engine.decide(request, in: .benchmark).response
}
