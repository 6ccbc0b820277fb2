import Explorer
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

  // MARK: - The table of keys

  /// The keys in the first column of the table of keys, in the words of the help.
  private static func keys() throws -> [String] {
    let file = testsFolder.appending(path: "../../README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let section = text.components(separatedBy: "\n## Keys\n").dropFirst().first ?? ""
    let rows = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
    return rows.flatMap { row in
      (row.dropFirst().split(separator: "|").first ?? "").matches(of: /`([^`]+)`/).map { match in
        let key = String(match.1)
        return key.hasPrefix("Ctrl-") ? "^" + key.dropFirst(5) : key
      }
    }
  }

  @Test func `every key it names does something`() throws {
    let known = Set(CommandTable().commands.flatMap(\.keys).map(\.name))
    let keys = try Self.keys()
    #expect(keys.count > 30)
    for key in keys { #expect(known.contains(key), "\(key)") }
  }

  @Test func `it names a key of every command that is hinted at`() throws {
    let keys = Set(try Self.keys())
    for command in CommandTable().commands where command.hint != nil {
      #expect(command.keys.contains { keys.contains($0.name) }, "\(command.title)")
    }
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
