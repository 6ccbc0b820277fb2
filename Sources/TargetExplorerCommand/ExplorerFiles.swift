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

  /// What two files of JSON differ in, when there are two.
  private(set) var comparison: DocumentComparison?
  /// The text of the file that shows, when it is small enough to be compared.
  private var shownContent: [UInt8]?
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
  /// - Throws: `CommandFailure` for a file that cannot be read, for a second artifact, and for other JSON that can
  ///   neither be shown nor be compared.
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
    let size = file.size
    let isBeginning = size.map { $0 > Self.largestTakenApart } ?? false
    let content = isBeginning ? try file.beginning(upTo: Self.enoughToTell) : try file.readToKeep()
    if let encoding = ForeignEncoding(of: content) {
      let way = "iconv -f \(encoding.rawValue) -t UTF-8 makes that of it"
      throw .badUsage("\(file.name): this is \(encoding.rawValue), and JSON is UTF-8; \(way)")
    }
    let text = content.withoutByteOrderMark
    if JSONLinesList.isTold(by: text, isBeginning: isBeginning, byName: file.isNamedForLines) {
      return try show(DocumentFile(file, size: size ?? content.count, holdsLines: true))
    }
    switch DocumentKind(ofViewed: text, isBeginning: isBeginning) {
    case .saved(let kind) where isBeginning || content.count > Self.largestTakenApart:
      return documents.append(try DocumentFile(file, size: size ?? content.count, kind: kind))
    case .saved(let kind):
      let calls = SavedFile(DocumentBytes(text), as: kind, named: file.shortName)
      saved.append(calls)
      // What has no calls to show is looked at as JSON.
      if calls.calls.isEmpty { try show(DocumentFile(file, size: content.count)) }
    case .other where !isBeginning || size ?? 0 > Self.largestWhole:
      try show(DocumentFile(file, size: size ?? content.count), isBeginning ? nil : Self.comparable(text))
    case .other, .artifact, .request: try addWhole(&file, isBeginning ? try file.readToKeep() : content)
    }
  }

  /// Adds a file that is read as a whole.
  private mutating func addWhole(_ file: inout InputFile, _ content: [UInt8]) throws(CommandFailure) {
    let text = content.withoutByteOrderMark
    switch DocumentKind(ofViewed: text) {
    case .artifact:
      guard artifact == nil else {
        throw .badUsage("\(file.name): the explorer decides by one artifact at a time")
      }
      artifact = file
    case .saved(let kind): documents.append(try DocumentFile(file, size: content.count, kind: kind))
    case .other: try show(DocumentFile(file, size: content.count), Self.comparable(text))
    case .request:
      requests.append(try Self.request(text, named: file.name))
      requestFiles.append(file.content == nil ? RequestFile(path: file.argument, content: content) : nil)
    }
  }

  /// Shows a file as JSON, or compares it with the one that shows.
  ///
  /// - Parameter content: its text; nil when it is too large to be compared.
  private mutating func show(_ file: DocumentFile, _ content: [UInt8]? = nil) throws(CommandFailure) {
    guard let shown = documents.first else {
      documents.append(file)
      shownContent = content
      return
    }
    guard comparison == nil, let shownContent, let content else {
      throw .badUsage(
        "\(file.name): the explorer shows one file of JSON at a time, or compares two small ones")
    }
    comparison = DocumentComparison(
      from: try Self.json(shownContent, named: shown.name), to: try Self.json(content, named: file.name),
      names: (shown.name, file.name))
  }

  /// A text that is small enough to be compared; of a pipe, that is known only when all of it was read.
  private static func comparable(_ text: [UInt8]) -> [UInt8]? { text.count > largestWhole ? nil : text }

  private static func json(_ bytes: [UInt8], named name: String) throws(CommandFailure) -> JSON {
    do { return try JSON(parsing: bytes) } catch { throw .badUsage("\(name): \(error)") }
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
