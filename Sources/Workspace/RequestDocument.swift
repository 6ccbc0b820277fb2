import DeliveryAPI
import OrderedJSON

/// A request as it is saved: the delivery request together with what the call needs besides.
///
/// In a file it is either a bare DeliveryRequest or an object with a member `request`; all other members
/// are optional and unknown ones are tolerated.
public struct RequestDocument: JSONRecord, Hashable, Sendable {
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
  /// The JSON that the document was read from. Members that this type does not know, and the exact text of
  /// numbers, are written back from it.
  public private(set) var source: JSON?

  /// Makes a document around a request.
  public init(name: String? = nil, description: String? = nil, request: DeliveryRequest) {
    self.name = name
    self.description = description
    self.request = request
  }

  /// A value that nothing was read into yet.
  public static var unread: RequestDocument { RequestDocument(request: .unread) }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("name", &name)
    members.code("description", &description)
    members.code("sessionId", &sessionId)
    members.code("targetCookie", &targetCookie)
    members.code("targetLocationHint", &targetLocationHint)
    members.code("consumerId", &consumerId)
    members.code("customerIds", &customerIds)
    members.code("visitor", &visitor)
    members.code("visitorCookie", &visitorCookie)
    members.code("decisioningMethod", &decisioningMethod)
    members.code("propertyToken", &propertyToken)
    members.code("at", &at)
    members.code("geo", &geo)
    members.codeRequired("request", &request)
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
      throw RequestFileError(source: source, problem: "\(error)", line: error.line)
    }
    guard let object = json.object else {
      throw RequestFileError(
        source: source, problem: "expected an object with a request, found \(json.kindWithArticle)")
    }
    do {
      if object["request"] != nil {
        self = try RequestDocument(decoding: json)
        // A session id may stand inside the request as well.
        sessionId = sessionId ?? object["request"]?["sessionId"]?.string
      } else {
        self.init(request: try DeliveryRequest(decoding: json))
        requestPath = []
        sessionId = object["sessionId"]?.string
      }
      self.source = json
    } catch {
      throw RequestFileError(
        source: source, problem: "\(error)", place: TextPlace(of: error.path, in: bytes))
    }
  }
}

// MARK: - As JSON

extension RequestDocument {
  /// The document as it is to be saved: as it was read, with what has changed since.
  ///
  /// Members that this type does not know stay where they were. A bare delivery request stays one as long as
  /// nothing is beside it.
  ///
  /// - Throws: `JSONEncodingError` when the document holds a number that JSON cannot.
  public func json() throws(JSONEncodingError) -> JSON {
    guard let source else { return try typedJSON() }
    guard requestPath.isRoot else {
      guard let original = try? Document(source, as: RequestDocument.self) else { return try typedJSON() }
      return try original.revised(to: self).json
    }
    guard let original = try? Document(source, as: DeliveryRequest.self) else { return try typedJSON() }
    let request = try original.revised(to: self.request).json
    var rest = self
    rest.request = DeliveryRequest()
    if rest.sessionId == source["sessionId"]?.string { rest.sessionId = nil }
    guard try rest.typedJSON() != RequestDocument(request: DeliveryRequest()).typedJSON() else {
      return request
    }
    guard case .object(var document) = try typedJSON() else { return request }
    document["request"] = request
    return .object(document)
  }

  /// The document as JSON with the members that this type knows, in its order, and the delivery request as the
  /// member `request`.
  ///
  /// - Throws: `JSONEncodingError` when the document holds a number that JSON cannot.
  public func typedJSON() throws(JSONEncodingError) -> JSON {
    try encoded()
  }

  /// The same document with what ``typedJSON()`` made, after it was changed.
  ///
  /// - Throws: `JSONDecodingError` naming the path when the JSON is no request document.
  public func replacingContent(with json: JSON) throws(JSONDecodingError) -> RequestDocument {
    var document = try RequestDocument(decoding: json)
    document.requestPath = requestPath
    document.source = source
    return document
  }

  /// Takes over the delivery request of another document, with the members of it that this type does not know.
  public mutating func takeRequest(of other: RequestDocument) {
    request = other.request
    let original = other.requestPath.isRoot ? other.source : other.source?["request"]
    guard let original, case .object(var document)? = try? typedJSON() else { return }
    document["request"] = original
    source = .object(document)
    requestPath = ["request"]
  }

  /// Whether two documents hold the same, however they were written.
  public func hasSameContent(as other: RequestDocument) -> Bool {
    var mine = self
    mine.source = other.source
    mine.requestPath = other.requestPath
    return mine == other
  }
}
