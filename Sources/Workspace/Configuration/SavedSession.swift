import OrderedJSON

/// How the explorer was left: what is selected and how the screen is divided. Nothing of a request or an
/// answer is in it but the name of the request.
public struct SavedSession: Codable, Hashable, Sendable {
  /// The version of this form; a file of another one is not read.
  public static let currentVersion = 1

  /// The version of the form the file has.
  public var version = SavedSession.currentVersion
  /// The name of the request that was open.
  public var request: String?
  /// The pane with the focus: `requests`, `form` or `response`.
  public var pane: String?
  /// The pane of the response that was open, such as `Why`.
  public var tab: String?
  /// The parts of the screen that the panes have, in thousandths; see `ColumnWidths` of the explorer.
  public var requestColumns: Int?
  /// The form's part of what the requests leave, in thousandths.
  public var formColumns: Int?
  /// The left pane's part of a screen with two panes, in thousandths.
  public var sideColumns: Int?
  /// Whether a pane had the whole screen.
  public var isZoomed: Bool?
  /// The theme, where the person changed it.
  public var theme: String?

  /// A session in which nothing was done.
  public init() {}

  /// Reads the file that `save(to:)` wrote.
  ///
  /// - Returns: nil for a file that is missing, broken, too large, or of another version: then the explorer
  ///   starts as if for the first time.
  public static func load(from file: PrivateFile) -> SavedSession? {
    guard let bytes = file.read(limit: 1 << 16), let json = try? JSON(parsing: bytes),
      let session = try? OrderedJSONDecoder().decode(SavedSession.self, from: json),
      session.version == currentVersion
    else { return nil }
    return session
  }

  /// Writes the session.
  ///
  /// - Throws: the system's error when the file cannot be written.
  public func save(to file: PrivateFile) throws(PrivateFileError) {
    guard let json = try? OrderedJSONEncoder().encode(self) else { return }
    try file.write((json.pretty() + "\n").utf8)
  }
}
