import ArtifactGeneration
import Benchmark
import OrderedJSON

/// Decisions per second on one thread.
func addDecisionBenchmarks() {
  let thousand = Benchmark.Configuration(scalingFactor: .kilo)

  func add(
    _ name: String, _ plan: ArtifactPlan, mboxCount: Int = 1
  ) {
    Benchmark("decide: \(name)", configuration: thousand) { benchmark, workload in
      workload.run(benchmark)
    } setup: {
      try DecisionWorkload(plan, mboxCount: mboxCount)
    }
  }

  add("1 mbox of 2 rules", ArtifactPlan(ruleCount: 2, hasAudiences: false))
  add(
    "1 mbox of 500 rules that all miss",
    ArtifactPlan(ruleCount: 500, rulesPerMbox: 500, everyRuleMisses: true))
  for ruleCount in [100, 1_000, 10_000, 100_000] {
    // The smallest artifact has 20 mboxes too.
    let plan = ArtifactPlan(ruleCount: ruleCount, rulesPerMbox: min(10, ruleCount / 20))
    add("1 mbox of \(ruleCount) rules", plan)
    add("20 mboxes of \(ruleCount) rules", plan, mboxCount: 20)
  }
}

/// What must cost nothing: the parts of a request that no condition reads.
func addScalingBenchmarks() {
  let plan = ArtifactPlan(ruleCount: 2, hasAudiences: false)
  let long = String(repeating: "x", count: 100_000)

  Benchmark(
    "decide: 1 mbox of 2 rules, 300 KB of context that no condition reads",
    configuration: .init(scalingFactor: .kilo)
  ) { benchmark, workload in
    workload.run(benchmark)
  } setup: {
    try DecisionWorkload(plan, mboxCount: 1) { request in
      request.context?.address?.url = "https://shop.example.com/?q=\(long)"
      request.context?.address?.referringUrl = "https://search.example.net/?q=\(long)"
      request.context?.userAgent?.append(long)
    }
  }
}
