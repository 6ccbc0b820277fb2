// swift-tools-version: 6.2
import PackageDescription

// The benchmarks of Target Explorer. They are a package of their own, so that whoever uses or tests the
// program does not build them. From the folder of the program:
//
//   swift package --package-path Tests/Benchmarks benchmark
//   swift package --package-path Tests/Benchmarks benchmark list
//   swift package --package-path Tests/Benchmarks benchmark --filter 'decide.*'
//
// Decisions are measured on one thread, from a request value to the finished response value. Artifacts are
// made up by `ArtifactGeneration`, the same bytes for the same numbers; to have one as a file:
//
//   swift run --package-path Tests/Benchmarks -c release make-artifact artifact.json --rules 10000
//
// What the client costs over a bare HTTP request, how soon it gives up, and how it holds out under load and
// faults is measured against a local edge in a process of its own:
//
//   swift run --package-path Tests/Benchmarks -c release client-endurance overhead
//   swift run --package-path Tests/Benchmarks -c release client-endurance giving-up
//   swift run --package-path Tests/Benchmarks -c release client-endurance load
//   swift run --package-path Tests/Benchmarks -c release client-endurance faults

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module of the program.
func module(_ name: String) -> Target.Dependency {
  .product(name: name, package: "target-explorer")
}

let package = Package(
  name: "target-explorer-benchmarks",
  dependencies: [
    .package(name: "target-explorer", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
    // Without its traits, which count allocations.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .target(
      name: "ArtifactGeneration", dependencies: [module("DeliveryAPI"), module("OrderedJSON")],
      swiftSettings: strict),
    .executableTarget(
      name: "make-artifact",
      dependencies: [
        "ArtifactGeneration", module("OrderedJSON"), module("Workspace"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "client-endurance",
      dependencies: [
        module("Decisioning"), module("DeliveryAPI"), module("EdgeSandbox"), module("TargetClient"),
        module("Workspace"), .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "TargetExplorerBenchmarks",
      dependencies: [
        "ArtifactGeneration", module("Decisioning"), module("DeliveryAPI"), module("Explorer"),
        module("JSONLogic"), module("OrderedJSON"), module("TargetClient"), module("TerminalUI"),
        module("Workspace"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/TargetExplorerBenchmarks",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
