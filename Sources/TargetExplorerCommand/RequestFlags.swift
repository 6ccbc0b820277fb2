import ArgumentParser

/// The flags that make a request, or add to one.
struct RequestFlags: ParsableArguments {
  @Option(help: ArgumentHelp("An mbox to execute; may be given several times.", valueName: "name"))
  var mbox: [String] = []

  @Option(
    help: ArgumentHelp(
      "A parameter for every mbox given by --mbox; may be given several times.", valueName: "name=value"))
  var parameter: [String] = []

  @Option(help: "The URL of the page.")
  var url: String?

  @Option(help: "The URL of the page the visitor came from.")
  var referringURL: String?

  @Option(help: "The visitor's user agent.")
  var userAgent: String?

  @Option(help: "Target's id of the visitor.")
  var tntId: String?

  @Option(help: "The Experience Cloud id of the visitor.")
  var ecid: String?

  @Option(help: "The customer's own id of the visitor.")
  var thirdPartyId: String?

  @Option(help: "The session id.")
  var sessionId: String?

  @Option(help: ArgumentHelp("The value of the mbox cookie.", valueName: "value"))
  var targetCookie: String?

  @Flag(help: "Ask for a trace.")
  var trace = false

  /// Whether no flag was given.
  var isEmpty: Bool {
    mbox.isEmpty && [url, referringURL, userAgent, tntId, ecid, thirdPartyId].allSatisfy { $0 == nil }
  }
}
