extension BinaryInteger {
  /// The number with what it counts: `1 line`, `3 lines`.
  ///
  /// - Parameter noun: the word for one of them, whose plural ends in an s.
  package func counted(_ noun: String) -> String {
    self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
  }
}
