import DeliveryAPI
import OrderedJSON

extension AnalyticsResponse {
  /// Reads the payload of a rule; nil when it has none.
  init?(consequence json: JSON?) {
    guard let tnta = json?["payload"]?["tnta"]?.string else { return nil }
    self.init(payload: AnalyticsPayload(pe: json?["payload"]?["pe"]?.string ?? "tnt", tnta: tnta))
  }

  /// One payload for everything that is shown together: `tnta` lists the groups of all. Nil without any.
  init?(joining responses: [AnalyticsResponse]) {
    let payloads = responses.compactMap(\.payload)
    guard let first = payloads.first else { return nil }
    let groups = payloads.compactMap(\.tnta)
    self.init(payload: AnalyticsPayload(pe: first.pe, tnta: groups.joined(separator: ",")))
  }
}
