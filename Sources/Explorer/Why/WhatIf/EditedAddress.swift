import Decisioning

/// A page address of which single parts are replaced.
struct EditedAddress: Hashable, Sendable {
  private let components: AddressComponents

  /// An address to edit; an empty one becomes one of a made-up page when a part of it is set.
  init(_ url: String) {
    components = AddressComponents(url.isEmpty ? "https://www.example.com/" : url)
  }

  /// The address with another value for a part, as conditions name it.
  ///
  /// - Parameters:
  ///   - variable: the part: `page.path`, `referring.domain_lc`.
  ///   - text: the wanted value.
  ///   - contains: whether the part only has to hold the text.
  /// - Returns: the address, or nil for a part that cannot be set by itself.
  func setting(_ variable: String, to text: String, contains: Bool) -> String? {
    var part = variable.drop { $0 != "." }.dropFirst()
    if part.hasSuffix("_lc") { part = part.dropLast(3) }
    switch part {
    case "url": return contains ? holding(text) : text
    case "domain": return joined(host: text)
    case "subdomain": return components.host.isEmpty ? nil : joined(host: "\(text).\(domain)")
    case "path": return joined(path: text.hasPrefix("/") ? text : "/\(text)")
    case "query":
      return joined(query: contains && !components.query.isEmpty ? "\(components.query)&\(text)" : text)
    case "fragment": return joined(fragment: text)
    default: return nil
    }
  }

  /// The host without its first label when it has three or more.
  private var domain: String {
    let labels = components.host.split(separator: ".")
    return labels.count > 2 ? labels.dropFirst().joined(separator: ".") : components.host
  }

  /// The address with a text somewhere in it: an address of its own, a query or a path.
  private func holding(_ text: String) -> String {
    if text.contains("://") { return text }
    if text.hasPrefix("#") { return joined(fragment: String(text.dropFirst())) }
    if text.contains("=") {
      let query = text.hasPrefix("?") || text.hasPrefix("&") ? String(text.dropFirst()) : text
      return joined(query: components.query.isEmpty ? query : "\(components.query)&\(query)")
    }
    if !text.hasPrefix("/"), text.contains(".") { return joined(host: text) }
    return joined(path: text.hasPrefix("/") ? text : "/\(text)")
  }

  private func joined(
    host: String? = nil, path: String? = nil, query: String? = nil, fragment: String? = nil
  ) -> String {
    let scheme = components.url.prefix { $0 != ":" && $0 != "/" }
    let hasScheme = components.url.dropFirst(scheme.count).hasPrefix("://")
    let path = path ?? (components.path.isEmpty ? "/" : components.path)
    let query = query ?? components.query
    let fragment = fragment ?? components.fragment
    let host = host ?? (components.host.isEmpty ? "www.example.com" : components.host)
    return "\(hasScheme ? String(scheme) : "https")://\(host)\(path.hasPrefix("/") ? "" : "/")\(path)"
      + (query.isEmpty ? "" : "?\(query)") + (fragment.isEmpty ? "" : "#\(fragment)")
  }
}
