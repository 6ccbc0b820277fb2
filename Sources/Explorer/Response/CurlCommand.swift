import TargetClient

/// A request as a command line for `curl`, to hand to somebody else.
enum CurlCommand {
  /// The command, on several lines that a shell reads as one.
  static func text(of request: HTTPRequestRecord, mask: SecretMask) -> String {
    let request = mask.handedOn(request)
    var parts = ["curl \(quoted(request.url))"]
    for field in request.headers where field.name.lowercased() != "accept-encoding" {
      parts.append("-H \(quoted("\(field.name): \(field.value)"))")
    }
    // With its own header, curl would not unpack the answer.
    if request.headers.contains(where: { $0.name.lowercased() == "accept-encoding" }) {
      parts.append("--compressed")
    }
    if request.body.isEmpty {
      if request.method != "GET" { parts.append("-X \(request.method)") }
    } else {
      if request.method != "POST" { parts.append("-X \(request.method)") }
      parts.append("--data-binary \(quoted(String(decoding: request.body, as: UTF8.self)))")
    }
    return parts.joined(separator: " \\\n  ")
  }

  /// A text as one word of a POSIX shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
