extension CurlCommand {
  /// A call as a command line for `curl`, on several lines that a shell reads as one.
  ///
  /// Whatever the call holds, the shell runs `curl` alone and `curl` reads no file: a capture may come from
  /// anybody. What belongs to the connection is left out, as `curl` makes it anew; so are fields whose names are
  /// none of HTTP.
  ///
  /// - Parameters:
  ///   - method: the method, such as `POST`.
  ///   - url: the whole URL.
  ///   - headers: the header fields.
  ///   - body: the body, empty when there is none.
  public static func text(method: String, url: String, headers: [HeaderField], body: String) -> String {
    // Only so is a URL that looks like an option none.
    var parts = [
      url.hasPrefix("-") ? "curl --url \(ShellWords.quoted(url))" : "curl \(ShellWords.quoted(url))"
    ]
    // To curl, braces and brackets in a URL stand for several ones.
    if url.utf8.contains(where: { "[]{}".utf8.contains($0) }) { parts.append("--globoff") }
    for field in headers where isSent(field) {
      // Without a value, a colon would take the field away.
      let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
      parts.append("-H \(ShellWords.quoted(line))")
    }
    // With its own header, curl would not unpack the answer.
    if headers.contains(where: { $0.name.lowercased() == "accept-encoding" }) {
      parts.append("--compressed")
    }
    if method != (body.isEmpty ? "GET" : "POST") { parts.append("-X \(ShellWords.quoted(method))") }
    // All other ways to give a body take one that begins with @ for the name of a file.
    if !body.isEmpty { parts.append("--data-raw \(ShellWords.quoted(body))") }
    return parts.joined(separator: " \\\n  ")
  }

  /// Fields of the connection, not of the request, in lower case. The length is that of a body which may have been
  /// written anew.
  private static let connectionFields: Set<String> = [
    "accept-encoding", "connection", "content-length", "host", "transfer-encoding",
  ]

  /// Whether a field goes into the command. A name that is no token (RFC 9110, 5.6.2) may begin with `@`, which is
  /// a file to curl.
  private static func isSent(_ field: HeaderField) -> Bool {
    let isToken = field.name.utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.properties.isAlphabetic && scalar.isASCII || ("0"..."9").contains(scalar)
        || "!#$%&'*+-.^_`|~".unicodeScalars.contains(scalar)
    }
    return isToken && !field.name.isEmpty && !connectionFields.contains(field.name.lowercased())
  }
}

extension ShellWords {
  /// A text as one word of a shell: between single quotes, or as `$'…'` when there are control characters in it,
  /// which would not be text to a terminal that they are pasted into.
  static func quoted(_ text: String) -> String {
    // By scalars: a quote with an accent on it is another character, and a quote to a shell.
    guard !text.unicodeScalars.contains(where: isControl) else { return escapedQuoted(text) }
    var word = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { word += #"'\''"# } else { word.unicodeScalars.append(scalar) }
    }
    return word + "'"
  }

  private static func escapedQuoted(_ text: String) -> String {
    var word = "$'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": word += #"\n"#
      case "\\", "'": word += "\\\(scalar)"
      // After an escaped quote, Bash takes it for a command of its history.
      case "!": word += #"\041"#
      case _ where isControl(scalar):
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 8)
          word += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
      default: word.unicodeScalars.append(scalar)
      }
    }
    return word + "'"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
