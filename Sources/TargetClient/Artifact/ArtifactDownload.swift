/// One look for a new artifact.
public struct ArtifactDownload: Hashable, Sendable {
  /// What came of it.
  public enum Outcome: Hashable, Sendable {
    /// There is a new artifact, and the client decides by it now.
    case replaced
    /// The client has the newest artifact already.
    case unchanged
    /// It failed, for the reason that the sentence tells. The client keeps the artifact it has.
    case failed(String)
  }

  /// When it began, in milliseconds since 1970 UTC.
  public var start: Int64

  /// The URL.
  public var location: String

  /// What came of it.
  public var outcome: Outcome

  /// The status of the answer; nil when there was none.
  public var status: Int?

  /// The size of the artifact in bytes, unpacked; nil when none came.
  public var byteCount: Int?

  /// How long it took with reading the artifact, in milliseconds.
  public var duration: Double

  /// The `ETag` of the answer, by which the server tells versions apart.
  public var etag: String?

  /// How long the client waits until it looks again, in milliseconds; nil when it does not.
  public var pause: Double?

  /// Makes a record.
  public init(
    start: Int64, location: String, outcome: Outcome, status: Int? = nil, byteCount: Int? = nil,
    duration: Double = 0, etag: String? = nil, pause: Double? = nil
  ) {
    self.start = start
    self.location = location
    self.outcome = outcome
    self.status = status
    self.byteCount = byteCount
    self.duration = duration
    self.etag = etag
    self.pause = pause
  }

  /// Why it failed; nil when it did not.
  public var failure: String? {
    if case .failed(let reason) = outcome { reason } else { nil }
  }
}
