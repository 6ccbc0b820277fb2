import OrderedJSON
import TargetClient
import Workspace

/// The files that the explorer is opened with, told apart by what is in them.
struct ExplorerFiles {
  /// The saved requests, in the order given.
  private(set) var requests: [RequestDocument] = []
  /// The rule artifact, if one is among them.
  private(set) var artifact: InputFile?
  /// The answers that were kept with some of the requests, by the request's place.
  private(set) var answers: [Int: TargetDeliveryResult] = [:]
  /// The JSON to look at that is neither, if there is any among them.
  private(set) var document: DocumentFile?

  /// Files larger than this are not read as a whole: only what they begin with says what they are.
  private static let largestWhole = 4_000_000
  /// How many bytes of them are looked at.
  private static let enoughToTell = 65_536

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
    if let size = file.size, size > Self.largestWhole,
      Self.kind(of: try file.beginning(upTo: Self.enoughToTell), isBeginning: true) == .other
    {
      return try show(DocumentFile(file, size: size))
    }
    let bytes = try file.read()
    switch Self.kind(of: bytes) {
    case .artifact:
      guard artifact == nil else {
        throw .badUsage("\(file.name): the explorer decides by one artifact at a time")
      }
      artifact = file
    case .capture: try addCalls(of: bytes, file)
    case .other:
      if let json = try? JSON(parsing: bytes), let answer = SavedAnswer(json, named: file.shortName),
        Self.isAnswer(json)
      {
        add(answer)
      } else {
        try show(DocumentFile(file, size: bytes.count))
      }
    case .request:
      requests.append(try Self.request(bytes, named: file.name))
    }
  }

  private mutating func add(_ answer: SavedAnswer) {
    answers[requests.count] = answer.result
    requests.append(answer.document)
  }

  private mutating func addCalls(of capture: [UInt8], _ file: InputFile) throws(CommandFailure) {
    do {
      let calls = try SavedAnswer.calls(inCapture: capture, named: file.shortName)
      guard !calls.isEmpty else {
        throw CommandFailure.badUsage(
          "\(file.name): this capture has no delivery call: no address in it ends in /rest/v1/delivery")
      }
      for call in calls { add(call) }
    } catch let error as JSONParseError {
      throw .badUsage("\(file.name): \(error)")
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .workFailed("\(error)")
    }
  }

  private mutating func show(_ file: DocumentFile) throws(CommandFailure) {
    guard document == nil else {
      throw .badUsage("\(file.name): the explorer shows one file of JSON at a time")
    }
    document = file
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
    /// A HAR capture.
    case capture
    /// Any other JSON, answers among them.
    case other
  }

  /// Members that only a request has.
  private static let requestMembers: Set<String> = [
    "request", "context", "execute", "prefetch", "id", "notifications", "trace", "property",
  ]
  /// Members of an answer of the Delivery API that no request has.
  private static let answerMembers: Set<String> = ["status", "client", "edgeHost"]

  /// Whether an object has members that only an answer has, or is a result of `get-offers`.
  private static func isAnswer(_ json: JSON) -> Bool {
    let names = Set((json.object ?? [:]).map(\.name))
    return !answerMembers.isDisjoint(with: names) && !answerParts.isDisjoint(with: names)
      || names.isSuperset(of: ["response", "meta"])
  }

  /// Members of an answer that make it worth more than a look at its JSON.
  private static let answerParts: Set<String> = [
    "execute", "prefetch", "notifications", "requestId", "message",
  ]

  /// Looks at the names of the outermost members only. What is neither object nor array is left to the reading of
  /// requests, which says what is wrong and where.
  ///
  /// - Parameter isBeginning: whether there is more than these bytes.
  private static func kind(of bytes: [UInt8], isBeginning: Bool = false) -> Kind {
    // The binary form of an artifact begins with a header of its own.
    if bytes.starts(with: "ATOD:".utf8) { return .artifact }
    var names: Set<String> = []
    var first: JSONToken.Kind?
    JSONCursor.read(bytes) { cursor in
      first = try? cursor.next().kind
      guard first == .objectStart else { return }
      while let name = try? cursor.nextMember() { names.insert(cursor.text(of: name)) }
    }
    if first == .arrayStart { return .other }
    if names.contains("version"), names.contains("rules") || isBeginning { return .artifact }
    guard !names.isEmpty else { return .request }
    if names == ["log"] || names.first == "log" && isBeginning { return .capture }
    let isRequest = !requestMembers.isDisjoint(with: names) && answerMembers.isDisjoint(with: names)
    return isRequest ? .request : .other
  }
}
