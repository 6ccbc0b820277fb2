import Decisioning
import TerminalUI

/// The visitor's bucket on a ruler of the traffic, with the part that belongs to the experience.
enum BucketRuler {
  /// How many columns stand for all traffic.
  private static let columns = 24

  /// The bucket, the ruler and the range in one line: `bucket  16.94 %  ━━━━━━◆━━━───────  0 to 50`.
  static func node(_ bucket: AllocationBucket, range: AllocationRange) -> PaneNode {
    let isInside = range.contains(bucket)
    var line = StyledLine("\(JSONText.number(bucket.percentage)) %  ", isInside ? .success : .failure)
    line.append(ruler(bucket, range: range))
    line.append("  \(range) %", .muted)
    let text = "bucket \(bucket.number) of 0–9999, the experience has \(range) %"
    return .fact("bucket", line, copyText: text)
  }

  private static func ruler(_ bucket: AllocationBucket, range: AllocationRange) -> StyledLine {
    let marker = min(columns - 1, Int(bucket.percentage / 100 * Double(columns)))
    var line = StyledLine()
    for column in 0..<columns {
      let middle = (Double(column) + 0.5) / Double(columns) * 100
      let isOwned = middle >= range.lower && middle <= range.upper
      if column == marker {
        line.append("◆", Style(range.contains(bucket) ? .success : .failure, on: .plain, .bold))
      } else {
        line.append(isOwned ? "━" : "·", isOwned ? .information : .muted)
      }
    }
    return line
  }
}

/// Numbers as JSON writes them.
private enum JSONText {
  /// A number without needless zeros.
  static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
