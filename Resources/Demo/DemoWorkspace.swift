import ResourceLocation

/// The demo that the program opens with: a rule artifact and saved requests that need no account and no
/// network.
///
/// The artifact belongs to `acmeclient`, a made-up shop for outdoor and home. Its requests show one kind of
/// decision each, in the order of their file names.
public struct DemoWorkspace: Hashable, Sendable {
  /// The path of the rule artifact.
  public let artifactPath: String
  /// The folder with the saved requests.
  public let requestsFolder: String

  /// Finds the demo that came with the running program.
  ///
  /// - Throws: `ResourceError.notFound` with every path that was tried.
  public static func locate() throws(ResourceError) -> DemoWorkspace {
    try DemoWorkspace(in: ResourceBundle(target: "DemoResources", sourceFile: #filePath))
  }

  /// Finds the demo in a bundle.
  ///
  /// - Throws: `ResourceError.notFound` with every path that was tried.
  public init(in bundle: ResourceBundle) throws(ResourceError) {
    artifactPath = try bundle.path(of: "demo-artifact.json")
    requestsFolder = try bundle.path(of: "requests")
  }

  /// The rule artifact as JSON text in UTF-8.
  ///
  /// - Throws: `ResourceError.unreadable`.
  public func artifact() throws(ResourceError) -> [UInt8] {
    try readFile(at: artifactPath)
  }

  /// The saved requests, in the order they are meant to be looked at.
  ///
  /// - Throws: `ResourceError.unreadable`.
  public func savedRequests() throws(ResourceError) -> [SavedRequestFile] {
    var files: [SavedRequestFile] = []
    for fileName in try fileNames(in: requestsFolder, suffix: ".json") {
      files.append(
        SavedRequestFile(fileName: fileName, bytes: try readFile(at: "\(requestsFolder)/\(fileName)")))
    }
    return files
  }
}
