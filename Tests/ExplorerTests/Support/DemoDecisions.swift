import Decisioning
import DeliveryAPI
import DemoResources
import Explorer
import OrderedJSON
import PublicSuffixListData
import Synchronization
import TargetClient
import Workspace

/// Decides requests by the demo artifact, repeatably: it is always the same time, identifiers count up, and
/// all durations are given.
enum DemoDecisions {
  /// 2026-01-15T10:00:00Z in milliseconds since 1970.
  static let instant: Int64 = 1_768_471_200_000

  /// The demo artifact, as it is reported when nothing was downloaded.
  static func report() throws -> ArtifactReport {
    let artifact = try artifact.get()
    return ArtifactReport(
      status: ArtifactStatus(version: artifact.version, details: artifact.meta), artifact: artifact,
      source: "artifact 1.0.0 · production", now: instant)
  }

  private static let artifact = Result { try Artifact(bytes: DemoWorkspace.locate().artifact()) }
  private static let publicSuffixes = Result {
    PublicSuffixList(parsing: try PublicSuffixListFile.bytes())
  }

  /// How the call of a request ends.
  static func outcome(of document: RequestDocument) async -> CallOutcome {
    do {
      return .decided(try await result(of: document))
    } catch {
      return .failed(CallFailure(error))
    }
  }

  /// The decision for a request.
  static func result(of document: RequestDocument) async throws -> TargetDeliveryResult {
    let instant = document.at.flatMap(DecisionInstant.init)?.milliseconds ?? instant
    let identifiers = Counter()
    var surroundings = ClientSurroundings(
      now: { instant }, makeIdentifier: { "id-\(identifiers.next())" }, timeOffsetInMinutes: { _ in 60 },
      publicSuffixes: try publicSuffixes.get())
    if let geo = document.geo { surroundings.lookUpGeo = { _ in GeoReply(json: .object(geo)) } }
    let options = TargetClientOptions(
      client: "acmeclient", organizationId: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg", decisioningMethod: .onDevice,
      artifact: try artifact.get(), propertyToken: document.propertyToken)
    let client = try TargetClient.create(options, surroundings: surroundings)
    var result = try await client.getOffers(
      GetOffersOptions(
        request: document.request, sessionId: document.sessionId, targetCookie: document.targetCookie,
        targetLocationHint: document.targetLocationHint, consumerId: document.consumerId,
        customerIds: document.customerIds, visitorCookie: document.visitorCookie,
        decisioningMethod: document.decisioningMethod.map(DecisioningMethod.init(rawValue:)),
        explains: true))
    result.timing = timing
    return result
  }

  private static var timing: CallTiming {
    var timing = CallTiming()
    timing.validation = 0.01
    timing.completion = 0.02
    timing.decision = 0.3
    timing.assembly = 0.04
    timing.total = 0.37
    return timing
  }
}

extension CallTime {
  /// When every call of the tests was made, and how long it took.
  static let demo = CallTime(start: DemoDecisions.instant, duration: 0.37)
}

/// Counts up from 1, also when several tasks count at once.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
