import ArgumentParser
import JSONLogic
import OrderedJSON
import TerminalUI

/// `target-explorer evaluate`: a JsonLogic rule against data.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate a JsonLogic rule against data.",
    discussion: """
      Rule and data are files with JSON; one of them may be - for standard input. The value is what \
      json-logic-js gives. With --explain, a tree tells for every part whether it holds and what it saw.

      EXAMPLES
        target-explorer evaluate --rule condition.json --data context.json
        echo '{"==": [{"var": "user.browserType"}, "chrome"]}' | \\
          target-explorer evaluate --rule - --data context.json --explain
      """)

  @Option(help: ArgumentHelp("The rule.", valueName: "file"), completion: .file())
  var rule: String

  @Option(
    help: ArgumentHelp("The data; without it, nothing is known.", valueName: "file"), completion: .file())
  var data: String?

  @Flag(help: "Tell how every part of the rule came to its result.")
  var explain = false

  @Option(help: "How to print the result.")
  var format = OutputFormat.text

  func validate() throws {
    if rule == "-", data == "-" {
      throw ValidationError("Only one of --rule and --data can be standard input.")
    }
  }

  func run() throws {
    let ruleFile = InputFile(argument: rule)
    var variables = VariableTable()
    let compiled = CompiledRule(compiling: try ruleFile.json(), variables: &variables)
    let dataJSON = try data.map { try InputFile(argument: $0).json() } ?? [:]
    let provider = TreeVariableProvider(data: LogicValue(dataJSON), variables: variables)
    let outcome = compiled.outcome(with: provider)
    let explanation = explain ? compiled.explain(with: provider) : nil
    if let diagnostic = outcome.diagnostic {
      if let explanation { try printTree(explanation) }
      throw CommandFailure.workFailed("\(ruleFile.name): \(diagnostic)")
    }
    try print(outcome.value.json() ?? .null, explanation)
  }

  private func print(_ value: JSON, _ explanation: Explanation?) throws {
    switch format {
    case .json:
      var result = JSONObject()
      result.append("result", value)
      if let explanation { result.append("explanation", explanation.json) }
      try StandardStreams.writeJSON(.object(result))
    case .text:
      guard let explanation else {
        try StandardStreams.writeOutput(DisplayText.safe(value.compact) + "\n")
        return
      }
      try printTree(explanation)
    }
  }

  private func printTree(_ explanation: Explanation) throws {
    guard format == .text else { return }
    let lines = explanation.lines.flatMap { line in
      let indentation = DisplayText.blanks(2 * line.depth)
      let needed = line.isNeeded ? "" : "  (not needed)"
      let sentence = "\(indentation)\(line.isTruthy ? "✓" : "✗") \(DisplayText.safe(line.text))\(needed)"
      return [sentence] + line.notes.map { "\(indentation)  ! \(DisplayText.safe($0.text))" }
    }
    try StandardStreams.writeOutput(lines.joined(separator: "\n") + "\n")
  }
}
