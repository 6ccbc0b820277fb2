import DeliveryAPI
import OrderedJSON

/// A request as it is saved: the delivery request together with what the call needs besides.
///
/// In a file it is either a bare DeliveryRequest or an object with a member `request`; all other members
/// are optional and unknown ones are tolerated.
public struct RequestDocument: Codable, Hashable, Sendable {
  /// The name in the list of requests; the file's name when the file gives none.
  public var name: String?
  /// One line on what the request is for.
  public var description: String?
  /// The session id to use when the target cookie holds none.
  public var sessionId: String?
  /// The value of the `mbox` cookie.
  public var targetCookie: String?
  /// The value of the `mboxEdgeCluster` cookie, such as `28`.
  public var targetLocationHint: String?
  /// The consumer of the supplemental data id, for several calls in one page.
  public var consumerId: String?
  /// Customer ids in addition to those of the request.
  public var customerIds: [CustomerId]?
  /// What the page's Visitor API knows about the visitor.
  public var visitor: JSONObject?
  /// The value of the `AMCV_…` cookie.
  public var visitorCookie: String?
  /// `server-side`, `on-device` or `hybrid`; the profile's method when absent.
  public var decisioningMethod: String?
  /// The property token to use when the request has none.
  public var propertyToken: String?
  /// The instant the decision is made for, in ISO 8601; now when absent.
  public var at: String?
  /// The reply that stands for the geo lookup.
  public var geo: JSONObject?
  /// The delivery request.
  public var request: DeliveryRequest
  /// Where the delivery request stands in the document: at its root when the file is a bare one.
  public private(set) var requestPath: JSONPath = ["request"]

  private enum CodingKeys: CodingKey {
    case name, description, sessionId, targetCookie, targetLocationHint, consumerId, customerIds
    case visitor, visitorCookie, decisioningMethod, propertyToken, at, geo, request
  }

  /// Makes a document around a request.
  public init(name: String? = nil, description: String? = nil, request: DeliveryRequest) {
    self.name = name
    self.description = description
    self.request = request
  }
}

extension RequestDocument {
  /// Reads a request file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, JSON in UTF-8.
  ///   - source: the file's name as the person knows it, for messages.
  /// - Throws: `RequestFileError` naming the file and the place in it.
  public init(parsing bytes: [UInt8], source: String) throws(RequestFileError) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw RequestFileError(source: source, problem: "\(error)")
    }
    guard let object = json.object else {
      throw RequestFileError(
        source: source, problem: "expected an object with a request, found \(json.kindWithArticle)")
    }
    do {
      if object["request"] != nil {
        self = try OrderedJSONDecoder().decode(RequestDocument.self, from: json)
        // A session id may stand inside the request as well.
        sessionId = sessionId ?? object["request"]?["sessionId"]?.string
      } else {
        self.init(request: try OrderedJSONDecoder().decode(DeliveryRequest.self, from: json))
        requestPath = []
        sessionId = object["sessionId"]?.string
      }
    } catch {
      throw RequestFileError(source: source, problem: "\(error)")
    }
  }

  /// The document as JSON, members in the order of this type.
  public func json() throws -> JSON {
    try OrderedJSONEncoder().encode(self)
  }
}
