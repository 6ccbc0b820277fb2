import ArgumentParser
import OrderedJSON
import TargetClient
import TerminalUI

/// `target-explorer get-attributes`: the values inside JSON offers.
struct GetAttributesCommand: CallingCommand {
  static let configuration = CommandConfiguration(
    commandName: "get-attributes",
    abstract: "Decide mboxes with JSON offers and print the values in them.",
    discussion: """
      The mboxes are executed, with what the request file and the flags say. Where an mbox has several JSON \
      offers, their members are merged and a later one wins. Which server is asked follows the same rule as for \
      get-offers: none outside this machine unless you name it.

      EXAMPLES
        target-explorer get-attributes feature-flags
        target-explorer get-attributes feature-flags --key maxCartItems
        target-explorer get-attributes --request request.json --format json
      """)

  @Argument(help: "The mboxes. Without any, all that the request has.")
  var mboxes: [String] = []

  @Option(help: ArgumentHelp("Print only this value; it must be there.", valueName: "name"))
  var key: String?

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  @OptionGroup(title: "Request")
  var requestOptions: RequestOptions

  @OptionGroup(title: "Account")
  var accountOptions: AccountOptions

  @OptionGroup var callOptions: OneCallOptions

  func run() async throws {
    let document = try requestOptions.document(executing: mboxes, account: accountOptions)
    let account = try accountOptions.account { callOptions.apply(to: &$0) }
    try await account.use { account in
      let attributes = try await account.attributes(of: mboxes, in: document)
      let names = names(of: attributes)
      switch format {
      case .json: try StandardStreams.writeJSON(try json(of: attributes, in: names))
      case .text:
        let lines = try lines(of: attributes, in: names).map { DisplayText.safe($0) + "\n" }
        try StandardStreams.writeOutput(lines.joined())
      }
    }
  }

  /// The mboxes to tell of, each once.
  private func names(of attributes: OfferAttributes) -> [String] {
    let asked = mboxes + requestOptions.flags.mbox
    var known: Set<String> = []
    return (asked.isEmpty ? attributes.object.map(\.name) : asked).filter { known.insert($0).inserted }
  }

  private func json(of attributes: OfferAttributes, in mboxes: [String]) throws -> JSON {
    if let key, let mbox = mboxes.first, mboxes.count == 1 { return try attributes.value(key, in: mbox) }
    let members = try mboxes.map { mbox in
      JSONObject.Member(name: mbox, value: try value(in: mbox, of: attributes))
    }
    return .object(JSONObject(members))
  }

  private func value(in mbox: String, of attributes: OfferAttributes) throws -> JSON {
    if let key { return try attributes.value(key, in: mbox) }
    return .object(attributes.object(of: mbox) ?? JSONObject())
  }

  private func lines(of attributes: OfferAttributes, in mboxes: [String]) throws -> [String] {
    guard !mboxes.isEmpty else { return ["No mbox has a JSON offer."] }
    guard let key else {
      return mboxes.flatMap { mbox in
        let values = attributes.object(of: mbox)?.map { "  \($0.name): \(Self.plain($0.value))" } ?? []
        return [mbox] + (values.isEmpty ? ["  no JSON offer"] : values)
      }
    }
    let values = try mboxes.map { Self.plain(try attributes.value(key, in: $0)) }
    return mboxes.count == 1 ? values : zip(mboxes, values).map { "\($0): \($1)" }
  }

  /// A text without quotation marks, any other value as JSON.
  private static func plain(_ value: JSON) -> String {
    value.string ?? value.compact
  }
}
