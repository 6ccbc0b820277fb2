import ArgumentParser

/// The options that name an account and its artifact.
struct AccountOptions: ParsableArguments {
  @Option(help: "The client code. Without it, the one the artifact names.")
  var client: String?

  @Option(help: "The organization id, such as 0123456789ABCDEF@AdobeOrg. It decodes binary artifacts.")
  var organization: String?

  @Option(
    help: ArgumentHelp(
      "The rule artifact, JSON or binary. Without it, the demo artifact.", valueName: "file"),
    completion: .file())
  var artifact: String?

  /// Reads the account.
  func account() throws(CommandFailure) -> Account {
    try Account.load(
      artifact: artifact.map(InputFile.init(argument:)), client: client, organization: organization)
  }
}
