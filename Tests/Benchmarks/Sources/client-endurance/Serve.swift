import ArgumentParser
import EdgeSandbox
import Foundation

/// Serves a local edge until its standard input ends. The measurements start it, and so can a measurement of
/// another SDK.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the edge that is measured against, and prints its port.")

  @OptionGroup var surroundings: Surroundings

  func run() async throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: surroundings.artifact)))
    let sandbox = try EdgeSandbox(SandboxConfiguration(artifact: bytes, cluster: nil, recordLimit: 1))
    FileHandle.standardOutput.write(Data("\(try await sandbox.start().port)\n".utf8))
    await Task.detached { while !FileHandle.standardInput.availableData.isEmpty {} }.value
    await sandbox.stop()
  }
}

/// A local edge in a process of its own.
final class ServingProcess {
  /// The edge did not start.
  struct NotStarted: Error {}

  let address: SandboxAddress
  private let process: Process
  private let input: Pipe

  init(artifact: String) throws {
    let (process, input, output) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/proc/self/exe")
    process.arguments = ["serve", "--artifact", artifact]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else { throw NotStarted() }
    address = SandboxAddress(host: "127.0.0.1", port: port)
    self.process = process
    self.input = input
  }

  /// What the system tells about it.
  var figures: ProcessFigures { ProcessFigures(identifier: process.processIdentifier) }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
