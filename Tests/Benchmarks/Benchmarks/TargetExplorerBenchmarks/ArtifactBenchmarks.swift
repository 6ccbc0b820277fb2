import ArtifactGeneration
import Benchmark
import Decisioning

/// How long it takes until an artifact whose bytes are in memory can be asked, and the memory of both.
func addArtifactBenchmarks() {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1, maxDuration: .seconds(10),
    maxIterations: 10)
  let plan = ArtifactPlan(ruleCount: 1_000)
  let request = GeneratedRequest.execute(mboxes: plan.spreadMboxNames(1))

  for ruleCount in [100, 1_000, 10_000, 100_000] {
    Benchmark("artifact: \(ruleCount) rules, ready", configuration: configuration) { _, bytes in
      blackHole(try Artifact(bytes: bytes))
    } setup: {
      ArtifactPlan(ruleCount: ruleCount).artifact()
    }
  }

  // The rules of an mbox are compiled when it is asked for first.
  Benchmark("artifact: 1000 rules, ready and one mbox decided for the first time") { _, bytes in
    let engine = DecisioningEngine(
      artifact: try Artifact(bytes: bytes), clientCode: GeneratedRequest.clientCode)
    blackHole(engine.decide(request, in: .benchmark))
  } setup: {
    plan.artifact()
  }
}
