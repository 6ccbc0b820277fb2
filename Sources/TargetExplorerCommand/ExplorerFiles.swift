import Explorer
import OrderedJSON
import Workspace

/// The files that the explorer is opened with, told apart by what is in them.
struct ExplorerFiles {
  /// The saved requests, in the order given.
  private(set) var requests: [RequestDocument] = []
  /// The files of the saved requests.
  private(set) var requestFiles: [RequestFile] = []
  /// The rule artifact, if one is among them.
  private(set) var artifact: InputFile?

  /// Reads files.
  ///
  /// - Throws: `CommandFailure` for a file that is neither a request nor an artifact, and for a second artifact.
  init(_ arguments: [String]) throws(CommandFailure) {
    for argument in arguments {
      let file = InputFile(argument: argument)
      guard !file.isStandardInput else {
        throw .badUsage("-: the explorer reads its keys from standard input, so name a file.")
      }
      try add(file)
    }
  }

  private mutating func add(_ file: InputFile) throws(CommandFailure) {
    let bytes = try file.read()
    switch DocumentKind(of: bytes) {
    case .artifact:
      guard artifact == nil else {
        throw .badUsage("\(file.name): the explorer decides by one artifact at a time")
      }
      artifact = file
    case .other(let members):
      throw .badUsage("\(file.name): \(DocumentKind.complaint(about: members))")
    case .request:
      requests.append(try Self.request(bytes, named: file.name))
      requestFiles.append(RequestFile(path: file.argument, content: bytes))
    }
  }

  /// Reads a saved request; one without a name gets that of its file.
  static func request(_ bytes: [UInt8], named name: String) throws(CommandFailure) -> RequestDocument {
    do {
      var document = try RequestDocument(parsing: bytes, source: name)
      if document.name == nil { document.name = name.split(separator: "/").last.map(String.init) }
      return document
    } catch {
      throw .badUsage("\(error)")
    }
  }
}
