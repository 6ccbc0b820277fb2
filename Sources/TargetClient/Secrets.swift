import OrderedJSON

/// What is hidden of a call that others may see: the one list of it, for logs, panes and copies.
public enum Secrets: Hashable, Sendable {
  /// What lets others act for a visitor or an account: trace tokens, cookies and credentials.
  case keys
  /// Those, and all that tells who the visitor is or stands for a part of the visit.
  case keysAndIdentity

  /// What stands for a hidden value.
  public static let mask = "•••••"

  /// Header fields with keys, in lower case.
  private static let keyFields: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key",
  ]
  /// Members of a body with keys.
  private static let keyMembers: Set<String> = ["authorizationToken"]
  /// Members of a body that tell who the visitor is, or stand for a part of the visit.
  private static let identityMembers: Set<String> = [
    "tntId", "thirdPartyId", "marketingCloudVisitorId", "customerIds", "supplementalDataId", "blob",
    "ipAddress",
    "profileParameters", "telemetryServerToken", "token", "tokens",
  ]
  /// Items of a query that stand for the visit.
  private static let identityItems: Set<Substring> = ["sessionId"]
  /// The token of a property stands in the source of every page, and without it other activities would answer.
  private static let openMembers: Set<String> = ["property"]

  /// The value of a header field as it may be seen.
  public func masked(_ field: HTTPHeaderField) -> String {
    Self.keyFields.contains(field.name.lowercased()) && !field.value.isEmpty ? Self.mask : field.value
  }

  /// A URL as it may be seen.
  public func masked(url: String) -> String {
    guard self == .keysAndIdentity, let start = url.firstIndex(of: "?") else { return url }
    let items = url[url.index(after: start)...].split(separator: "&", omittingEmptySubsequences: false)
    let shown = items.map { item in
      let name = item.prefix { $0 != "=" }
      return Self.identityItems.contains(name) && name.endIndex != item.endIndex
        ? "\(name)=\(Self.mask)" : item
    }
    return url[...start] + shown.joined(separator: "&")
  }

  /// The body of a request or an answer as it may be seen. Lists and objects keep their form.
  public func masked(_ body: JSON) -> JSON {
    switch body {
    case .object(let object): .object(JSONObject(object.map(masked)))
    case .array(let elements): .array(elements.map(masked))
    default: body
    }
  }

  /// A request as it may be seen.
  public func masked(_ request: HTTPRequestRecord) -> HTTPRequestRecord {
    var shown = request
    shown.url = masked(url: request.url)
    shown.headers = request.headers.map { HTTPHeaderField($0.name, masked($0)) }
    // A body in which nothing is hidden stays as it was sent, to the byte.
    if let body = try? JSON(parsing: request.body) {
      let masked = masked(body)
      if masked != body { shown.body = masked.compactBytes }
    }
    return shown
  }

  private func masked(_ member: JSONObject.Member) -> JSONObject.Member {
    if Self.openMembers.contains(member.name) { return member }
    let isHidden =
      Self.keyMembers.contains(member.name)
      || self == .keysAndIdentity && Self.identityMembers.contains(member.name)
    return JSONObject.Member(
      name: member.name, value: isHidden ? Self.hidden(member.value) : masked(member.value))
  }

  /// A value without its texts and numbers.
  private static func hidden(_ value: JSON) -> JSON {
    switch value {
    case .object(let object):
      .object(JSONObject(object.map { JSONObject.Member(name: $0.name, value: hidden($0.value)) }))
    case .array(let elements): .array(elements.map(hidden))
    case .string(""), .null: value
    default: .string(mask)
    }
  }
}
