import Benchmark

/// Everything that is measured, in the order of its names.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Benchmark.Configuration(
    metrics: [.throughput, .wallClock], warmupIterations: 2, maxDuration: .seconds(2))
  addArtifactBenchmarks()
  addDecisionBenchmarks()
  addScalingBenchmarks()
  addRuleBenchmarks()
  addJSONBenchmarks()
  addDocumentBenchmarks()
  addScreenBenchmarks()
}
