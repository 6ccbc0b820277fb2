/// Something that differs, called by a name: `mbox.tier: silver → gold`.
public struct WordedDifference: Hashable, Sendable {
  /// What differs.
  public let name: String
  /// What it was; nil when it was not there.
  public let before: String?
  /// What it is now; nil when it is no longer there.
  public let after: String?

  /// Makes a difference of what something was and is; nil for where it is not there.
  public init(_ name: String, _ before: String?, _ after: String?) {
    self.name = name
    self.before = before
    self.after = after
  }

  /// The mark of the difference.
  public var mark: ChangeMark { ChangeMark(isBefore: before != nil, isAfter: after != nil) }

  /// The difference in one line.
  public var sentence: String {
    switch (before, after) {
    case (nil, let after?): "\(name): \(after) (new)"
    case (let before?, nil): "\(name): \(before) (gone)"
    case (let before?, let after?): "\(name): \(before) → \(after)"
    case (nil, nil): name
    }
  }
}
