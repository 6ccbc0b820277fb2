import Decisioning
import DeliveryAPI
import OrderedJSON
import Synchronization
import TargetClient

/// 2019-10-06T00:00:00Z in milliseconds since 1970.
let midnight: Int64 = 1_570_320_000_000

/// An artifact with an A/B activity whose first experience everybody gets, a page load, a view and a
/// remote mbox.
let artifact = """
  {"version":"1.0.0","meta":{"clientCode":"acmeclient","environment":"production"},
   "globalMbox":"target-global-mbox","geoTargetingEnabled":true,
   "responseTokens":["activity.name","geo.city"],
   "localMboxes":["a1-serverside-ab","target-global-mbox"],"remoteMboxes":["server-only"],
   "localViews":["home"],"remoteViews":[],
   "rules":{"mboxes":{
    "a1-serverside-ab":[{"ruleKey":"1","condition":true,
     "consequence":{"name":"a1-serverside-ab","options":[
      {"type":"json","content":{"doMagic":true,"importantValue":150},"eventToken":"shown"}],"metrics":[]},
     "meta":{"activity.id":1,"activity.name":"Magic","activity.type":"ab","experience.id":0}}],
    "target-global-mbox":[{"ruleKey":"2","condition":true,
     "consequence":{"name":"target-global-mbox","options":[
      {"type":"html","content":"<b>page</b>","eventToken":"page"}],"metrics":[]},
     "meta":{"activity.id":2,"activity.name":"Page","activity.type":"landing","experience.id":0}}]},
    "views":{"home":[{"ruleKey":"3-1","condition":true,
     "consequence":{"name":"home","options":[
      {"type":"html","content":"<b>view</b>","eventToken":"view"}],"metrics":[]},
     "meta":{"activity.id":3,"activity.name":"View","activity.type":"landing","experience.id":0}}]}}}
  """

/// Options of a client that decides by the artifact of the tests.
func onDeviceOptions() -> TargetClientOptions {
  TargetClientOptions(
    client: "acmeclient", organizationId: "1234567890@AdobeOrg", decisioningMethod: .onDevice,
    artifactPayload: Array(artifact.utf8))
}

/// Surroundings in which it is always the same time, identifiers count up, and clocks are an hour ahead.
func fixedSurroundings(
  lookUpGeo: (@Sendable (GeoLookup) async -> GeoReply?)? = nil
) -> ClientSurroundings {
  let identifiers = Counter()
  return ClientSurroundings(
    now: { midnight }, makeIdentifier: { "id-\(identifiers.next())" }, timeOffsetInMinutes: { _ in 60 },
    lookUpGeo: lookUpGeo)
}

/// A client that decides by the artifact of the tests.
func onDeviceClient(
  _ surroundings: ClientSurroundings = fixedSurroundings(),
  _ change: (inout TargetClientOptions) -> Void = { _ in }
) throws -> TargetClient {
  var options = onDeviceOptions()
  change(&options)
  return try TargetClient.create(options, surroundings: surroundings)
}

/// A request for the mbox of the tests.
func mboxRequest(_ change: (inout DeliveryRequest) -> Void = { _ in }) -> DeliveryRequest {
  var request = DeliveryRequest(
    context: Context(channel: .web),
    execute: ExecuteRequest(mboxes: [MboxRequest(name: "a1-serverside-ab", index: 1)]))
  change(&request)
  return request
}

/// Counts up from 1, also when several tasks count at once.
final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// A value as JSON.
func json(of value: some Encodable) throws -> JSON {
  try OrderedJSONEncoder().encode(value)
}
