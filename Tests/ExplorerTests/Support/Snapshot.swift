import Foundation
import TerminalUI
import Testing

/// Expected screens, kept as files that can be read: the text, and below it a letter for the role of each
/// cell (see `Surface.roleMap`).
///
/// Run the tests with `RECORD_SNAPSHOTS=1` to write the files anew, and look at the difference in git.
enum Snapshot {
  /// Compares a screen with its file, or writes the file.
  ///
  /// - Parameter isColourless: whether the attributes that a terminal without colours shows are told instead of the
  ///   roles, as with `NO_COLOR`.
  static func check(
    _ surface: Surface, _ name: String, isColourless: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let size = "\(surface.size.columns)x\(surface.size.rows)"
    let file = folder.appending(path: "\(name)-\(size).txt")
    let actual = content(of: surface, isColourless: isColourless)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try #require(
      try? String(contentsOf: file, encoding: .utf8),
      "There is no \(file.lastPathComponent) yet: record it with RECORD_SNAPSHOTS=1.",
      sourceLocation: sourceLocation)
    guard actual != expected else { return }
    let difference = firstDifference(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      actual.split(separator: "\n", omittingEmptySubsequences: false))
    Issue.record(
      "\(file.lastPathComponent): \(difference)\nIf this is meant, record it with RECORD_SNAPSHOTS=1.",
      sourceLocation: sourceLocation)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Snapshots")

  private static func content(of surface: Surface, isColourless: Bool) -> String {
    // Cookies tell their end in the time zone of the person.
    let time = /\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{2}:\d{2}/
    // So do the times of calls, before their status.
    let clock = /\d{2}:\d{2}(?= (?:\d{3}|✗) )/
    return surface.text.replacing(time, with: "2026-01-29 11:00 +01:00").replacing(clock, with: "11:00")
      + (isColourless
        ? "\n\n--- attributes ---\n" + attributeMap(of: surface) : "\n\n--- roles ---\n" + surface.roleMap)
      + "\n"
  }

  /// The attributes of each cell without colours, as a digit of base 32: bold is 1, dim 2, underlined 4, reversed 8 and
  /// italic 16; a blank stands for none.
  private static func attributeMap(of surface: Surface) -> String {
    (0..<surface.size.rows).map { row in
      let digits = (0..<surface.size.columns).map { column in
        let style = surface[column, row].style
        let attributes = Theme.dark.appearance(of: style, depth: .monochrome).attributes.rawValue
        return attributes == 0 ? " " : String(attributes, radix: 32)
      }
      let line = digits.joined()
      let end = line.lastIndex { $0 != " " }
      return end.map { String(line[...$0]) } ?? ""
    }.joined(separator: "\n")
  }

  private static func firstDifference(_ expected: [Substring], _ actual: [Substring]) -> String {
    for row in 0..<max(expected.count, actual.count) {
      let expected = row < expected.count ? expected[row] : "nothing"
      let actual = row < actual.count ? actual[row] : "nothing"
      if expected != actual { return "row \(row) was\n  \(expected)\nand is now\n  \(actual)" }
    }
    return "the same rows"
  }
}
