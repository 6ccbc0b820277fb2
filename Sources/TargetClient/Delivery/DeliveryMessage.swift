import DeliveryAPI
import OrderedJSON

/// The HTTP request of a call to Target's servers, as the Delivery API wants it.
enum DeliveryMessage {
  /// The version of this SDK, as it is sent.
  static let version = "0.1.0"

  /// Writes the request.
  static func record(
    _ request: DeliveryRequest, of call: CompletedCall, to host: DeliveryHost, options: TargetClientOptions,
    messageIdentifier: String
  ) throws(TargetClientError) -> HTTPRequestRecord {
    let body: [UInt8]
    do throws(JSONEncodingError) {
      body = try request.encodedBytes()
    } catch {
      throw .notEncodable(error)
    }
    var query = [
      "imsOrgId=\(options.organizationId.percentEncoded)", "sessionId=\(call.session.value.percentEncoded)",
    ]
    if let version = nonEmpty(options.version) { query.append("version=\(version.percentEncoded)") }
    let scheme = options.secure ? "https" : "http"
    // For a sandbox, which can decide for any time. Target's servers do not know the field.
    let instant = call.instant.map { [HTTPHeaderField("X-Decision-Instant", String($0))] } ?? []
    return HTTPRequestRecord(
      method: "POST",
      url: "\(scheme)://\(host.name)/rest/v1/delivery?\(query.joined(separator: "&"))",
      headers: [
        HTTPHeaderField("Content-Type", "application/json"),
        HTTPHeaderField("Accept", "application/json"),
        HTTPHeaderField("Accept-Encoding", "gzip"),
        HTTPHeaderField("User-Agent", "AdobeTargetSwift/\(version)"),
        HTTPHeaderField("X-EXC-SDK", "AdobeTargetSwift"),
        HTTPHeaderField("X-EXC-SDK-Version", version),
        HTTPHeaderField("X-Request-Id", messageIdentifier),
      ] + instant,
      body: body)
  }
}
