import OrderedJSON

/// What the beginning of a file tells of it: the names of its outermost members, and a few below that tell answers
/// from requests. What is broken is read up to the fault.
struct DocumentOutline {
  /// The kind of the outermost value; nil when there is none.
  private(set) var first: JSONToken.Kind?
  /// The names of the outermost members.
  private(set) var names: [String] = []
  /// Whether it is a log of HTTP calls in the HAR format.
  private(set) var isCapture = false
  /// Whether an answer of the Delivery API stands in it as `response`: the result of a call.
  private(set) var hasResponse = false
  /// Whether something in it was answered: `options` below `execute` or `prefetch`, which no request has.
  private(set) var hasOptions = false

  /// Members of which a log of the HAR format has one at least.
  private static let logMembers: Set<String> = ["version", "creator", "browser", "pages", "entries"]

  /// Members of which an answer of the Delivery API has one at least.
  private static let responseMembers: Set<String> = [
    "status", "execute", "prefetch", "notifications", "requestId", "edgeHost",
  ]

  /// Looks at bytes, which may be the beginning of a file only.
  init(of bytes: [UInt8]) {
    JSONCursor.read(bytes) { cursor in
      // A fault ends what is known, and that is all there is to it here.
      try? self.read(&cursor)
    }
  }

  private mutating func read(_ cursor: inout JSONCursor) throws(JSONParseError) {
    first = try cursor.next().kind
    guard first == .objectStart else { return }
    while let token = try cursor.nextMember() {
      let name = cursor.text(of: token)
      names.append(name)
      switch name {
      case "log", "response":
        let value = try cursor.next()
        guard value.kind == .objectStart else {
          if value.kind == .arrayStart { try leave(&cursor, depth: 1) }
          continue
        }
        if name == "response" { try readResponse(&cursor) } else { try readLog(&cursor) }
        try leave(&cursor, depth: 1)
      case "execute", "prefetch":
        let value = try cursor.next()
        guard value.kind == .objectStart || value.kind == .arrayStart else { continue }
        try readItems(&cursor)
      default: break
      }
    }
  }

  private mutating func readResponse(_ cursor: inout JSONCursor) throws(JSONParseError) {
    while !hasResponse, let name = try cursor.nextMember() {
      hasResponse = Self.responseMembers.contains(cursor.text(of: name))
    }
  }

  private mutating func readLog(_ cursor: inout JSONCursor) throws(JSONParseError) {
    guard let name = try cursor.nextMember() else { return }
    isCapture = Self.logMembers.contains(cursor.text(of: name))
  }

  /// Looks for options in what was asked for, up to the end of it.
  private mutating func readItems(_ cursor: inout JSONCursor) throws(JSONParseError) {
    while cursor.depth > 1 {
      let token = try cursor.next()
      // `execute.mboxes[0].options` stands four levels deep, that of a page load three.
      if token.kind == .name, cursor.depth <= 4, cursor.token(token, is: "options") { hasOptions = true }
    }
  }

  /// Passes over the rest of containers that were entered.
  private func leave(_ cursor: inout JSONCursor, depth: Int) throws(JSONParseError) {
    while cursor.depth > depth { _ = try cursor.next() }
  }
}
