import TargetClient

extension HTTPProxy {
  /// Reads `host:port`, with `name:password@` before it or not.
  ///
  /// - Parameters:
  ///   - text: the proxy, perhaps as a URL.
  ///   - source: the option or the variable that names it, for messages.
  /// - Throws: `CommandFailure` without the text, which may hold a password.
  init(parsing text: String, named source: String) throws(CommandFailure) {
    let address = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text[...]
    guard let colon = address.lastIndex(of: ":"), colon != address.startIndex, !address.contains("/"),
      let port = Int(address[address.index(after: colon)...]), (1...65_535).contains(port)
    else {
      throw .badUsage(
        "\(source): expected a host and a port, such as proxy.example.com:3128, or name:password@ before it")
    }
    let host = String(address[..<colon])
    guard address.startIndex != text.startIndex else {
      self.init(host: host, port: port)
      return
    }
    let credentials = text[..<text.index(before: address.startIndex)].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    self.init(
      host: host, port: port, user: credentials.first.map(String.init),
      password: credentials.count == 2 ? String(credentials[1]) : nil)
  }

  /// The proxy of the environment for a host, by the variables that curl and others read; nil where there is none.
  ///
  /// `HTTPS_PROXY` counts for encrypted calls and `http_proxy` for others, `ALL_PROXY` for both. `NO_PROXY` lists hosts
  /// and endings of hosts that are called directly, as this machine always is.
  ///
  /// - Parameters:
  ///   - host: the host that is called, perhaps with a port.
  ///   - isEncrypted: whether by HTTPS.
  ///   - variable: the value of a variable of the environment.
  /// - Throws: `CommandFailure` naming the variable whose value is no proxy.
  init?(for host: String, isEncrypted: Bool, in variable: (String) -> String?) throws(CommandFailure) {
    // HTTP_PROXY in capitals may come from a header of a call to a server, so nobody reads it.
    let names = (isEncrypted ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]) + ["all_proxy", "ALL_PROXY"]
    guard let name = names.first(where: { variable($0)?.isEmpty == false }), let value = variable(name),
      !Self.isDirect(host.lowercased(), except: variable("no_proxy") ?? variable("NO_PROXY") ?? "")
    else { return nil }
    var text = value[...]
    if let scheme = text.firstRange(of: "://") {
      guard text[..<scheme.lowerBound].lowercased() == "http" else {
        throw .badUsage(
          "\(name): only proxies of the form http://host:port are supported; --proxy names another")
      }
      text = text[scheme.upperBound...]
    }
    if text.last == "/" { text.removeLast() }
    try self.init(parsing: String(text), named: name)
  }

  private static func isDirect(_ host: String, except list: String) -> Bool {
    let isBracketed = host.hasPrefix("[")
    let name = isBracketed ? host.prefix { $0 != "]" }.dropFirst() : host.prefix { $0 != ":" }
    if name == "localhost" || name == "::1" || name.hasPrefix("127.") { return true }
    return list.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains { entry in
      let ending = entry.drop { $0 == "." || $0 == "*" }
      return entry == "*" || !ending.isEmpty && (name == ending || name.hasSuffix(".\(ending)"))
    }
  }
}
