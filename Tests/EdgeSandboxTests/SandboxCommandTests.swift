import EdgeSandbox
import Foundation
import OrderedJSON
import TerminalTestSupport
import Testing

/// `target-explorer sandbox` as a program of its own.
@Suite(.timeLimit(.minutes(20))) struct SandboxCommandTests {
  private static let program = BuiltProgram.path("target-explorer")

  /// Runs the command while a test calls it, and ends it by a signal.
  private func running(
    _ arguments: [String], endedBy signal: Int32 = SIGTERM, _ body: (EdgeClient) async throws -> Void
  ) async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["sandbox", "--port", "0", "--quiet"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    var line = ""
    while !line.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += String(decoding: data, as: UTF8.self)
    }
    let url = try #require(URL(string: line.trimmingCharacters(in: .newlines)), "printed \(line)")
    #expect(url.host == "127.0.0.1")
    try await body(EdgeClient(SandboxAddress(host: "127.0.0.1", port: try #require(url.port))))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `it prints its address, serves the demo artifact and ends by a signal`(signal: Int32) async throws {
    let status = try await running([], endedBy: signal) { client in
      let json = try await client.deliver(
        #"{"context":{"channel":"web"},"execute":{"mboxes":[{"index":1,"name":"a1-serverside-ab"}]}}"#,
        query: "client=acmeclient&sessionId=s"
      ).json()
      #expect(json[["execute", "mboxes", 0, "options", 0, "type"]] == "json")
    }
    #expect(status == 0)
  }

  @Test func `options reach the sandbox`() async throws {
    let artifact = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
    try Data(ArtifactFixture.text.utf8).write(to: artifact)
    defer { try? FileManager.default.removeItem(at: artifact) }
    let status = try await running([
      "--artifact", artifact.path, "--client", "other", "--cluster", "none", "--trace-token", "t",
      "--latency", "1", "--fault", "artifact:status=403",
    ]) { client in
      let status = try await client.get("/status.json").json()
      #expect(status["client"] == "other")
      #expect(status["edgeHost"]?.string == "localhost:\(client.address.port)")
      #expect(status["faults"] == ["latency=1", "artifact:status=403"])
    }
    #expect(status == 0)
  }

  @Test(arguments: [
    (["--fault", "slow"], "There is no fault"), (["--latency", "-1"], "latency"),
    (["--cluster", "west"], "no edge cluster"), (["--port", "70000"], "no TCP port"),
    (["--at", "noon"], "--at noon"), (["--artifact", "/nonexistent.json"], "no such file"),
  ])
  func `wrong usage ends with status 2 and a sentence`(arguments: [String], words: String) throws {
    let run = try ProgramRun(path: Self.program, ["sandbox"] + arguments)
    #expect(run.status == 2)
    #expect(run.error.contains(words), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test func `a port that is taken ends with status 1`() async throws {
    try await withSandbox { _, client in
      let run = try ProgramRun(path: Self.program, ["sandbox", "--port", "\(client.address.port)"])
      #expect(run.status == 1)
      #expect(run.error.contains("Port \(client.address.port)"), "\(run.error)")
    }
  }
}
