import ArgumentParser
import ArtifactGeneration
import Foundation
import OrderedJSON
import Workspace

/// Writes a made-up artifact, and a request that goes with it.
@main
struct MakeArtifact: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-artifact",
    abstract: "Writes a rule artifact of any size, the same bytes for the same options.")

  @Argument(help: "The file to write the artifact to.")
  var artifact: String

  @Option(help: "How many rules all mboxes have together.")
  var rules: Int

  @Option(help: "How many rules an mbox has.")
  var rulesPerMbox = 10

  @Flag(help: "Make every rule miss, so that all rules of an mbox are evaluated.")
  var missing = false

  @Option(help: "Another number gives another artifact of the same kind.")
  var seed: UInt64 = 1

  @Option(help: "A file to write a request for some mboxes to.")
  var request: String?

  @Option(help: "How many mboxes the request asks for, spread over the artifact.")
  var mboxes = 1

  func validate() throws {
    guard rules > 0, rulesPerMbox > 0, mboxes > 0 else {
      throw ValidationError("--rules, --rules-per-mbox and --mboxes must be at least 1.")
    }
  }

  func run() throws {
    let plan = ArtifactPlan(
      ruleCount: rules, rulesPerMbox: rulesPerMbox, everyRuleMisses: missing, seed: seed)
    try Data(plan.artifact()).write(to: URL(filePath: artifact))
    guard let request else { return }
    let document = RequestDocument(
      name: "\(mboxes) of \(plan.mboxCount) mboxes",
      request: GeneratedRequest.execute(mboxes: plan.spreadMboxNames(mboxes)))
    try Data(document.json().prettyBytes()).write(to: URL(filePath: request))
  }
}
