// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module of the house: one folder of `Sources/`, one job.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module, in `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

/// Modules of SwiftNIO, the HTTP client and the log that the client module is built on.
let wire: [Target.Dependency] = [
  .product(name: "AsyncHTTPClient", package: "async-http-client"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let package = Package(
  name: "target-explorer",
  products: [
    .executable(name: "target-explorer", targets: ["target-explorer"]),
    .library(name: "TargetClient", targets: ["TargetClient"]),
    // For the benchmarks, which are a package of their own.
    .library(name: "Decisioning", targets: ["Decisioning"]),
    .library(name: "DeliveryAPI", targets: ["DeliveryAPI"]),
    .library(name: "EdgeSandbox", targets: ["EdgeSandbox"]),
    .library(name: "Explorer", targets: ["Explorer"]),
    .library(name: "JSONLogic", targets: ["JSONLogic"]),
    .library(name: "OrderedJSON", targets: ["OrderedJSON"]),
    .library(name: "TerminalUI", targets: ["TerminalUI"]),
    .library(name: "Workspace", targets: ["Workspace"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 1: values, and ncurses itself.
    module("OrderedJSON"),
    module("TerminalUI"),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    // Floor 2
    module("JSONLogic", ["OrderedJSON"]),
    module("DeliveryAPI", ["OrderedJSON"]),
    module("NcursesTerminal", ["TerminalUI", "CNcurses"]),

    // Floor 3
    module("Decisioning", ["OrderedJSON", "JSONLogic", "DeliveryAPI"]),
    module("Comparison", ["OrderedJSON", "DeliveryAPI"]),

    // Floor 4
    module("TargetClient", ["OrderedJSON", "DeliveryAPI", "Decisioning"] + wire),
    module("Workspace", ["OrderedJSON", "DeliveryAPI", .product(name: "Yams", package: "Yams")]),
    module("EdgeSandbox", ["OrderedJSON", "DeliveryAPI", "Decisioning", hummingbird, nioCore]),

    // Floor 5
    module(
      "Explorer",
      [
        "TargetClient", "Workspace", "Comparison", "Decisioning", "DeliveryAPI", "JSONLogic", "OrderedJSON",
        "TerminalUI",
      ]),

    // Floor 6: the command line, as a module so that tests can call it.
    module(
      "TargetExplorerCommand",
      [
        "EdgeSandbox", "Explorer", "NcursesTerminal", "TargetClient", "Workspace", "Decisioning",
        "DeliveryAPI", "JSONLogic", "OrderedJSON", "ResourceLocation", "TerminalUI", "DemoResources",
        "PublicSuffixListData", argumentParser, .product(name: "Logging", package: "swift-log"),
      ]),

    // Floor 7: the program, which only starts the command line.
    .executableTarget(
      name: "target-explorer", dependencies: ["TargetExplorerCommand"], swiftSettings: strict),

    // Data that comes with the program.
    .target(name: "ResourceLocation", path: "Resources/Location", swiftSettings: strict),
    .target(
      name: "DemoResources", dependencies: ["ResourceLocation"], path: "Resources/Demo",
      resources: [.copy("demo-artifact.json"), .copy("requests")], swiftSettings: strict),
    .target(
      name: "PublicSuffixListData", dependencies: ["ResourceLocation"],
      path: "Resources/PublicSuffixList", exclude: ["README.md"],
      resources: [.copy("public_suffix_list.dat")], swiftSettings: strict),

    // Tests
    .target(name: "RandomTestSupport", path: "Tests/RandomTestSupport", swiftSettings: strict),
    .target(name: "TerminalTestSupport", path: "Tests/TerminalTestSupport", swiftSettings: strict),
    .executableTarget(
      name: "terminal-fixture", dependencies: ["NcursesTerminal", "TerminalUI"],
      path: "Tests/TerminalFixture",
      swiftSettings: strict),
    tests("OrderedJSON", ["RandomTestSupport"]),
    tests("TerminalUI", ["RandomTestSupport"]),
    tests(
      "NcursesTerminal", ["TerminalUI", "RandomTestSupport", "TerminalTestSupport", "terminal-fixture"]),
    tests("JSONLogic", ["OrderedJSON", "RandomTestSupport"]),
    tests("DeliveryAPI", ["OrderedJSON"]),
    tests("Comparison", ["OrderedJSON", "DeliveryAPI", "RandomTestSupport"]),
    tests("Decisioning", ["OrderedJSON", "DeliveryAPI", "JSONLogic", "RandomTestSupport"]),
    tests(
      "TargetClient",
      [
        "EdgeSandbox", "OrderedJSON", "DeliveryAPI", "Decisioning",
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    tests(
      "EdgeSandbox", ["OrderedJSON", "DeliveryAPI", "Decisioning", "TerminalTestSupport", "target-explorer"]),
    tests(
      "DemoResources",
      ["PublicSuffixListData", "ResourceLocation", "OrderedJSON", "DeliveryAPI", "Decisioning"]),
    tests("Workspace", ["OrderedJSON", "DeliveryAPI", "RandomTestSupport"]),
    tests(
      "TargetExplorerCommand",
      [
        "TerminalTestSupport", "RandomTestSupport", "EdgeSandbox", "TargetClient", "Workspace", "DeliveryAPI",
        "OrderedJSON", "Decisioning", "target-explorer",
      ]),
    .testTarget(
      name: "ExplorerTests",
      dependencies: [
        "Explorer", "Comparison", "TargetClient", "Decisioning", "Workspace", "DeliveryAPI", "OrderedJSON",
        "TerminalUI", "DemoResources", "PublicSuffixListData", "RandomTestSupport",
      ], exclude: ["Snapshots"], swiftSettings: strict),
  ]
)
