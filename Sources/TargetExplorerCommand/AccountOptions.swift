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
  ///
  /// - Parameter file: an artifact that was named in another way; `--artifact` goes before it.
  func account(artifact file: InputFile? = nil) throws(CommandFailure) -> Account {
    try Account.load(
      artifact: artifact.map(InputFile.init(argument:)) ?? file, client: client, organization: organization)
  }
}
