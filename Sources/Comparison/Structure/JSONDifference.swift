import OrderedJSON

/// One place at which two JSON values differ.
public struct JSONDifference: Hashable, Sendable {
  /// What is different there.
  public enum Change: Hashable, Sendable {
    /// The value is only in the second.
    case added(JSON)
    /// The value is only in the first.
    case removed(JSON)
    /// The value is another one.
    case changed(from: JSON, to: JSON)
    /// The elements of the array are in another order.
    case reordered
  }

  /// The place: in the second value, or in the first for what is only there.
  public let path: JSONPath
  /// What is different.
  public let change: Change
  /// Whether a later member of the same name stands in front of this one, so that most readers of JSON do
  /// not see it.
  public let isShadowed: Bool
  /// Whether the place differs between any two calls, as ``VaryingMembers`` lists them.
  public let isExpected: Bool

  /// The mark of the change.
  public var mark: ChangeMark {
    switch change {
    case .added: .added
    case .removed: .removed
    case .changed, .reordered: .changed
    }
  }

  /// The value in the first, if it is there.
  public var before: JSON? {
    switch change {
    case .removed(let value), .changed(from: let value, to: _): value
    case .added, .reordered: nil
    }
  }

  /// The value in the second, if it is there.
  public var after: JSON? {
    switch change {
    case .added(let value), .changed(from: _, to: let value): value
    case .removed, .reordered: nil
    }
  }

  /// The names of the members on the way, without positions in arrays.
  var names: [String] {
    path.steps.compactMap { step in
      if case .member(let name) = step { name } else { nil }
    }
  }
}
