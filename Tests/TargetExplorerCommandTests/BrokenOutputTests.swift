import TerminalTestSupport
import Testing

/// Commands whose output goes nowhere.
@Suite struct `Output that cannot be written` {
  private static let sigpipe: Int32 = 128 + 13

  @Test(arguments: [
    "get-offers --mbox homepage-hero --format json", "get-offers --mbox homepage-hero --explain",
    "get-offers --mbox homepage-hero --decisioning-method server-side", "evaluate --help", "config keys",
    "config example",
  ])
  func `a command whose reader has gone ends quietly, as others do`(arguments: String) throws {
    let folder = try TemporaryFolder()
    let ended = try ProgramRun(
      path: "/bin/sh",
      [
        "-c",
        // The pipe is opened for writing while `true` has it open for reading, which then goes.
        "mkfifo \"$1/pipe\"; true <\"$1/pipe\" & exec 3>\"$1/pipe\"; wait; '\(programPath)' \(arguments) >&3",
        "sh", folder.path,
      ])
    #expect(ended.status == Self.sigpipe)
    #expect(ended.error == "")
  }

  @Test func `the first line of a long result is enough for head`() throws {
    let ended = try ProgramRun(
      path: "/bin/sh", ["-c", "'\(programPath)' get-offers --mbox homepage-hero --format json | head -n 1"])
    #expect(ended.status == 0)
    #expect(ended.output == "{\n")
    #expect(ended.error == "")
  }

  @Test func `a result that does not fit on the disk is told with the system's reason`() throws {
    let ended = try ProgramRun(
      path: "/bin/sh", ["-c", "'\(programPath)' get-offers --mbox homepage-hero >/dev/full"])
    #expect(ended.status == 1)
    #expect(
      ended.error == "The result could not be written to standard output: No space left on device.\n")
  }

  @Test(arguments: ["", "--decisioning-method server-side"])
  func `a closed output is told as what it is`(arguments: String) throws {
    let ended = try ProgramRun(
      path: "/bin/sh", ["-c", "'\(programPath)' get-offers --mbox homepage-hero \(arguments) >&-"])
    #expect(ended.status == 1)
    #expect(ended.error == "The result could not be written to standard output: Bad file descriptor.\n")
  }

  @Test func `a closed error stream leaves the result as it is`() throws {
    let ended = try ProgramRun(
      path: "/bin/sh", ["-c", "'\(programPath)' get-offers --mbox no-such-mbox --verbose <&- 2>&-"])
    #expect(ended.status == 0)
    #expect(ended.output.contains("no-such-mbox"))
  }
}
