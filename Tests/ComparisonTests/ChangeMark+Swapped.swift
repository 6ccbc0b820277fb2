import Comparison

extension ChangeMark {
  /// The mark when the two answers change sides.
  var swapped: ChangeMark {
    switch self {
    case .added: .removed
    case .removed: .added
    case .changed: .changed
    }
  }
}
