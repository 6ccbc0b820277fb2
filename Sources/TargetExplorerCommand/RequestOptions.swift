import ArgumentParser
import struct DeliveryAPI.DeliveryRequest
import OrderedJSON
import Workspace

/// The options that make a request: a file, flags that add to it, and the clock and place of the decision.
struct RequestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The request file; - is standard input.", valueName: "file"), completion: .file())
  var request: String?

  @OptionGroup var flags: RequestFlags

  @Option(help: ArgumentHelp("The decision's clock, such as 2026-11-27T18:00:00Z.", valueName: "iso8601"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "A JSON file that stands for the reply of the geo lookup, for a place known by IP address alone.",
      valueName: "file"),
    completion: .file())
  var geo: String?

  /// The request of the file, if there is one, with what the flags and the account's options say.
  ///
  /// - Parameter mboxes: mboxes to execute besides.
  /// - Throws: `CommandFailure` for what cannot be used, and for what the Delivery API would refuse.
  func document(
    executing mboxes: [String] = [], account: AccountOptions
  ) throws(CommandFailure) -> RequestDocument {
    var flags = flags
    flags.mbox = mboxes + flags.mbox
    var document = try savedDocument(or: flags)
    let executed = Set(document.request.execute?.mboxes?.map(\.name) ?? [])
    flags.mbox = mboxes.filter { !executed.contains($0) } + self.flags.mbox
    try flags.apply(to: &document)
    if let at {
      guard DecisionInstant(at) != nil else {
        throw .badUsage("--at \(at): \(DecisionInstant.problem(with: at))")
      }
      document.at = at
    }
    if let method = try account.method() { document.decisioningMethod = method.rawValue }
    if let geo { document.geo = try Self.geoReply(in: InputFile(argument: geo)) }
    if let problem = document.validate().first(where: { $0.severity == .error }) {
      throw .badUsage("\(sourceName): \(problem)")
    }
    return document
  }

  private var sourceName: String { request.map { InputFile(argument: $0).name } ?? "the flags" }

  private func savedDocument(or flags: RequestFlags) throws(CommandFailure) -> RequestDocument {
    guard let request else {
      if !flags.isEmpty { return RequestDocument(request: DeliveryRequest()) }
      throw .badUsage("Name a request file with --request, or what to decide with --mbox; see --help.")
    }
    let file = InputFile(argument: request)
    let bytes = try file.read()
    switch DocumentKind(of: bytes) {
    case .request: break
    case .artifact: throw .badUsage("\(file.name): this is a rule artifact: name it with --artifact")
    case .saved:
      throw .badUsage("\(file.name): this is an answer and no request: open it with target-explorer explore")
    case .other(let members):
      throw .badUsage("\(file.name): \(DocumentKind.complaint(about: members))")
    }
    do {
      let document = try RequestDocument(parsing: bytes, source: file.name)
      for path in document.unknownMembers {
        StandardStreams.writeError(
          "\(file.name): \(path) is no part of a request, so it is not sent: is it misspelt?")
      }
      return document
    } catch {
      throw .badUsage("\(error)")
    }
  }

  private static func geoReply(in file: InputFile) throws(CommandFailure) -> JSONObject {
    let json = try file.json()
    guard let object = json.object else {
      throw .badUsage(
        "\(file.name): expected an object with members such as \"x-geo-city\", found \(json.kindWithArticle)")
    }
    return object
  }
}
