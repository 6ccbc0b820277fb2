import Foundation
import TerminalTestSupport

/// A terminal with the fixture running in it, started with some variables such as `TERM=xterm`.
func startFixture(
  columns: Int = 80, rows: Int = 24, variables: String = ""
) async throws -> TmuxSession {
  let session = try await TmuxSession(columns: columns, rows: rows)
  try session.run("clear; \(variables) \(fixturePath)")
  try await session.wait(forText: "ready")
  try await session.settle()
  return session
}

/// The program under test.
let fixturePath = BuiltProgram.path("terminal-fixture")
