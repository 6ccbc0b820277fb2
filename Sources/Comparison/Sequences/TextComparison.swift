import OrderedJSON

/// The lines in which two texts differ.
public struct TextComparison: Hashable, Sendable {
  /// A line that is in one text only.
  public struct Line: Hashable, Sendable {
    /// Whether it was added or removed.
    public let mark: ChangeMark
    /// The line without its end.
    public let text: String
    /// The number of the line in its text, from 1.
    public let number: Int
  }

  /// The lines that differ, the removed ones of each place before the added ones.
  public let lines: [Line]
  /// How many lines differ; a line that became another counts once.
  public let count: Int

  /// Compares two texts line by line.
  ///
  /// - Complexity: linear in the texts, times the number of lines that differ, up to a bound; beyond it all
  ///   lines between the common beginning and end are told.
  public init(from before: String, to after: String) {
    let (old, new) = (Self.lines(before), Self.lines(after))
    let blocks = SequenceBlock.blocks(of: old, and: new) { $0.text < $1.text }.filter { !$0.isSame }
    lines = blocks.flatMap { block in
      block.before.map { Line(mark: .removed, text: old[$0].text, number: $0 + 1) }
        + block.after.map { Line(mark: .added, text: new[$0].text, number: $0 + 1) }
    }
    count = blocks.reduce(0) { $0 + max($1.before.count, $1.after.count) }
  }

  /// How many characters two texts have in common at their beginning.
  ///
  /// - Complexity: linear in that number.
  public static func commonBeginning(_ before: String, _ after: String) -> Int {
    var count = 0
    for (character, other) in zip(before, after) {
      guard character == other else { break }
      count += 1
    }
    return count
  }

  private static func lines(_ text: String) -> [ExactText] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { ExactText(String($0)) }
  }
}
