import DeliveryAPI

/// The `AMCV_…@AdobeOrg` cookie, in which the Visitor API keeps the visitor's Experience Cloud ids.
///
/// The value is a number and then names and values by turns, all between bars:
/// `-1712354808|MCIDTS|18000|MCMID|497771…|MCAAMLH-1555545390|9`. A name may end in the second at which
/// the field expires, or in that second and `s` when it lives for a session.
public struct VisitorCookie: Hashable, Sendable {
  /// One name with its value.
  public struct Field: Hashable, Sendable {
    /// The name without the expiry, such as `MCMID`.
    public var name: String

    /// The value.
    public var value: String

    /// When the field expires, in seconds since 1970 UTC; nil when it does not.
    public var expires: Int64?

    /// Makes a field.
    public init(name: String, value: String, expires: Int64? = nil) {
      self.name = name
      self.value = value
      self.expires = expires
    }
  }

  /// The fields in the order written, expired ones included.
  public var fields: [Field]

  /// The name of the cookie of an organization.
  public static func name(organizationId: String) -> String { "AMCV_\(organizationId)" }

  /// Reads the value of the cookie, percent-encoded or not. A damaged escape spoils nothing but its own field.
  public init(parsing text: String) {
    let encoded = text.replacing("%7C", with: "|").replacing("%7c", with: "|")
    var parts = encoded.split(separator: "|", omittingEmptySubsequences: false).map {
      $0.percentDecoded[...]
    }[...]
    if let first = parts.first, Int64(first) != nil { parts.removeFirst() }
    fields = []
    while let name = parts.popFirst(), let value = parts.popFirst() {
      let (plainName, expires) = splitExpiry(from: name)
      fields.append(Field(name: plainName, value: String(value), expires: expires))
    }
  }

  /// The value of a field, unless it is empty or expired.
  ///
  /// - Parameters:
  ///   - name: the name without the expiry.
  ///   - now: milliseconds since 1970 UTC.
  public func value(of name: String, at now: Int64) -> String? {
    let field = fields.last { $0.name == name && ($0.expires.map { now / 1000 <= $0 } ?? true) }
    return field.flatMap { $0.value.isEmpty ? nil : $0.value }
  }
}

private func splitExpiry(from name: Substring) -> (name: String, expires: Int64?) {
  guard let hyphen = name.lastIndex(of: "-") else { return (String(name), nil) }
  var suffix = name[name.index(after: hyphen)...]
  if suffix.last == "s" { suffix.removeLast() }
  guard let expires = Int64(suffix) else { return (String(name), nil) }
  return (String(name[..<hyphen]), expires)
}
