import OrderedJSON
import TargetClient

/// Hides what lets others act for a visitor or an account, such as trace tokens and cookies, until a person
/// asks to see it. What is handed on tells no ids either: whoever looks at this screen may know the visitor, whoever
/// gets a copy need not.
struct SecretMask: Hashable, Sendable {
  /// Whether everything shows.
  var isLifted = false

  /// The value of a header field.
  func value(of field: HTTPHeaderField) -> String {
    isLifted ? field.value : Secrets.keys.masked(field)
  }

  /// The body of a delivery request.
  func body(_ body: JSON) -> JSON {
    isLifted ? body : Secrets.keys.masked(body)
  }

  /// A request as it is handed to somebody else.
  func handedOn(_ request: HTTPRequestRecord) -> HTTPRequestRecord {
    isLifted ? request : Secrets.keysAndIdentity.masked(request)
  }

  /// Whether the mask hides something of a request.
  func hidesSomething(of request: HTTPRequestRecord, body: JSON?) -> Bool {
    guard !isLifted else { return false }
    return request.headers.contains { value(of: $0) != $0.value } || body.map { self.body($0) != $0 } ?? false
  }
}
