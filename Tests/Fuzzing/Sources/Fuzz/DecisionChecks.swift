import Decisioning
import DeliveryAPI
import OrderedJSON
import Workspace

private let organizationID = "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"
private let suffixes = PublicSuffixList(parsing: Array("com\nco.uk\n*.ck\n!www.ck\n公司.cn\n".utf8))

/// Any artifact that can be read decides every request.
func checkArtifact(_ input: [UInt8]) {
  do {
    let artifact = try Artifact(bytes: input, organizationID: organizationID)
    check(
      DecisioningEngine(artifact: artifact, clientCode: "acmeclient"), decides: request(for: artifact),
      in: environment())
    for location in artifact.findings {
      expect(location.findings.allSatisfy { !$0.description.isEmpty }, "findings have a text")
      let summary =
        location.kind == .mbox
        ? artifact.summary(ofMbox: location.name) : artifact.summary(ofView: location.name)
      expect(summary?.findings == location.findings, "a look at all finds what a look at one finds")
    }
  } catch {
    expect(!"\(error)".isEmpty, "a fault has a message")
  }
}

/// The binary form reads as what it was made from, and anything else is refused.
func checkBinaryArtifact(_ input: [UInt8]) {
  checkArtifact(input)
  let plain = Result { () throws(ArtifactError) in try Artifact(bytes: input, organizationID: organizationID)
  }
  let binary = Result { () throws(ArtifactError) in
    try Artifact(bytes: obfuscated(input), organizationID: organizationID)
  }
  switch (plain, binary) {
  case (.success(let plain), .success(let binary)):
    expect(
      plain.mboxNames == binary.mboxNames && plain.viewNames == binary.viewNames, "the rules are the same")
    expect(plain.meta == binary.meta, "the meta data are the same")
  case (.success, .failure):
    expect(input.first.map { 0x41...0x5A ~= $0 } == true, "the binary form of an artifact can be read")
  default: break
  }
}

/// The binary form of a text, with a key of 32 equal letters.
func obfuscated(_ text: [UInt8]) -> [UInt8] {
  let key = [UInt8](repeating: UInt8(ascii: "k"), count: 32)
  let pattern = Array(organizationID.utf8) + key
  return Array("ATOD:001".utf8) + key + text.enumerated().map { $1 ^ pattern[$0 % pattern.count] }
}

/// Any request that can be read is decided by the demo's artifact.
func checkDecision(_ input: [UInt8], by engine: DecisioningEngine) {
  guard let document = try? RequestDocument(parsing: input, source: "input") else { return }
  check(
    engine, decides: document.request,
    in: environment(
      at: document.at.flatMap(DecisionInstant.init)?.milliseconds,
      geoReply: document.geo.map { GeoReply(json: .object($0)) }))
}

/// Decides and explains twice: the results are the same and can be written down.
private func check(
  _ engine: DecisioningEngine, decides request: DeliveryRequest, in environment: DecisionEnvironment
) {
  let decision = engine.decide(request, in: environment)
  expect(engine.decide(request, in: environment) == decision, "a decision repeats itself")
  let explanation = engine.explain(request, in: environment)
  expect(explanation.decision == decision, "an explanation is about the decision")
  checkRoundTrip(of: explanation.json)
  expect(explanation.items.allSatisfy { $0.textLines.allSatisfy { !$0.isEmpty } }, "no line is empty")
  expect(decision.diagnostics.allSatisfy { !$0.description.isEmpty }, "diagnostics have a text")
  do {
    checkRoundTrip(of: try OrderedJSONEncoder().encode(decision.response))
    for notification in decision.notifications { _ = try OrderedJSONEncoder().encode(notification) }
  } catch {
    expect(false, "a decision can be written: \(error)")
  }
  _ = GeoLookup(for: request, artifact: engine.artifact)
}

private func environment(at instant: Int64? = nil, geoReply: GeoReply? = nil) -> DecisionEnvironment {
  DecisionEnvironment(
    instant: instant ?? 1_585_098_300_000, makeIdentifier: { "made-id" }, locationHint: "28",
    publicSuffixes: suffixes, geoReply: geoReply, sessionID: "session", isTelemetryEnabled: true)
}

/// A request for some of all that an artifact has, by a visitor of whom everything is known.
private func request(for artifact: Artifact) -> DeliveryRequest {
  let parameters: JSONObject = ["user": "Ann", "a.b": "X", "a": "Y", "cartTotal": "12.50"]
  let mboxes = (artifact.mboxNames.prefix(4) + artifact.remoteMboxes.prefix(1) + ["unknown"]).map {
    MboxRequest(name: $0, parameters: parameters)
  }
  let context = Context(
    channel: .web,
    address: Address(url: "https://www.shop.example.co.uk/Cart?q=1#top", referringUrl: "example.com"),
    geo: Geo(ipAddress: "203.0.113.77", countryCode: "US", stateCode: "California", city: "SAN FRANCISCO"),
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0.0.0 Safari/537.36")
  let isTraced = artifact.byteCount % 2 == 0
  return DeliveryRequest(
    id: VisitorId(tntId: "visitor-1.28_0"), trace: isTraced ? TraceRequest() : nil, context: context,
    execute: ExecuteRequest(pageLoad: RequestDetails(parameters: parameters), mboxes: mboxes),
    prefetch: PrefetchRequest(views: [ViewRequest(parameters: parameters)], mboxes: mboxes.suffix(2)))
}
