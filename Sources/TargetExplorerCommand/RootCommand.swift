import ArgumentParser

/// The command `target-explorer` with all its subcommands.
struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target-explorer",
    abstract: "Find out why a visitor got what Adobe Target decided.",
    discussion: """
      Without a subcommand, the explorer opens on the demo workspace: a rule artifact and saved requests \
      that come with the program, decided on-device, with no account and no network.

      EXAMPLES
        target-explorer
        target-explorer get-offers --mbox homepage-hero --tnt-id visitor-1
        target-explorer get-offers --request request.json --format json

      EXIT STATUS
        0  it worked
        1  the work failed
        2  the arguments or the input were wrong
      """,
    version: "0.1.0",
    subcommands: [
      ExploreCommand.self, GetOffersCommand.self, GetAttributesCommand.self, SendNotificationsCommand.self,
      EvaluateCommand.self, SandboxCommand.self, ConfigCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)
}
