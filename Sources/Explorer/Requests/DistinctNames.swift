import TerminalUI

/// Names in a column that is too narrow for some of them. They lose their ends, but where two would look the same then,
/// their middles.
struct DistinctNames {
  private let columns: Int
  /// How many different names look the same without their ends.
  private var alike: [String: Set<String>] = [:]

  /// Takes the names that stand in a column of a width.
  init(_ names: some Sequence<String>, columns: Int) {
    self.columns = columns
    for name in names {
      let short = DisplayText.truncated(name, to: columns)
      if short != name { alike[short, default: []].insert(name) }
    }
  }

  /// A name as it fits into the column.
  func shown(_ name: String) -> String {
    let short = DisplayText.truncated(name, to: columns)
    guard let alike = alike[short], alike.count > 1 else { return short }
    let middles = Set(alike.map { DisplayText.truncated($0, to: columns, at: .middle) })
    return middles.count > 1 ? DisplayText.truncated(name, to: columns, at: .middle) : short
  }
}
