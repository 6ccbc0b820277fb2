import OrderedJSON
import TargetClient

/// Hides what lets others act for a visitor or an account, such as trace tokens and cookies, until a person
/// asks to see it.
struct SecretMask: Hashable, Sendable {
  /// Whether everything shows.
  var isLifted = false

  /// What stands for a secret.
  private static let mask = "•••••"

  /// Header fields whose values are secret, in lower case.
  private static let secretHeaders: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key",
  ]

  /// The value of a header field.
  func value(of field: HTTPHeaderField) -> String {
    Self.secretHeaders.contains(field.name.lowercased()) ? text(field.value) : field.value
  }

  /// The body of a delivery request: its trace token is secret.
  func body(_ body: JSON) -> JSON {
    guard !isLifted, let object = body.object else { return body }
    return .object(JSONObject(object.map { $0.name == "trace" ? Self.maskingToken(in: $0) : $0 }))
  }

  /// Whether the mask hides something of a request.
  func hidesSomething(of request: HTTPRequestRecord, body: JSON?) -> Bool {
    guard !isLifted else { return false }
    return request.headers.contains { value(of: $0) != $0.value } || body.map { self.body($0) != $0 } ?? false
  }

  private func text(_ secret: String) -> String {
    isLifted || secret.isEmpty ? secret : Self.mask
  }

  private static func maskingToken(in trace: JSONObject.Member) -> JSONObject.Member {
    guard let object = trace.value.object else { return trace }
    let members = object.map { member in
      guard member.name == "authorizationToken", member.value != "" else { return member }
      return JSONObject.Member(name: member.name, value: .string(mask))
    }
    return JSONObject.Member(name: trace.name, value: .object(JSONObject(members)))
  }
}
