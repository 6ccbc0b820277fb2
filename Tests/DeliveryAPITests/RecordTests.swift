import DeliveryAPI
import OrderedJSON
import Testing

/// Notes the names of members.
private struct MemberNames: JSONMemberCoder {
  var names: [String] = []

  mutating func code<Value: JSONCoded>(_ name: String, _ value: inout Value?) { names.append(name) }
  mutating func codeRequired<Value: JSONCoded>(_ name: String, _ value: inout Value) { names.append(name) }
}

struct RecordTests {
  private static let records: [any (JSONRecord & Sendable).Type] = [
    Address.self, AnalyticsRequest.self, Application.self, AudienceManager.self, Browser.self,
    ClientHints.self, Context.self, CustomerId.self, DeliveryRequest.self, ExecuteRequest.self,
    ExperienceCloud.self, Geo.self, MboxRequest.self, MobilePlatform.self, Notification.self,
    NotificationMbox.self, NotificationPageLoad.self, NotificationView.self, Order.self,
    PrefetchRequest.self, Preview.self, PreviewIndex.self, Product.self, Property.self, QAMode.self,
    RequestDetails.self, Screen.self, TraceRequest.self, ViewRequest.self, VisitorId.self, Window.self,
    AnalyticsPayload.self, AnalyticsResponse.self, DeliveryResponse.self, ExecuteResponse.self,
    MboxResponse.self, Metric.self, NotificationResponse.self, Option.self, PageLoadResponse.self,
    PrefetchMboxResponse.self, PrefetchResponse.self, View.self, Telemetry.self, TelemetryEntry.self,
    TelemetryFeatures.self, TelemetryRequest.self,
  ]

  @Test(arguments: records.indices)
  func `every property is a member of the same name, in the same order`(position: Int) {
    func check<Record: JSONRecord>(_ type: Record.Type) {
      var record = type.unread
      var members = MemberNames()
      record.code(&members)
      #expect(members.names == Mirror(reflecting: record).children.map { $0.label ?? "" }, "\(type)")
    }
    check(Self.records[position])
  }
}
