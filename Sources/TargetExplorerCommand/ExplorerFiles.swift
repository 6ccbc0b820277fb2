import Explorer
import Glibc
import OrderedJSON
import Workspace

/// The files that the explorer is opened with, told apart by what is in them.
struct ExplorerFiles {
  /// The saved requests, in the order given.
  private(set) var requests: [RequestDocument] = []
  /// The files of the saved requests; nil for one that came through a pipe.
  private(set) var requestFiles: [RequestFile?] = []
  /// The rule artifact, if one is among them.
  private(set) var artifact: InputFile?
  /// The files with calls that were made before, as far as they are small enough to be read at once.
  private(set) var saved: [SavedFile] = []
  /// The files that are read while the explorer runs; the first one shows meanwhile.
  private(set) var documents: [DocumentFile] = []

  /// Whether one of them is standard input, so that keys have to come from elsewhere.
  private(set) var readsStandardInput = false

  /// Whether calls come from files, so that the list is not empty without requests.
  var hasCalls: Bool { saved.contains { !$0.calls.isEmpty } || documents.contains { $0.holdsCalls } }

  /// Files larger than this are not read as a whole: only what they begin with says what they are.
  private static let largestWhole = 4_000_000
  /// Calls of files up to this size are taken out of them before the first screen, which takes a few milliseconds.
  private static let largestTakenApart = 250_000
  /// How many bytes of them are looked at.
  private static let enoughToTell = 65_536

  /// Reads files.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read, for a second artifact, and for a second file of
  ///   other JSON.
  init(_ arguments: [String]) throws(CommandFailure) {
    for argument in arguments {
      var file = InputFile(argument: argument)
      if file.isStandardInput { try checkStandardInput() }
      try add(&file)
    }
  }

  /// Standard input is read as a document once, and not from the keyboard.
  private mutating func checkStandardInput() throws(CommandFailure) {
    guard !readsStandardInput else { throw .badUsage("-: standard input can be read once only") }
    guard isatty(STDIN_FILENO) == 0 else {
      throw .badUsage("-: give a file to it with <, or the output of a command with |")
    }
    readsStandardInput = true
  }

  private mutating func add(_ file: inout InputFile) throws(CommandFailure) {
    if file.holdsLines, let size = file.size { return try show(DocumentFile(file, size: size)) }
    if let size = file.size, size > Self.largestTakenApart {
      switch DocumentKind(ofViewed: try file.beginning(upTo: Self.enoughToTell), isBeginning: true) {
      case .saved(let kind): return documents.append(try DocumentFile(file, size: size, kind: kind))
      case .other where size > Self.largestWhole: return try show(DocumentFile(file, size: size))
      case .other, .artifact, .request: break
      }
    }
    let bytes = try file.readToKeep()
    switch DocumentKind(ofViewed: bytes) {
    case .artifact:
      guard artifact == nil else {
        throw .badUsage("\(file.name): the explorer decides by one artifact at a time")
      }
      artifact = file
    case .saved(let kind) where bytes.count <= Self.largestTakenApart:
      let calls = SavedFile(DocumentBytes(bytes), as: kind, named: file.shortName)
      saved.append(calls)
      // What has no calls to show is looked at as JSON.
      if calls.calls.isEmpty { try show(DocumentFile(file, size: bytes.count)) }
    case .saved(let kind): documents.append(try DocumentFile(file, size: bytes.count, kind: kind))
    case .other: try show(DocumentFile(file, size: bytes.count))
    case .request:
      requests.append(try Self.request(bytes, named: file.name))
      requestFiles.append(file.content == nil ? RequestFile(path: file.argument, content: bytes) : nil)
    }
  }

  private mutating func show(_ file: DocumentFile) throws(CommandFailure) {
    guard documents.isEmpty else {
      throw .badUsage("\(file.name): the explorer shows one file of JSON at a time")
    }
    documents.append(file)
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
