/// What a `curl` command line asks for, as browsers and other tools copy it.
public struct CurlCommand: Hashable, Sendable {
  /// The URL; empty when there is none.
  public private(set) var url = ""
  private var hasScheme = false
  /// The headers in their order, those of `-A`, `-e` and `-b` too.
  public private(set) var headers: [HeaderField] = []
  /// The body, if there is one.
  public private(set) var body: String?

  /// Reads a command line that begins with `curl`.
  ///
  /// Options that do not change what is asked for are passed over, such as `--compressed` and `-o`.
  ///
  /// - Throws: `ImportProblem` for a quote that does not end, an option without its value, a body in a file,
  ///   and for a text that is no such command.
  public init(parsing text: String) throws(ImportProblem) {
    let words = try ShellWords(parsing: text).words
    guard let program = words.first, program == "curl" || program.hasSuffix("/curl") || program == "curl.exe"
    else { throw ImportProblem("this is no curl command") }
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if word == "--" {
        for address in rest where url.isEmpty { url = address }
        break
      } else if word.hasPrefix("--") {
        try take(longOption: word, &rest)
      } else if word.hasPrefix("-"), word.count > 1 {
        try take(shortOptions: word.dropFirst(), &rest)
      } else if url.isEmpty || !hasScheme && word.contains("://") {
        // Of an option that is not known here, the value may have come first.
        setURL(word)
      }
    }
    guard !url.hasPrefix("^"), !words.contains("^") else {
      throw ImportProblem(
        "this curl command is written for the Windows command prompt: copy it as cURL (bash) instead")
    }
    guard !url.isEmpty else { throw ImportProblem("the curl command has no URL") }
  }

  /// What an option does.
  private enum Option {
    case header, body, urlEncodedBody, cookie, userAgent, referrer, url
    /// Its value changes nothing here.
    case other
  }

  private static let longOptions: [String: Option] = [
    "header": .header, "data": .body, "data-raw": .body, "data-binary": .body, "data-ascii": .body,
    "data-urlencode": .urlEncodedBody, "json": .body, "cookie": .cookie, "user-agent": .userAgent,
    "referer": .referrer, "url": .url, "request": .other, "output": .other, "user": .other, "proxy": .other,
    "max-time": .other, "connect-timeout": .other, "retry": .other, "retry-delay": .other, "cert": .other,
    "key": .other, "cacert": .other, "write-out": .other, "resolve": .other, "interface": .other,
    "cookie-jar": .other, "dump-header": .other, "form": .other, "range": .other, "upload-file": .other,
    "config": .other, "limit-rate": .other, "max-redirs": .other, "oauth2-bearer": .other, "stderr": .other,
    "trace": .other, "trace-ascii": .other, "proxy-user": .other, "ciphers": .other, "unix-socket": .other,
    "noproxy": .other, "retry-max-time": .other, "connect-to": .other, "max-filesize": .other,
    "tls-max": .other, "proxy-header": .other, "form-string": .other, "speed-limit": .other,
    "speed-time": .other, "time-cond": .other, "continue-at": .other, "ftp-port": .other,
    "telnet-option": .other, "keepalive-time": .other, "local-port": .other, "dns-servers": .other,
    "doh-url": .other, "cert-type": .other, "key-type": .other, "pass": .other, "capath": .other,
    "aws-sigv4": .other, "socks5": .other, "socks5-hostname": .other, "preproxy": .other, "rate": .other,
    "variable": .other, "expand-url": .url, "tls13-ciphers": .other, "pinnedpubkey": .other,
    "url-query": .other, "hsts": .other, "alt-svc": .other, "netrc-file": .other, "output-dir": .other,
  ]

  private static let shortOptions: [Character: Option] = [
    "H": .header, "d": .body, "b": .cookie, "A": .userAgent, "e": .referrer, "X": .other, "o": .other,
    "u": .other, "x": .other, "m": .other, "E": .other, "w": .other, "c": .other, "D": .other, "F": .other,
    "r": .other, "T": .other, "K": .other, "U": .other,
    "Y": .other, "y": .other, "z": .other, "C": .other, "P": .other, "t": .other, "Q": .other,
  ]

  private mutating func take(
    longOption word: String, _ rest: inout ArraySlice<String>
  ) throws(ImportProblem) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let option = Self.longOptions[String(name)] else { return }
    if parts.count > 1 { return try take(option, String(parts[1])) }
    guard let value = rest.popFirst() else { throw ImportProblem("the option --\(name) has no value") }
    try take(option, value)
  }

  /// Several short options may share a hyphen, and the last may have its value right behind it.
  private mutating func take(
    shortOptions word: Substring, _ rest: inout ArraySlice<String>
  ) throws(ImportProblem) {
    var letters = word
    while let letter = letters.popFirst() {
      guard let option = Self.shortOptions[letter] else { continue }
      if !letters.isEmpty { return try take(option, String(letters)) }
      guard let value = rest.popFirst() else { throw ImportProblem("the option -\(letter) has no value") }
      return try take(option, value)
    }
  }

  private mutating func setURL(_ text: String) { (url, hasScheme) = (text, text.contains("://")) }

  private mutating func take(_ option: Option, _ value: String) throws(ImportProblem) {
    switch option {
    case .header:
      if let header = HeaderField(line: value) { headers.append(header) }
    case .cookie:
      // Without an equals sign it is the name of a file.
      if value.contains("=") { headers.append(HeaderField(name: "Cookie", value: value)) }
    case .userAgent: headers.append(HeaderField(name: "User-Agent", value: value))
    case .referrer: headers.append(HeaderField(name: "Referer", value: value))
    case .url: setURL(value)
    case .body, .urlEncodedBody:
      guard !value.hasPrefix("@") else {
        throw ImportProblem(
          "the body of the curl command is in the file \(value.dropFirst()): paste its content")
      }
      if body == nil { body = value } else { body?.append("&\(value)") }
    case .other: break
    }
  }
}
