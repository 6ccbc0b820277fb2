/// What became of something from one answer to the other. The raw value is the character that stands for it.
public enum ChangeMark: Character, Hashable, Sendable, CaseIterable {
  /// It is only in the second answer.
  case added = "+"
  /// It is only in the first answer.
  case removed = "-"
  /// It is in both, and differs.
  case changed = "~"

  /// The mark for something that is there before, after or on both sides.
  init(isBefore: Bool, isAfter: Bool) {
    self = !isBefore ? .added : !isAfter ? .removed : .changed
  }
}
