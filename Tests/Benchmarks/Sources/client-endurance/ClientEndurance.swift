import ArgumentParser

/// Measures the client against a local edge in a process of its own.
@main
struct ClientEndurance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client-endurance",
    abstract: "Measures what the client costs, how soon it gives up, and how it holds out.",
    subcommands: [Overhead.self, GivingUp.self, Load.self, Faults.self, Serve.self])
}

/// What all measurements are made with.
struct Surroundings: ParsableArguments {
  @Option(help: "The artifact that the edge decides by.")
  var artifact = "Resources/Demo/demo-artifact.json"

  @Option(help: "A file with the request to send; its trace is left out.")
  var request = "Resources/Demo/requests/01-homepage-hero.json"
}
