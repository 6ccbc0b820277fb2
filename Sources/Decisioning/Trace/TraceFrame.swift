import DeliveryAPI
import OrderedJSON

/// The parts of a trace that are the same for all items of a request.
struct TraceFrame {
  let clientCode: String
  let artifact: JSON
  let profile: JSON
  let request: JSONObject
  let environmentName: JSON?

  init(
    clientCode: String, artifact: Artifact, visitorID: VisitorId?, environment: DecisionEnvironment,
    context: RuleContext
  ) {
    self.clientCode = clientCode
    self.artifact = Self.artifact(artifact, origin: environment.artifactOrigin)
    profile = ["visitorId": Self.visitor(visitorID)]
    environmentName = artifact.meta["environment"]
    var members = JSONObject()
    members["sessionId"] = environment.sessionID.map(JSON.string)
    members["pageURL"] = context.requestPage(.url).json()
    members["host"] = context.requestPage(.domain).json()
    self.request = members
  }

  private static func artifact(_ artifact: Artifact, origin: ArtifactOrigin) -> JSON {
    var members = JSONObject()
    members["artifactLocation"] = .string(origin.location ?? "Not Applicable")
    members["pollingInterval"] = .number(JSONNumber(origin.pollingInterval))
    members["pollingHalted"] = .boolean(origin.isPollingHalted)
    members["artifactVersion"] = .string(artifact.version)
    members["artifactRetrievalCount"] = .number(JSONNumber(origin.retrievalCount))
    members["artifactLastRetrieved"] = origin.lastRetrieved.map {
      .string(UTCDate(millisecondsSince1970: $0).iso8601)
    }
    for member in artifact.meta { members[member.name] = member.value }
    return .object(members)
  }

  /// The ids of the visitor; the device id is taken apart into id and profile location.
  private static func visitor(_ id: VisitorId?) -> JSON {
    guard let id, var members = JSON(encodingOrNull: id).object else { return .object(JSONObject()) }
    if let tntId = id.tntId {
      let parts = tntId.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      members["tntId"] = parts.first.map { .string(String($0)) }
      members["profileLocation"] = parts.dropFirst().first.map { .string(String($0)) }
    }
    return .object(members)
  }
}

extension JSON {
  /// The JSON form of a part of a request, which always has one; null if not.
  init(encodingOrNull value: some Encodable) {
    self = (try? OrderedJSONEncoder().encode(value)) ?? .null
  }
}
