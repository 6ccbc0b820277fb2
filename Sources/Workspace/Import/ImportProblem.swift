/// Why text from elsewhere could not be understood, in one sentence that names the place.
public struct ImportProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence, without a full stop.
  public let sentence: String

  /// Makes a problem.
  public init(_ sentence: String) { self.sentence = sentence }

  /// The sentence.
  public var description: String { sentence }
}
