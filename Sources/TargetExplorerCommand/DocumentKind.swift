import Explorer
import OrderedJSON

/// What a file is, by the names of its outermost members. What is no object is taken for a request: reading it
/// as one tells what is wrong and where.
enum DocumentKind {
  /// A delivery request, bare or with what the call needs besides.
  case request
  /// A rule artifact.
  case artifact
  /// An answer, or a capture of calls.
  case saved(SavedFile.Kind)
  /// None of these, with the names of a few of its members.
  case other([String])

  /// Members that only a request has.
  private static let requestMembers: Set<String> = [
    "request", "context", "execute", "prefetch", "id", "notifications", "trace", "property",
  ]

  /// Those of them by which a file that may be any JSON is taken for a request: `id` and the like are everywhere.
  private static let askingMembers: Set<String> = [
    "request", "context", "execute", "prefetch", "notifications",
  ]

  /// Members of an answer of the Delivery API that no request has.
  private static let answerMembers: Set<String> = ["status", "client", "edgeHost"]

  /// Members of which an answer has one at least besides.
  private static let answeringMembers: Set<String> = [
    "execute", "prefetch", "notifications", "requestId", "edgeHost",
  ]

  /// Looks at the content of a file.
  init(of bytes: [UInt8]) {
    // The binary form of an artifact begins with a header of its own.
    if bytes.starts(with: "ATOD:".utf8) {
      self = .artifact
      return
    }
    let names = try? JSONCursor.read(bytes) { cursor throws(JSONParseError) -> [String]? in
      guard try cursor.next().kind == .objectStart else { return nil }
      var names: [String] = []
      while let name = try cursor.nextMember() { names.append(cursor.text(of: name)) }
      return names
    }
    if let kind = Self.savedKind(DocumentOutline(of: bytes)), names?.contains("request") == false {
      self = .saved(kind)
    } else if let names, names.contains("rules"), names.contains("version") {
      self = .artifact
    } else if let names, Self.requestMembers.isDisjoint(with: names) {
      self = .other(Array(names.prefix(3)))
    } else {
      self = .request
    }
  }

  /// Looks at the content of a file of which anything can be shown: any JSON, and what is broken, as long as it does
  /// not look like a request up to there.
  ///
  /// - Parameter isBeginning: whether there is more than these bytes.
  init(ofViewed bytes: [UInt8], isBeginning: Bool = false) {
    let outline = DocumentOutline(of: bytes)
    let names = outline.names
    if let kind = Self.savedKind(outline) {
      self = .saved(kind)
      return
    }
    let isRequest =
      !Self.askingMembers.isDisjoint(with: names) && Self.answerMembers.isDisjoint(with: names)
    let isArtifact =
      names.contains("version") && (names.contains("rules") || isBeginning && !isRequest)
      || bytes.starts(with: "ATOD:".utf8)
    self = isArtifact ? .artifact : isRequest ? .request : .other(Array(names.prefix(3)))
  }

  /// What kind of calls a file holds; nil when it holds none.
  private static func savedKind(_ outline: DocumentOutline) -> SavedFile.Kind? {
    if outline.isCapture { return .capture }
    if outline.hasOptions || outline.hasResponse { return .answer }
    // What the servers refuse, they answer in two members.
    if Set(outline.names) == ["status", "message"] { return .answer }
    let isAnswer =
      !answerMembers.isDisjoint(with: outline.names) && !answeringMembers.isDisjoint(with: outline.names)
    return isAnswer ? .answer : nil
  }

  /// What to say about a file that is neither, by a few of its members.
  static func complaint(about members: [String]) -> String {
    let found = members.isEmpty ? "there is nothing in it" : "it has \(members.joined(separator: ", "))"
    return "this is neither a request nor a rule artifact: \(found)"
  }
}
