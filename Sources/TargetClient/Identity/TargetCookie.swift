import DeliveryAPI

/// The `mbox` cookie: the session and the device of a visitor, each with its own expiry.
///
/// The value reads `name#value#expiry|name#value#expiry`, with names and values percent-encoded and
/// expiries in seconds since 1970 UTC. at.js and the server-side SDKs share it.
public struct TargetCookie: Hashable, Sendable {
  /// The name under which browsers keep the cookie.
  public static let name = "mbox"

  /// One of the parts of the cookie.
  public struct Entry: Hashable, Sendable {
    /// What the value is: `session` or `PC`; older cookies have more.
    public var name: String

    /// The value.
    public var value: String

    /// The last second at which the value holds, in seconds since 1970 UTC.
    public var expires: Int64

    /// Makes a part.
    public init(name: String, value: String, expires: Int64) {
      self.name = name
      self.value = value
      self.expires = expires
    }

    /// Whether the value holds no more.
    ///
    /// - Parameter now: milliseconds since 1970 UTC.
    public func isExpired(at now: Int64) -> Bool { seconds(roundingUp: now) > expires }
  }

  /// The parts in the order written, expired ones included.
  public var entries: [Entry]

  /// Makes a cookie from parts.
  public init(entries: [Entry] = []) { self.entries = entries }

  /// Reads the value of a cookie. Parts that are no `name#value#expiry` are left out; whatever follows
  /// the expiry is ignored.
  public init(parsing text: String) {
    entries = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let part = rest.prefix { $0 != UInt8(ascii: "|") }
      if let entry = Entry(part) { entries.append(entry) }
      rest = rest[part.endIndex...].dropFirst()
    }
  }

  /// The cookie to hand out after a call: both expiries start anew.
  ///
  /// - Parameters:
  ///   - sessionId: the session of the call; it lives 31 minutes.
  ///   - deviceId: the `tntId` of the response, if any; it lives 732 days.
  ///   - now: milliseconds since 1970 UTC.
  public init(sessionId: String, deviceId: String?, at now: Int64) {
    let start = seconds(roundingUp: now)
    entries = [Entry(name: Self.sessionName, value: sessionId, expires: start + Self.sessionLifetime)]
    if let deviceId, !deviceId.isEmpty {
      entries.append(Entry(name: Self.deviceName, value: deviceId, expires: start + Self.deviceLifetime))
    }
  }

  static let sessionName = "session"
  static let deviceName = "PC"
  static let sessionLifetime: Int64 = 1860
  static let deviceLifetime: Int64 = 63_244_800
}

extension TargetCookie {
  /// The session id, unless it expired.
  ///
  /// - Parameter now: milliseconds since 1970 UTC.
  public func sessionId(at now: Int64) -> String? { value(of: Self.sessionName, at: now) }

  /// The device id, which is the visitor's `tntId`, unless it expired.
  ///
  /// - Parameter now: milliseconds since 1970 UTC.
  public func deviceId(at now: Int64) -> String? { value(of: Self.deviceName, at: now) }

  /// The value of the last part of this name that holds.
  private func value(of name: String, at now: Int64) -> String? {
    let entry = entries.last { $0.name == name && !$0.isExpired(at: now) }
    return entry.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// The value of the cookie as browsers keep it.
  public var text: String {
    var text = ""
    for entry in entries {
      if !text.isEmpty { text += "|" }
      text += entry.name.percentEncoded
      text += "#"
      text += entry.value.percentEncoded
      text += "#"
      text += String(entry.expires)
    }
    return text
  }

  /// The cookie, to be kept until its last part expires; nil when it has no parts.
  ///
  /// - Parameter now: milliseconds since 1970 UTC.
  public func cookie(at now: Int64) -> Cookie? {
    guard let last = entries.map(\.expires).max() else { return nil }
    let (age, overflow) = last.subtractingReportingOverflow(now / 1000)
    guard !overflow, age > 0 else { return Cookie(name: Self.name, value: text, maxAge: 0) }
    return Cookie(name: Self.name, value: text, maxAge: age)
  }
}

extension TargetCookie.Entry {
  /// Reads `name#value#expiry`; nil when it is none. Whatever follows the expiry is ignored.
  fileprivate init?(_ text: Substring.UTF8View) {
    let separator = UInt8(ascii: "#")
    guard let nameEnd = text.firstIndex(of: separator) else { return nil }
    let afterName = text[text.index(after: nameEnd)...]
    guard let valueEnd = afterName.firstIndex(of: separator) else { return nil }
    let expiry = afterName[afterName.index(after: valueEnd)...].prefix { $0 != separator }
    guard let expires = Int64(Substring(expiry)) else { return nil }
    self.init(
      name: Substring(text[..<nameEnd]).percentDecoded,
      value: Substring(afterName[..<valueEnd]).percentDecoded, expires: expires)
  }
}

/// Whole seconds, rounded up as the SDKs do.
///
/// - Parameter milliseconds: milliseconds since 1970 UTC.
private func seconds(roundingUp milliseconds: Int64) -> Int64 {
  let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1000)
  return remainder > 0 ? quotient + 1 : quotient
}
