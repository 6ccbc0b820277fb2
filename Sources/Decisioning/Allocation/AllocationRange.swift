import OrderedJSON

/// The part of an activity's traffic that gets one experience, in percent of the allocation.
public struct AllocationRange: Hashable, Sendable {
  /// The lower end.
  public var lower: Double
  /// Whether the lower end itself belongs to the range.
  public var includesLower: Bool
  /// The upper end.
  public var upper: Double
  /// Whether the upper end itself belongs to the range.
  public var includesUpper: Bool

  /// Makes a range; the default is all traffic.
  public init(lower: Double = 0, includesLower: Bool = true, upper: Double = 100, includesUpper: Bool = true)
  {
    self.lower = lower
    self.includesLower = includesLower
    self.upper = upper
    self.includesUpper = includesUpper
  }

  /// Whether a bucket is inside.
  public func contains(_ bucket: AllocationBucket) -> Bool {
    let percentage = bucket.percentage
    let isAbove = includesLower ? lower <= percentage : lower < percentage
    return isAbove && (includesUpper ? percentage <= upper : percentage < upper)
  }

  /// How many of the 10,000 buckets are inside.
  public var bucketCount: Int { buckets.count }

  /// The numbers of the buckets inside, 0…9999.
  public var buckets: Range<Int> {
    let first = (min(max(lower, -1), 101) * 100).rounded()
    let last = (min(max(upper, -1), 101) * 100).rounded()
    let lowest = max(0, Int(first) + (includesLower ? 0 : 1))
    let end = min(10_000, Int(last) + (includesUpper ? 1 : 0))
    return lowest..<max(lowest, end)
  }

  /// Whether a bucket is exactly at an end that does not belong to the range.
  ///
  /// Older artifacts exclude both ends of all ranges, so that such visitors get no experience at all.
  public func excludesAsBoundary(_ bucket: AllocationBucket) -> Bool {
    (!includesLower && bucket.percentage == lower) || (!includesUpper && bucket.percentage == upper)
  }
}

extension AllocationRange: CustomStringConvertible {
  /// The range in the notation of intervals: `[0, 50]`, `(50, 100]`.
  public var description: String {
    let lowerText = JSONNumber(lower)?.text ?? "\(lower)"
    let upperText = JSONNumber(upper)?.text ?? "\(upper)"
    return "\(includesLower ? "[" : "(")\(lowerText), \(upperText)\(includesUpper ? "]" : ")")"
  }
}

// MARK: - Reading conditions

extension AllocationRange {
  /// Finds the range that a rule's condition requires, or nil if it requires none.
  ///
  /// Found are comparisons of `allocation` with numbers, by themselves or required together by `and`, in
  /// both forms of artifacts: `{"and": [{"<=": [0, A]}, {">=": [50, A]}]}` and `{"<": [0, A, 50]}`.
  public init?(in condition: JSON) {
    var range = AllocationRange()
    guard range.narrow(by: condition, depth: 0) else { return nil }
    self = range
  }

  /// Narrows the range by a condition that must hold; false if that says nothing about allocation.
  private mutating func narrow(by condition: JSON, depth: Int) -> Bool {
    guard let object = condition.object, object.count == 1, let operation = object.first, depth < 100 else {
      return false
    }
    let operands = operation.value.array ?? [operation.value]
    if operation.name == "and" {
      var isNarrowed = false
      for operand in operands where narrow(by: operand, depth: depth + 1) { isNarrowed = true }
      return isNarrowed
    }
    guard let comparison = Comparison(rawValue: operation.name), (2...3).contains(operands.count) else {
      return false
    }
    var isNarrowed = false
    for (left, right) in zip(operands, operands.dropFirst()) {
      if Self.isAllocation(right), let bound = Self.number(left) {
        narrow(comparison.swapped, bound)
        isNarrowed = true
      } else if Self.isAllocation(left), let bound = Self.number(right) {
        narrow(comparison, bound)
        isNarrowed = true
      }
    }
    return isNarrowed
  }

  /// Narrows by `allocation comparison bound`.
  private mutating func narrow(_ comparison: Comparison, _ bound: Double) {
    switch comparison {
    case .less, .lessOrEqual:
      let isIncluded = comparison == .lessOrEqual
      if bound < upper || (bound == upper && !isIncluded) { (upper, includesUpper) = (bound, isIncluded) }
    case .greater, .greaterOrEqual:
      let isIncluded = comparison == .greaterOrEqual
      if bound > lower || (bound == lower && !isIncluded) { (lower, includesLower) = (bound, isIncluded) }
    }
  }

  private enum Comparison: String {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The same comparison with its sides exchanged.
    var swapped: Comparison {
      switch self {
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      }
    }
  }

  private static func isAllocation(_ json: JSON) -> Bool {
    guard let path = json["var"], json.object?.count == 1 else { return false }
    return (path.string ?? path[0]?.string) == "allocation"
  }

  private static func number(_ json: JSON) -> Double? {
    json.number?.double ?? json.string.flatMap(Double.init)
  }
}
