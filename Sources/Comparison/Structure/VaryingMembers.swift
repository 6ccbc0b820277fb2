/// The members that differ between any two calls, so that a difference there says nothing.
///
/// A pattern is a list of member names from the outermost object down, separated by `/`; positions in arrays
/// do not count. `*` stands for any one name, `**` for any number of them.
public struct VaryingMembers: Hashable, Sendable {
  /// A pattern and why the member varies.
  public struct Entry: Hashable, Sendable {
    /// The members it is about.
    public let pattern: String
    /// Why they differ, in a few words.
    public let reason: String

    /// Makes an entry.
    public init(_ pattern: String, _ reason: String) {
      self.pattern = pattern
      self.reason = reason
    }
  }

  /// The entries.
  public let entries: [Entry]
  private let patterns: [[Substring]]

  /// Makes a list of entries.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
    patterns = entries.map { $0.pattern.split(separator: "/") }
  }

  /// Nothing: every difference counts.
  public static let none = VaryingMembers()

  /// The members of a delivery response that differ between any two calls.
  public static let deliveryResponse = VaryingMembers([
    Entry("requestId", "a new one with each call"),
    Entry("id/tntId", "made for the call when the request brings none; its end names the edge cluster"),
    Entry("edgeHost", "the edge that happened to answer"),
    Entry("telemetryServerToken", "a new one with each call"),
    Entry("prefetch/*/state", "opaque, to be sent back with the display notification"),
    Entry("*/*/options/eventToken", "opaque, server-side a new one with each call"),
    Entry("*/*/metrics/eventToken", "opaque, server-side a new one with each call"),
    Entry("prefetch/metrics/eventToken", "opaque, server-side a new one with each call"),
    Entry("*/*/options/responseTokens/activity.decisioningMethod", "tells where it was decided"),
    Entry("**/trace/**/current_timestamp", "the time of the call"),
    Entry("**/trace/**/current_time", "the time of the call"),
    Entry("**/trace/**/timestamp", "the time of the call"),
    Entry("**/trace/**/sessionId", "made for the call when the request brings none"),
    Entry("**/trace/**/requestId", "a new one with each call"),
    Entry("**/trace/**/tntId", "made for the call when the request brings none"),
    Entry("**/trace/**/notifications/id", "a new one with each call"),
    Entry("**/trace/**/notifications/impressionId", "a new one with each call"),
  ])

  /// Whether a member is one of these.
  ///
  /// - Parameter names: the names from the outermost object down to the member; what is below a member of
  ///   the list belongs to it.
  func contain(_ names: [String]) -> Bool {
    guard !names.isEmpty, !Self.isInContent(names) else { return false }
    return patterns.contains { Self.matches($0[...], names[...]) }
  }

  /// Whether the names lead into the content of an offer, which is the customer's own.
  private static func isInContent(_ names: [String]) -> Bool {
    guard names.count > 3 else { return false }
    return names[2] == "options" && names[3] == "content"
  }

  private static func matches(_ pattern: ArraySlice<Substring>, _ names: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "**" {
      let rest = pattern.dropFirst()
      return names.indices.contains { matches(rest, names[$0...]) }
    }
    guard let name = names.first, first == "*" || first == name else { return false }
    return matches(pattern.dropFirst(), names.dropFirst())
  }
}
