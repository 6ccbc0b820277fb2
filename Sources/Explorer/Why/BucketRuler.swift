import Decisioning
import TerminalUI

/// The visitor's bucket on a ruler of an activity's traffic: all experiences with their ranges, the owner
/// marked, and what no experience or more than one has.
struct BucketRuler: Sendable {
  /// The part of the traffic of one experience.
  private struct Share: Hashable {
    let experience: String
    let range: AllocationRange
    let isVisitors: Bool
  }

  private let bucket: AllocationBucket
  private let shares: [Share]

  /// The ruler of an activity; nil when it does not split its traffic.
  init?(_ activity: ActivityOutcome) {
    guard let bucket = activity.bucket else { return nil }
    var shares: [Share] = []
    for candidate in activity.candidates {
      guard let range = candidate.allocation else { continue }
      let share = Share(
        experience: candidate.experienceName, range: range, isVisitors: range.contains(bucket))
      if !shares.contains(share) { shares.append(share) }
    }
    guard !shares.isEmpty else { return nil }
    self.bucket = bucket
    self.shares = shares
  }

  /// The ruler and what is wrong with the ranges; in words where no lines are drawn.
  func nodes(columns: Int, borders: BorderStyle) -> [PaneNode] {
    let ruler = Ruler(
      shares.map { Ruler.Segment($0.experience, from: $0.range.lower, to: $0.range.upper) },
      marker: bucket.percentage, markedSegment: shares.firstIndex(where: \.isVisitors),
      markerTitle: "bucket \(bucket.text)")
    let flaws = flaws.flatMap { PaneNode.wrapped("! \($0)", .warning, columns: columns) }
    guard borders != .none else {
      return PaneNode.wrapped(ruler.summary, .text, columns: columns) + flaws
    }
    let text = "bucket \(bucket.text): \(ruler.summary)"
    let lines = ruler.lines(columns: min(72, columns), borders: borders).enumerated().map { row, line in
      var node = PaneNode(line, copyText: text)
      node.key = "ruler \(row)"
      return node
    }
    return lines + flaws
  }

  /// What people should know about the ranges, in sentences.
  private var flaws: [String] {
    var flaws: [String] = []
    if !shares.contains(where: \.isVisitors) {
      flaws.append(
        shares.contains { $0.range.excludesAsBoundary(bucket) }
          ? "The ranges of this artifact leave out both their ends: such a bucket gets no experience."
          : "The bucket belongs to no experience of this activity.")
    } else if shares.count(where: \.isVisitors) > 1 {
      flaws.append("Several experiences claim this bucket: the first one gets it.")
    }
    let unclaimed = 10_000 - claimedCount
    // The boundaries that strict ranges leave out are single buckets.
    if unclaimed > shares.count + 1 {
      flaws.append("\(PercentText.number(Double(unclaimed) / 100)) % of the traffic has no experience here.")
    }
    return flaws
  }

  /// How many buckets at least one experience has.
  private var claimedCount: Int {
    var end = 0
    var count = 0
    for buckets in shares.map(\.range.buckets).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let start = max(end, buckets.lowerBound)
      guard buckets.upperBound > start else { continue }
      count += buckets.upperBound - start
      end = buckets.upperBound
    }
    return count
  }
}
