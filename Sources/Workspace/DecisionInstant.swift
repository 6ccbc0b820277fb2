#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The instant a decision is made for, read from text.
public struct DecisionInstant: Hashable, Sendable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  /// Reads an instant in ISO 8601, such as `2026-11-27T18:00:00Z`, with or without fractions of a second and
  /// with any offset from UTC; a date alone stands for its midnight in UTC.
  ///
  /// Returns nil for any other text.
  public init?(_ text: String) {
    // Foundation reads the longest prefix that is an instant; the shape of the whole text is checked here.
    let shape = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?/
    guard let match = text.wholeMatch(of: shape) else { return nil }
    let style: Date.ISO8601FormatStyle =
      if text.utf8.count == 10 {
        .iso8601.year().month().day()
      } else {
        Date.ISO8601FormatStyle(includingFractionalSeconds: match.1 != nil)
      }
    guard let date = try? Date(text, strategy: style) else { return nil }
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    guard let exact = Int64(exactly: milliseconds) else { return nil }
    self.milliseconds = exact
  }

  /// What a text must look like, for messages.
  public static let expectation = "expected an instant in ISO 8601, such as 2026-11-27T18:00:00Z"
}
