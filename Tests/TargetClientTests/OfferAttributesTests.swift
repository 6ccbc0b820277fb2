import DeliveryAPI
import OrderedJSON
import TargetClient
import Testing

@Suite struct `Attributes of offers` {
  private func attributes(
    _ names: [String], _ options: GetOffersOptions? = nil
  ) async throws -> OfferAttributes {
    try await onDeviceClient().getAttributes(names, options: options)
  }

  @Test func `values are those of the JSON offers`() async throws {
    let attributes = try await attributes(["a1-serverside-ab"])
    #expect(try attributes.value("importantValue", in: "a1-serverside-ab") == 150)
    #expect(attributes["doMagic", in: "a1-serverside-ab"] == true)
    #expect(attributes.object == ["a1-serverside-ab": ["doMagic": true, "importantValue": 150]])
    #expect(attributes.object(of: "a1-serverside-ab")?.map(\.name) == ["doMagic", "importantValue"])
    #expect(attributes.object(of: "other") == nil)
  }

  @Test func `a value that is missing is an error or nil`() async throws {
    let attributes = try await attributes(["a1-serverside-ab"])
    #expect(attributes["k", in: "m"] == nil)
    let error = #expect(throws: MissingAttribute.self) { try attributes.value("k", in: "m") }
    #expect(error?.description == "Attribute 'k' does not exist for mbox 'm'")
  }

  @Test func `mboxes are added that the request does not execute yet`() async throws {
    let request = mboxRequest { $0.execute?.mboxes?[0].index = 4 }
    let options = GetOffersOptions(request: request, sessionId: "s")
    let result = try await attributes(["new", "a1-serverside-ab", "newer"], options).result
    let mboxes = result.request.execute?.mboxes ?? []
    #expect(mboxes.map(\.name) == ["a1-serverside-ab", "new", "newer"])
    #expect(mboxes.map(\.index) == [4, 5, 6])
    #expect(result.session.value == "s")
    #expect(options.request == request)
    #expect(try await attributes(["first"]).result.request.execute?.mboxes?.map(\.index) == [1])
  }

  @Test func `offers of an mbox are merged, and executed ones win`() throws {
    func options(_ content: JSON, _ type: OptionType = .json) -> [Option] {
      [Option(type: type, content: content)]
    }
    let response = DeliveryResponse(
      execute: ExecuteResponse(mboxes: [
        MboxResponse(name: "m", options: options(["b": 3]) + options("<b>", .html))
      ]),
      prefetch: PrefetchResponse(mboxes: [
        PrefetchMboxResponse(name: "m", options: options(["a": 1, "b": 2]))
      ]))
    let attributes = OfferAttributes(
      TargetDeliveryResult(
        response: response, rawResponse: [:],
        meta: DecisionMeta(
          decisioningMethod: .onDevice, configuredDecisioningMethod: .onDevice, reason: ""),
        request: DeliveryRequest(), session: SessionIdentity(value: "s", source: .option)))
    #expect(attributes.object == ["m": ["a": 1, "b": 3]])
  }
}
