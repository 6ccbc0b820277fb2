import Decisioning
import Synchronization

/// The artifact that a client decides by at the moment, if it has one, and what is known about how it came.
/// Calls read it without waiting for a download.
final class CurrentArtifact: Sendable {
  private struct State {
    var decisions: OnDeviceDecisions?
    var downloads: [ArtifactDownload] = []
  }

  /// How many downloads are remembered.
  static let downloadLimit = 100

  private let isDownloaded: Bool
  private let state: Mutex<State>

  /// - Parameters:
  ///   - decisions: Those by an artifact that was handed in.
  ///   - isDownloaded: Whether the client downloads artifacts.
  init(_ decisions: OnDeviceDecisions?, isDownloaded: Bool) {
    state = Mutex(State(decisions: decisions))
    self.isDownloaded = isDownloaded
  }

  /// Decides by the artifact; nil when there is none yet.
  var decisions: OnDeviceDecisions? { state.withLock { $0.decisions } }

  /// The last downloads, oldest first.
  var downloads: [ArtifactDownload] { state.withLock { $0.downloads } }

  /// Why there is no artifact, as a clause.
  var missingReason: String {
    guard isDownloaded else { return "the client has no artifact" }
    guard let last = downloads.last else { return "the artifact is not there yet" }
    return last.failure ?? "the artifact is not there yet"
  }

  /// Puts an artifact in the place of the one before.
  func replace(with decisions: OnDeviceDecisions) {
    state.withLock { $0.decisions = decisions }
  }

  /// Notes a download.
  func add(_ download: ArtifactDownload) {
    state.withLock { state in
      state.downloads.append(download)
      state.downloads.removeFirst(max(0, state.downloads.count - Self.downloadLimit))
    }
  }
}
