import Dispatch
import EdgeSandbox
import OrderedJSON
import TerminalTestSupport

@testable import TargetExplorerCommand

/// The client code and the organization of the demo, as arguments.
let demoAccount = ["--client", "acmeclient", "--organization", "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"]

/// How long a call may take beside tests that block the threads which tasks share.
let patience = Duration.seconds(600)

/// The arguments that name a sandbox as the server.
func naming(_ address: SandboxAddress) -> [String] {
  ["--server-domain", address.serverDomain, "--insecure-http", "--timeout", "600000"]
}

/// Runs a test with a sandbox edge over the demo artifact.
func withSandbox<Value>(
  faults: [String] = [], _ test: (EdgeSandbox, SandboxAddress) async throws -> Value
) async throws -> Value {
  let demo = try AccountSettings(artifact: nil, client: nil, organization: nil, server: .sandbox)
  guard case .read(_, let bytes, _) = demo.rules else { throw NoDemo() }
  let sandbox = try EdgeSandbox(
    SandboxConfiguration(artifact: bytes, faults: faults.map { try Fault($0) }))
  let address = try await sandbox.start()
  do {
    let value = try await test(sandbox, address)
    await sandbox.stop()
    return value
  } catch {
    await sandbox.stop()
    throw error
  }
}

/// The demo artifact is not where it should be.
private struct NoDemo: Error {}

/// Runs the program while servers of the test answer it.
func runBeside(
  _ arguments: [String], input: String? = nil,
  meanwhile: @escaping @Sendable (ProgramRun.Running) throws -> Void = { _ in }
) async throws -> ProgramRun {
  try await withCheckedThrowingContinuation { continuation in
    // Waiting for a program blocks a thread, which must not be one of the few that tasks share.
    DispatchQueue.global().async {
      continuation.resume(
        with: Result { try ProgramRun(path: programPath, arguments, input: input, meanwhile: meanwhile) })
    }
  }
}

/// Runs `get-offers` while servers of the test answer it, and reads the JSON it prints.
func offersBeside(_ arguments: [String], request: String? = nil) async throws -> JSON {
  let source = request == nil ? [] : ["--request", "-"]
  let ended = try await runBeside(["get-offers", "--format", "json"] + source + arguments, input: request)
  guard ended.status == 0 else { throw UnexpectedEnd(status: ended.status, error: ended.error) }
  return try JSON(parsing: Array(ended.output.utf8))
}
