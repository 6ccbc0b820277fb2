/// Which call is for what.
enum EdgeRouting {
  /// What a call is for.
  static func endpoint(of call: EdgeCall) -> EdgeEndpoint {
    switch (call.method, call.path) {
    case ("POST", ["rest", "v1", "delivery"]): .delivery
    case ("GET", ["v1", "geo"]): .geo
    case ("GET", []), ("GET", ["status.json"]): .status
    case ("GET", ["faults"]), ("POST", ["faults"]), ("DELETE", ["faults"]): .faults
    case ("GET", let path) where isArtifact(path): .artifact
    default: .unknown
    }
  }

  private static func isArtifact(_ path: [String]) -> Bool {
    (4...5).contains(path.count) && path[2] == "v1" && ["rules.json", "rules.bin"].contains(path.last)
  }

  /// What to say to a call that is for nothing here.
  static func refusal(of call: EdgeCall) -> EdgeAnswer {
    let path = "/" + call.path.joined(separator: "/")
    switch call.path {
    case ["rest", "v1", "delivery"], ["v1", "geo"], [], ["status.json"], ["faults"]:
      return .error(405, "\(path) does not take \(call.method)")
    default:
      return .error(
        404,
        "There is nothing at \(path). Try /rest/v1/delivery, /{client}/{environment}/v1/rules.json,"
          + " /v1/geo, / or /faults")
    }
  }
}
