import Comparison
import RandomTestSupport
import Testing

struct TextComparisonTests {
  private func lines(_ before: String, _ after: String) -> [String] {
    TextComparison(from: before, to: after).lines.map { "\($0.mark.rawValue)\($0.number) \($0.text)" }
  }

  @Test func `only the lines that differ are told, with their numbers`() {
    #expect(lines("a\nb\nc", "a\nx\nc") == ["-2 b", "+2 x"])
    #expect(lines("a\nb\nc", "a\nc") == ["-2 b"])
    #expect(lines("a\r\nb", "a\nb\n") == ["+3 "])
    #expect(lines("a\nb", "a\nb") == [])
  }

  @Test func `a line that became another counts once`() {
    #expect(TextComparison(from: "a\nb\nc\nd", to: "a\nx\nc\ny\nz").count == 3)
  }

  @Test func `texts without anything in common are told as a whole, however long`() {
    let before = (0..<20_000).map { "old \($0)" }.joined(separator: "\n")
    let after = (0..<20_000).map { "new \($0)" }.joined(separator: "\n")
    let comparison = TextComparison(from: before, to: after)
    #expect(comparison.count == 20_000)
    #expect(comparison.lines.count == 40_000)
  }

  @Test(arguments: 0..<60)
  func `putting the lines in place gives the other text`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func text() -> [String] {
      (0..<Int.random(in: 1..<30, using: &random)).map { _ in "\(Int.random(in: 0..<6, using: &random))" }
    }
    let (before, after) = (text(), text())
    let comparison = TextComparison(from: before.joined(separator: "\n"), to: after.joined(separator: "\n"))
    let removed = Set(comparison.lines.filter { $0.mark == .removed }.map(\.number))
    let added = comparison.lines.filter { $0.mark == .added }
    var rebuilt = before.enumerated().filter { !removed.contains($0.offset + 1) }.map(\.element)
    for line in added { rebuilt.insert(line.text, at: line.number - 1) }
    #expect(rebuilt == after)
    #expect(removed.count + added.count == before.count + after.count - 2 * longestCommon(before, after))
    let back = TextComparison(from: after.joined(separator: "\n"), to: before.joined(separator: "\n"))
    #expect(
      Set(back.lines.map { "\($0.mark.swapped) \($0.number) \($0.text)" })
        == Set(comparison.lines.map { "\($0.mark) \($0.number) \($0.text)" }))
  }

  /// The length of the longest common subsequence, worked out the slow way.
  private func longestCommon(_ before: [String], _ after: [String]) -> Int {
    var row = [Int](repeating: 0, count: after.count + 1)
    for line in before {
      var corner = 0
      for (position, other) in after.enumerated() {
        let above = row[position + 1]
        row[position + 1] = line == other ? corner + 1 : max(above, row[position])
        corner = above
      }
    }
    return row[after.count]
  }

  @Test func `the common beginning is counted in characters`() {
    #expect(TextComparison.commonBeginning("<h1>Hello", "<h1>Hi") == 5)
    #expect(TextComparison.commonBeginning("", "a") == 0)
    #expect(TextComparison.commonBeginning("👩‍👩‍👧x", "👩‍👩‍👧y") == 1)
  }
}
