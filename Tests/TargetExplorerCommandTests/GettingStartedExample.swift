import DeliveryAPI
import TargetClient

/// Decides what a new visitor gets in the mbox `a1-serverside-ab`, as soon as the client is ready.
func decideServerSideTest() async throws -> TargetDeliveryResult? {
  let client = try TargetClient.create(
    TargetClientOptions(
      client: "acmeclient",
      organizationId: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg",
      decisioningMethod: .onDevice,
      artifactLocation: "Resources/Demo/demo-artifact.json"))

  for await event in client.events where event == .clientReady {
    let request = DeliveryRequest(
      context: Context(channel: .web),
      execute: ExecuteRequest(mboxes: [MboxRequest(name: "a1-serverside-ab", index: 1)]))

    let result = try await client.getOffers(GetOffersOptions(request: request))

    for option in result.response.execute?.mboxes?.first?.options ?? [] {
      print(option.content ?? "default content")
    }
    return result
  }
  return nil
}
