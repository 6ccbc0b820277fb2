import Foundation
import Testing

@Suite struct `The README` {
  private static let testsFolder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The fenced blocks of the README: their language and their lines.
  private static func blocks() throws -> [(language: String, lines: [Substring])] {
    let file = testsFolder.appending(path: "../../README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var blocks: [(language: String, lines: [Substring])] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside.toggle()
        if isInside { blocks.append((String(line.dropFirst(3)), [])) }
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }

  @Test func `its first two blocks start the explorer and run the tests`() throws {
    let blocks = try Self.blocks()
    try #require(blocks.count >= 2)
    #expect(blocks[0].lines.last?.hasSuffix("swift run -c release target-explorer") == true)
    #expect(blocks[1].lines.last?.hasSuffix("swift test") == true)
  }

  @Test func `its example is the code that is compiled here`() throws {
    let examples = try Self.blocks().filter { $0.language == "swift" }
    #expect(examples.count == 1)
    let file = Self.testsFolder.appending(path: "GettingStartedExample.swift")
    let code = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let example = try #require(examples.first?.lines)
    for (line, expected) in zip(example, code) { #expect(line == expected) }
    #expect(example.count == code.dropLast().count, "the file ends with a line feed")
  }

  @Test func `its example decides`() async throws {
    let result = try #require(await decideServerSideTest())
    #expect(result.response.status == 200)
    let mbox = try #require(result.response.execute?.mboxes?.first)
    #expect(mbox.name == "a1-serverside-ab")
    #expect(mbox.index == 1)
    #expect(mbox.options?.first?.type == .json)
    #expect(result.meta.decisioningMethod == .onDevice)
  }
}
