/// Why a request file cannot be used, in one sentence.
public struct RequestFileError: Error, Hashable, CustomStringConvertible {
  /// The file, in the words of the person.
  public let source: String
  /// What is wrong with it, with its line and column or its JSON path.
  public let problem: String
  /// Where the value is that is wrong; nil when the problem names its place, or the file has none.
  public let place: TextPlace?
  /// The line of the file at which it is wrong, from 1; nil when that is not known.
  public let line: Int?

  /// Makes an error. The line is that of the place, unless the problem names its place itself.
  public init(source: String, problem: String, place: TextPlace? = nil, line: Int? = nil) {
    self.source = source
    self.problem = problem
    self.place = place
    self.line = line ?? place?.line
  }

  /// The file and what is wrong with it.
  public var description: String { "\(source): \(problem)" }
}
