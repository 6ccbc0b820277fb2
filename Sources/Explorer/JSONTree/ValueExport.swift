import OrderedJSON

/// A value on its way out of the explorer: to a file, or to another program.
public struct ValueExport: Hashable, Sendable {
  private enum Content: Hashable, Sendable {
    case text(String)
    /// Bytes of a document, as they were received.
    case source(DocumentBytes, Range<Int>)
    /// The text of a string, whose bytes stand between its quotation marks.
    case string(DocumentBytes, Range<Int>)
  }

  private let content: Content
  /// What the value is called, as the beginning of a file name.
  public let name: String

  /// How many bytes are handed over at a time.
  private static let piece = 1_048_576

  /// Text, which may be a JSON object or array.
  init(_ text: String, name: String, isJSON: Bool = false) {
    content = .text(text)
    self.name = name
    fileExtension = isJSON ? "json" : "txt"
  }

  /// The selected value of a document: strings as their text, anything else as it was received.
  init?(_ tree: JSONTreeState) {
    guard let selected = tree.selected else { return nil }
    let steps = tree.path?.steps ?? []
    name = steps.last.map { "\(JSONPath([$0]))" }.map(Self.fileName) ?? "response"
    let end = tree.document.end(of: selected) ?? tree.document.limit
    if selected.kind == .string {
      let start = selected.start + 1
      content = .string(tree.document.bytes, start..<max(start, end - 1))
      fileExtension = "txt"
    } else {
      content = .source(tree.document.bytes, selected.start..<end)
      fileExtension = "json"
    }
  }

  /// The ending of a file name that suits the value.
  public let fileExtension: String

  /// How many bytes it takes; nil for a string of a document, whose escapes are resolved on the way.
  public var byteCount: Int? {
    switch content {
    case .text(let text): text.utf8.count
    case .source(_, let range): range.count
    case .string: nil
    }
  }

  /// Hands the bytes over, piece by piece.
  public func write<Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    switch content {
    case .text(let text): try body(Array(text.utf8))
    case .source(let bytes, let range):
      try Self.forEachPiece(of: range) { part throws(Failure) in try body(bytes[part]) }
    case .string(let bytes, let range):
      var resolver = EscapeResolver()
      try Self.forEachPiece(of: range) { part throws(Failure) in
        try body(resolver.take(bytes[part], isLast: part.upperBound == range.upperBound))
      }
    }
  }

  private static func forEachPiece<Failure: Error>(
    of range: Range<Int>, _ body: (Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, start + piece)
      try body(start..<end)
      start = end
    }
  }

  private static func fileName(_ name: String) -> String {
    let characters = name.unicodeScalars.filter {
      $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "-" || $0 == "_")
    }
    return characters.isEmpty ? "value" : String(String.UnicodeScalarView(characters).prefix(40))
  }
}

/// How saving a value ended.
public enum ExportOutcome: Hashable, Sendable {
  /// It was written, so many bytes.
  case saved(bytes: Int)
  /// There is such a file, and nothing was written.
  case fileExists
  /// It could not be written, and why.
  case failed(String)
}
