extension AllocationBucket {
  /// The bucket in words: `78.3 %`.
  public var text: String { "\(PercentText.number(percentage)) %" }
}

extension AllocationRange {
  /// The range for reading: `50–100 %`. Which ends belong to it, the notation of intervals tells.
  public var text: String { "\(PercentText.number(lower))–\(PercentText.number(upper)) %" }

  /// How much of the traffic it is: `33.3 % of the traffic`.
  public var shareText: String { "\(PercentText.number(Double(bucketCount) / 100)) % of the traffic" }
}

/// Percentages as people write them.
public enum PercentText {
  /// A number without needless zeros.
  public static func number(_ value: Double) -> String {
    guard value == value.rounded(), let whole = Int(exactly: value) else { return "\(value)" }
    return "\(whole)"
  }
}
