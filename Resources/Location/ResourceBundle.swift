/// The files that come with one target of the program, found at run time.
///
/// The program may be run from the build folder, be installed with its files under `share`, or be started
/// through a symbolic link and from any working directory. Neither the working directory nor the
/// environment has a say in where the files are.
public struct ResourceBundle: Hashable, Sendable {
  /// The folders that are searched, in order.
  public let folders: [String]

  /// Describes where the files of a target may be.
  ///
  /// - Parameters:
  ///   - target: the name of the SwiftPM target that declares the resources.
  ///   - executablePath: the resolved path of the program; nil when it is not known.
  ///   - sourceFile: a source file that stands beside the resources, for tests and development.
  public init(
    target: String,
    executablePath: String? = runningExecutablePath(),
    sourceFile: String = #filePath
  ) {
    var folders: [String] = []
    if let executablePath {
      let programFolder = Self.folder(of: executablePath)
      // SwiftPM on Linux puts resources beside the program, in a folder named after package and target.
      folders.append("\(programFolder)/target-explorer_\(target).resources")
      folders.append("\(programFolder)/../share/target-explorer")
    }
    folders.append(Self.folder(of: sourceFile))
    self.folders = folders
  }

  /// The path of a file or folder of the bundle, in the first folder that has it.
  ///
  /// - Parameter name: a path relative to the bundle, such as `requests`.
  /// - Throws: `ResourceError.notFound` with every path that was tried.
  public func path(of name: String) throws(ResourceError) -> String {
    let candidates = folders.map { "\($0)/\(name)" }
    guard let path = candidates.first(where: fileExists) else {
      throw .notFound(name: name, tried: candidates)
    }
    return path
  }

  /// The content of a file of the bundle.
  ///
  /// - Throws: `ResourceError` when it is missing or cannot be read.
  public func bytes(of name: String) throws(ResourceError) -> [UInt8] {
    try readFile(at: path(of: name))
  }

  /// The folder that a file stands in; `/` for a file of the root folder, `.` when the path names no folder.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
