/// A column of a table.
public struct TableColumn: Hashable, Sendable {
  /// What stands above it.
  public var title: String
  /// Where its cells stand.
  public var alignment: TextAlignment
  /// Where cells that are too long are cut.
  public var truncation: Truncation
  /// The least columns it takes.
  public var minimum: Int
  /// The most columns it takes, or nil.
  public var maximum: Int?
  /// Its part of the room that is left over; 0 when it never grows beyond its content.
  public var weight: Int

  /// Makes a column.
  public init(
    _ title: String, alignment: TextAlignment = .leading, truncation: Truncation = .end, minimum: Int = 3,
    maximum: Int? = nil, weight: Int = 0
  ) {
    self.title = title
    self.alignment = alignment
    self.truncation = truncation
    self.minimum = max(1, minimum)
    self.maximum = maximum.map { max($0, max(1, minimum)) }
    self.weight = max(0, weight)
  }

  /// Its width for a content: what the widest cell needs, within its bounds.
  func width(forContent content: Int) -> Int {
    min(max(content, DisplayText.columns(of: title), minimum), maximum ?? .max)
  }
}
