import OrderedJSON

/// The artifact of a client and how it came, for people to look at.
public struct ArtifactStatus: Hashable, Sendable {
  /// The URL it is downloaded from, or the file it was read from; nil for one that was handed in.
  public var location: String?

  /// The version of its format; nil while there is no artifact.
  public var version: String?

  /// What it tells about itself, such as the client code and when it was generated.
  public var details: JSONObject?

  /// How often the client looks for a new one; zero when it does not.
  public var pollingInterval: Duration

  /// Who looks less often than once a day has likely taken milliseconds for seconds.
  public static let longestUsualInterval = Duration.seconds(86_400)

  /// The last looks for a new one, oldest first.
  public var downloads: [ArtifactDownload]

  /// Makes a status.
  public init(
    location: String? = nil, version: String? = nil, details: JSONObject? = nil,
    pollingInterval: Duration = .zero, downloads: [ArtifactDownload] = []
  ) {
    self.location = location
    self.version = version
    self.details = details
    self.pollingInterval = pollingInterval
    self.downloads = downloads
  }

  /// The `ETag` of the artifact in use; nil when it was not downloaded, or the server gives none.
  public var etag: String? {
    downloads.last { $0.outcome == .replaced }?.etag
  }

  /// When the artifact in use was downloaded, in milliseconds since 1970 UTC; nil when it was not.
  public var downloaded: Int64? {
    downloads.last { $0.outcome == .replaced }?.end
  }

  /// When the server last said that the artifact in use is the newest, in milliseconds since 1970 UTC; nil
  /// when it never did.
  public var confirmed: Int64? {
    downloads.last { $0.failure == nil }?.end
  }

  /// When the client looks again, in milliseconds since 1970 UTC; nil when it does not.
  public var nextDownload: Int64? {
    downloads.last.flatMap { last in
      last.pause.map { last.end + Int64(min($0, ArtifactDownload.longestTime)) }
    }
  }
}

extension ArtifactDownload {
  /// When it ended, in milliseconds since 1970 UTC.
  public var end: Int64 { start + Int64(min(duration, Self.longestTime)) }

  /// Longer than anybody waits, and short enough for a sum of milliseconds.
  fileprivate static let longestTime = 1e15
}
