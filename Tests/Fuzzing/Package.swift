// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody builds it without wanting to. `Modules` and `RandomTestSupport` link to
// sources of the main package; they are compiled here once more, with the instruments of the fuzzer.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Modules/\(name)", swiftSettings: strict)
}

let package = Package(
  name: "fuzzing",
  targets: [
    module("OrderedJSON"),
    module("TerminalUI"),
    module("JSONLogic", ["OrderedJSON"]),
    module("DeliveryAPI", ["OrderedJSON"]),
    module("Decisioning", ["OrderedJSON", "JSONLogic", "DeliveryAPI"]),
    // Only its cookies, which need no network.
    .target(
      name: "TargetClient", dependencies: ["OrderedJSON", "DeliveryAPI", "Decisioning"],
      path: "Modules/TargetClient", sources: ["Identity"], swiftSettings: strict),
    module("Workspace", ["OrderedJSON", "DeliveryAPI"]),
    .target(name: "RandomTestSupport", path: "RandomTestSupport", swiftSettings: strict),
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "TargetClient", "Workspace", "Decisioning", "DeliveryAPI", "JSONLogic", "OrderedJSON", "TerminalUI",
        "RandomTestSupport", "CLibFuzzer",
      ],
      swiftSettings: strict),
  ]
)
