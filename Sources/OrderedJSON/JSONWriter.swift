/// Writes JSON values as text in UTF-8, without recursion.
///
/// Strings are escaped no more than RFC 8259 asks for: quotation marks, backslashes and control
/// characters. Numbers are written as they were read.
public struct JSONWriter: Sendable {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The number of spaces for each level; nil for everything on one line without spaces.
  public let indent: Int?

  /// A container that is open, and how much of it has been written.
  private enum Container {
    case array([JSON], next: Int)
    case object(JSONObject, next: Int)
  }

  private var open: [Container] = []

  /// Makes a writer that has written nothing.
  public init(indent: Int? = nil) {
    self.indent = indent.map { max(0, $0) }
  }

  /// Makes room for a text of so many bytes.
  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes a value with everything in it.
  public mutating func write(_ value: JSON) {
    begin(value)
    while let container = open.popLast() {
      switch container {
      case .array(let elements, let position):
        guard position < elements.count else {
          end(with: ASCII.closeBracket)
          continue
        }
        separate(isFirst: position == 0)
        open.append(.array(elements, next: position + 1))
        begin(elements[position])
      case .object(let object, let position):
        guard position < object.count else {
          end(with: ASCII.closeBrace)
          continue
        }
        separate(isFirst: position == 0)
        open.append(.object(object, next: position + 1))
        let member = object[position]
        write(string: member.name)
        bytes.append(ASCII.colon)
        if indent != nil { bytes.append(ASCII.space) }
        begin(member.value)
      }
    }
  }

  /// Writes a scalar or an empty container, or opens a container.
  private mutating func begin(_ value: JSON) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let text): write(string: text)
    case .array(let elements):
      bytes.append(ASCII.openBracket)
      if elements.isEmpty { bytes.append(ASCII.closeBracket) } else { open.append(.array(elements, next: 0)) }
    case .object(let object):
      bytes.append(ASCII.openBrace)
      if object.isEmpty { bytes.append(ASCII.closeBrace) } else { open.append(.object(object, next: 0)) }
    }
  }

  private mutating func end(with bracket: UInt8) {
    startLine(level: open.count)
    bytes.append(bracket)
  }

  /// Writes what comes between two elements, or before the first.
  private mutating func separate(isFirst: Bool) {
    if !isFirst { bytes.append(ASCII.comma) }
    startLine(level: open.count + 1)
  }

  /// Writes what stands between values: a bracket, a comma or a colon.
  @usableFromInline
  mutating func write(mark: UInt8) { bytes.append(mark) }

  private mutating func startLine(level: Int) {
    guard let indent else { return }
    bytes.append(ASCII.lineFeed)
    bytes.append(contentsOf: repeatElement(ASCII.space, count: level * indent))
  }
}

// MARK: - Strings

extension JSONWriter {
  /// Writes a string with its quotation marks.
  public mutating func write(string text: String) {
    bytes.append(ASCII.quote)
    var text = text
    text.withUTF8 { content in
      var written = 0
      for position in content.indices {
        let byte = content[position]
        guard byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash else { continue }
        bytes.append(contentsOf: content[written..<position])
        writeEscape(of: byte)
        written = position + 1
      }
      bytes.append(contentsOf: content[written...])
    }
    bytes.append(ASCII.quote)
  }

  private mutating func writeEscape(of byte: UInt8) {
    bytes.append(ASCII.backslash)
    switch byte {
    case ASCII.quote, ASCII.backslash: bytes.append(byte)
    case 0x08: bytes.append(ASCII.byte("b"))
    case 0x0C: bytes.append(ASCII.byte("f"))
    case ASCII.lineFeed: bytes.append(ASCII.byte("n"))
    case ASCII.carriageReturn: bytes.append(ASCII.byte("r"))
    case ASCII.tab: bytes.append(ASCII.byte("t"))
    default:
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(contentsOf: (byte < 0x10 ? "0" : "").utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    }
  }
}
