import OrderedJSON

/// What a file is, by the names of its outermost members. What is no object is taken for a request: reading it
/// as one tells what is wrong and where.
enum DocumentKind {
  /// A delivery request, bare or with what the call needs besides.
  case request
  /// A rule artifact.
  case artifact
  /// Neither, with the names of a few of its members.
  case other([String])

  /// Members that only a request has.
  private static let requestMembers: Set<String> = [
    "request", "context", "execute", "prefetch", "id", "notifications", "trace", "property",
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
    if let names, names.contains("rules"), names.contains("version") {
      self = .artifact
    } else if let names, Self.requestMembers.isDisjoint(with: names) {
      self = .other(Array(names.prefix(3)))
    } else {
      self = .request
    }
  }

  /// What to say about a file that is neither, by a few of its members.
  static func complaint(about members: [String]) -> String {
    let found = members.isEmpty ? "there is nothing in it" : "it has \(members.joined(separator: ", "))"
    return "this is neither a request nor a rule artifact: \(found)"
  }
}
