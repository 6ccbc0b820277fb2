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
    switch Self.kind(of: bytes) {
    case .artifact:
      guard artifact == nil else {
        throw .badUsage("\(file.name): the explorer decides by one artifact at a time")
      }
      artifact = file
    case .other(let members):
      let found = members.isEmpty ? "nothing in it" : "it has \(members.joined(separator: ", "))"
      throw .badUsage("\(file.name): this is neither a request nor a rule artifact: \(found)")
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

  // MARK: - What is in a file

  private enum Kind {
    case request
    case artifact
    /// Neither, with the names of a few of its members.
    case other([String])
  }

  /// Members that only a request has.
  private static let requestMembers: Set<String> = [
    "request", "context", "execute", "prefetch", "id", "notifications", "trace", "property",
  ]

  /// Looks at the names of the outermost members only. What is no object is left to the reading of requests,
  /// which says what is wrong and where.
  private static func kind(of bytes: [UInt8]) -> Kind {
    // The binary form of an artifact begins with a header of its own.
    if bytes.starts(with: "ATOD:".utf8) { return .artifact }
    let names = try? JSONCursor.read(bytes) { cursor throws(JSONParseError) in
      var names: [String] = []
      guard try cursor.next().kind == .objectStart else { return names }
      while let name = try cursor.nextMember() { names.append(cursor.text(of: name)) }
      return names
    }
    guard let names, !names.isEmpty else { return .request }
    if names.contains("rules"), names.contains("version") { return .artifact }
    return requestMembers.isDisjoint(with: names) ? .other(Array(names.prefix(3))) : .request
  }
}
