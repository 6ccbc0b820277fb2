import TerminalTestSupport
import Testing

@Suite struct `The command line` {
  private func expectHelp(_ ended: ProgramRun, _ parts: String...) {
    #expect(ended.status == 0)
    #expect(ended.error.isEmpty)
    for part in parts { #expect(ended.output.contains(part), "\(part)") }
  }

  @Test func `help tells what there is, with examples that can be copied`() throws {
    expectHelp(
      try run("--help"), "USAGE: target-explorer <subcommand>", "explore (default)", "get-offers",
      "\n  target-explorer get-offers --request request.json --format json\n", "EXIT STATUS\n  0  it worked\n"
    )
    expectHelp(
      try run("get-offers", "--help"), "USAGE: target-explorer get-offers <options>", "--mbox <name>",
      "--parameter <name=value>", "--format <format>",
      "\n  target-explorer get-offers --request - --artifact rules.json < request.json\n")
    expectHelp(
      try run("explore", "--help"), "--artifact <file|url>", "--theme <theme>", "--borders <borders>",
      "--polling-interval <seconds>")
    expectHelp(
      try run("get-attributes", "--help"), "USAGE: target-explorer get-attributes [<options>] [<mboxes> ...]",
      "--key <name>",
      "\n  target-explorer get-attributes feature-flags --key maxCartItems\n")
    expectHelp(
      try run("send-notifications", "--help"), "USAGE: target-explorer send-notifications [<options>] <file>",
      "--dry-run",
      "\n  target-explorer send-notifications result.json --dry-run\n")
    expectHelp(try run("help", "get-offers"), "USAGE: target-explorer get-offers <options>")
  }

  @Test func `the version is told alone`() throws {
    let ended = try run("--version")
    #expect(ended.status == 0)
    #expect(ended.error.isEmpty)
    #expect(ended.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are generated`(shell: String) throws {
    expectHelp(
      try run("--generate-completion-script", shell), "target-explorer", "get-offers", "mbox",
      "get-attributes",
      "send-notifications", "dry-run")
  }

  @Test func `bash takes its completions`() throws {
    let folder = try TemporaryFolder()
    let script = try run("--generate-completion-script", "bash").output
    let path = try folder.write(script, to: "completions.bash")
    #expect(try ProgramRun(path: "/bin/bash", ["-n", path]).status == 0)
  }

  @Test(arguments: [
    ["--nonsense"], ["get-offers", "--nonsense"], ["explore", "--nonsense"],
    ["get-offers", "--mbox", "hero", "extra"], ["get-offers", "--mbox"],
    ["get-offers", "--mbox", "hero", "--format", "xml"], ["explore", "--theme", "pink"],
    ["explore", "--borders", "dotted"], ["--generate-completion-script", "nonsense"],
  ])
  func `what is not understood is status 2, with the usage`(arguments: [String]) throws {
    let ended = try ProgramRun(path: programPath, arguments)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.error.hasPrefix("Error: "))
    #expect(ended.error.contains("Usage: target-explorer"))
  }

  @Test(arguments: [
    ("5", "raised to 300 seconds"), ("300000", "these are seconds, more than a day"), ("600", nil),
  ])
  func `an interval that is not taken as it is given is told`(interval: String, sentence: String?) throws {
    // Without a terminal the explorer ends before anything is downloaded.
    let ended = try run(
      "explore", "--client", "mycode", "--artifact", "http://cdn.example.com/rules.json",
      "--polling-interval", interval)
    #expect(ended.status != 0)
    #expect(ended.error.contains("--polling-interval") == (sentence != nil))
    if let sentence { #expect(ended.error.contains(sentence)) }
  }

  @Test(arguments: [[], ["explore"], ["explore", "--theme", "light"]])
  func `without a terminal the explorer says in one line what to use instead`(arguments: [String]) throws {
    let ended = try ProgramRun(path: programPath, arguments)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.error.contains("terminal"))
    #expect(ended.error.contains("target-explorer get-offers"))
    #expect(ended.error.filter { $0 == "\n" }.count == 1)
  }
}
