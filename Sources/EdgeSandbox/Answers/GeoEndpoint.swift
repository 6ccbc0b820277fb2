import DeliveryAPI
import OrderedJSON

/// Answers the geo service of the content delivery network.
enum GeoEndpoint {
  /// The place of the address in `x-forwarded-for`, or of whoever asks, as JSON and as header fields.
  static func answer(_ call: EdgeCall) -> EdgeAnswer {
    let address = call.forwardedAddress
    let place = GeoTable.place(of: address)
    let summary = "\(address.map(\.description) ?? "no address") is in \(place.city)"
    var answer = EdgeAnswer.json(GeoTable.reply(for: address), finding: CallFinding(summary: summary))
    answer.headers += place.fields.map { ($0.name, $0.value) }
    return answer
  }
}

extension EdgeCall {
  /// The first address in `x-forwarded-for`; nil when there is none or it cannot be read.
  var forwardedAddress: InternetAddress? {
    headers["x-forwarded-for"]?.split(separator: ",").first.flatMap { InternetAddress(String($0)) }
  }
}
