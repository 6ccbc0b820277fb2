import Logging

/// Writes what the client logs to standard error, one line for each event.
private struct StandardErrorLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.debug

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let details = metadata.merging(event.metadata ?? [:]) { $1 }
    let text = details.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    StandardStreams.writeError("\(event.level): \(event.message)\(text)")
  }
}

extension Logger {
  /// A log on standard error, for `--verbose`.
  static var standardError: Logger {
    Logger(label: "target-explorer") { _ in StandardErrorLog() }
  }
}
