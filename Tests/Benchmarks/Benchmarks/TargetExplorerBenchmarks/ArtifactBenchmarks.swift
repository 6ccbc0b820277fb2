import ArtifactGeneration
import Benchmark
import Decisioning

/// How long it takes until an artifact whose bytes are in memory can be asked, and the memory of both.
func addArtifactBenchmarks() {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 10)

  for ruleCount in [100, 1_000, 10_000, 100_000] {
    Benchmark("artifact: \(ruleCount) rules, ready", configuration: configuration) { _, bytes in
      blackHole(try Artifact(bytes: bytes))
    } setup: {
      ArtifactPlan(ruleCount: ruleCount).artifact()
    }
  }

  // The rules of an mbox are compiled when it is asked for first.
  Benchmark("artifact: 1,000 rules, ready and one mbox of it decided for the first time") {
    benchmark, sample in
    for _ in benchmark.scaledIterations {
      let engine = DecisioningEngine(artifact: try Artifact(bytes: sample.bytes), clientCode: sample.client)
      blackHole(engine.decide(sample.request, in: .benchmark))
    }
  } setup: {
    let plan = ArtifactPlan(ruleCount: 1_000)
    return (
      bytes: plan.artifact(), client: GeneratedRequest.clientCode,
      request: GeneratedRequest.execute(mboxes: plan.spreadMboxNames(1))
    )
  }
}
