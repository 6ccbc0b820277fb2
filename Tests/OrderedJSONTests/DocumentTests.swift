import OrderedJSON
import Testing

/// A large text as a tree, against the parser that reads all of it.
struct DocumentTests {
  /// The tree that a document shows, as the value it stands for.
  private func tree(of document: JSONDocument) throws -> JSON {
    try value(of: try #require(document.root), in: document)
  }

  private func value(of node: JSONNode, in document: JSONDocument) throws -> JSON {
    switch node.kind {
    case .array:
      return .array(try children(of: node, in: document).map { try value(of: $0, in: document) })
    case .object:
      var object = JSONObject()
      for child in children(of: node, in: document) {
        object.append(try #require(document.name(of: child)), try value(of: child, in: document))
      }
      return .object(object)
    default: return try document.value(of: node)
    }
  }

  private func children(of node: JSONNode, in document: JSONDocument) -> [JSONNode] {
    var children: [JSONNode] = []
    var child = document.firstChild(of: node)
    while let present = child {
      children.append(present)
      child = document.nextSibling(of: present)
    }
    return children
  }

  /// Walks a document in every way there is and expects the ways to agree.
  private func expectSoundTree(_ document: JSONDocument) throws {
    var waiting = [try #require(document.root)]
    while let node = waiting.popLast() {
      let children = children(of: node, in: document)
      #expect(document.childCount(of: node) == children.count)
      #expect(document.lastChild(of: node) == children.last)
      #expect(document.hasChildren(node) == !children.isEmpty)
      for (position, child) in children.enumerated() {
        #expect(child.position == position)
        #expect(document.child(position, of: node) == child)
        #expect(document.parent(of: child) == node)
        #expect(document.node(around: child.start) == child)
        #expect(document.node(around: child.outerStart) == child)
        #expect(document.previousSibling(of: child) == (position > 0 ? children[position - 1] : nil))
        #expect(document.node(around: (document.end(of: child) ?? document.limit) - 1) != node)
      }
      #expect(document.child(children.count, of: node) == nil)
      waiting += children
    }
  }

  /// Builds an index from bytes that come in pieces.
  private func document(of text: [UInt8], inPiecesOf size: Int) -> JSONDocument {
    let bytes = DocumentBytes(capacity: text.count)
    var document = JSONDocument(bytes)
    var indexer = JSONIndexer(bytes)
    var rest = text[...]
    repeat {
      bytes.append(upTo: size) { room in
        room.copyBytes(from: rest.prefix(room.count))
        return rest.prefix(room.count).count
      }
      rest = rest.dropFirst(size)
      document.append(indexer.read(isWhole: rest.isEmpty))
    } while !rest.isEmpty
    return document
  }

  @Test(arguments: 0..<8)
  func `a random document is the tree that the parser reads`(seed: Int) throws {
    var random = RandomJSON(seed: UInt64(seed))
    let value = random.value(members: 400)
    for text in [value.compactBytes, Array(value.prettyBytes(indent: 2))] {
      let document = JSONDocument(text)
      #expect(document.status == .complete)
      #expect(try tree(of: document) == value)
      try expectSoundTree(document)
    }
  }

  @Test func `a container with thousands of children is as sound as a small one`() throws {
    var random = RandomJSON(seed: 7)
    let elements = (0..<1_000).map { $0 % 50 == 0 ? random.value(members: 60) : .number(JSONNumber($0)) }
    let value = JSON.array([.array(elements), "between", .array(elements)])
    let document = JSONDocument(value.compactBytes)
    #expect(try tree(of: document) == value)
    try expectSoundTree(document)
  }

  @Test(arguments: [1, 2, 3, 7, 16, 33, 1_000])
  func `an index built in pieces of any size is the index built at once`(size: Int) throws {
    var random = RandomJSON(seed: 3)
    let value = random.value(members: 250)
    let text = Array("\n\t ".utf8) + value.prettyBytes(indent: 1)
    let document = document(of: text, inPiecesOf: size)
    #expect(document.status == .complete)
    #expect(try tree(of: document) == value)
    try expectSoundTree(document)
  }

  @Test func `what is there can be walked at every byte of the way`() throws {
    var random = RandomJSON(seed: 11)
    let text = Array(random.value(members: 60).prettyBytes(indent: 2))
    let bytes = DocumentBytes(capacity: text.count)
    var document = JSONDocument(bytes)
    var indexer = JSONIndexer(bytes)
    for byte in text {
      bytes.append(upTo: 1) { room in
        room[0] = byte
        return 1
      }
      document.append(indexer.read(isWhole: bytes.count == text.count))
      if document.root != nil { try expectSoundTree(document) }
    }
    #expect(document.status == .complete)
  }

  @Test(arguments: 0..<6)
  func `what stands before a fault can be walked, and the fault is the parser's`(seed: Int) throws {
    var random = RandomJSON(seed: UInt64(seed) + 100, isPlain: true)
    let whole = Array(random.value(members: 80).prettyBytes(indent: 1))
    for _ in 0..<60 {
      var text = whole
      let place = Int.random(in: 0..<text.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: text.removeSubrange(place...)
      case 1: text[place] = Array("{}[],:\"x1".utf8).randomElement(using: &random) ?? 0
      default: text.insert(Array("{}[],:\"x1".utf8).randomElement(using: &random) ?? 0, at: place)
      }
      let document = JSONDocument(text)
      let inPieces = self.document(of: text, inPiecesOf: 13)
      #expect(document.status == inPieces.status)
      #expect(document.limit == inPieces.limit)
      if document.root != nil {
        try expectSoundTree(document)
        #expect(document.root == inPieces.root)
      }
      switch document.status {
      case .growing: Issue.record("an index of all bytes says that more will come")
      case .complete: #expect(throws: Never.self) { try JSONCursor.validate(text) }
      case .broken(let error):
        let expected = #expect(throws: JSONParseError.self) { try JSONCursor.validate(text) }
        #expect(error == expected)
        #expect(document.limit <= error.byteOffset)
      }
    }
  }

  @Test func `strings of any bytes and escapes are kept as they came`() throws {
    let text = Array(#"{"a\x":"b\ud83d!","c":""#.utf8) + [0xFF, 0xC3] + Array(#""}"#.utf8)
    let document = JSONDocument(text)
    #expect(document.status == .complete)
    let first = try #require(document.root.flatMap { document.firstChild(of: $0) })
    #expect(document.name(of: first) == #"a\x"#)
    #expect(document.string(of: first) == #"b\ud83d!"#)
    let second = try #require(document.nextSibling(of: first))
    #expect(document.content(ofStringAt: second.start).bytes == [0xFF, 0xC3])
    #expect(document.string(of: second) == "\u{FFFD}\u{FFFD}")
    #expect(throws: JSONParseError.self) { try document.value(of: second) }
  }

  @Test(arguments: [
    (#"["x\qy"]"#, 4), (#"{"a":1,"b":"\u12G4"}"#, 17), (#"["\ud800"]"#, 3), (#"["a","é\x"]"#, 8),
    ("[\n\"\\u12\"]", 6),
  ])
  func `an escape that no parser takes is noted with the parser's words, and everything is there`(
    text: String, column: Int
  ) throws {
    let expected = #expect(throws: JSONParseError.self) { try JSONCursor.validate(Array(text.utf8)) }
    for size in [1, 2, 3, 5, 100] {
      let document = document(of: Array(text.utf8), inPiecesOf: size)
      #expect(document.status == .complete)
      #expect(document.flaw == expected)
    }
    let line = text.contains("\n") ? 2 : 1
    #expect(expected?.line == line)
    #expect(line == 2 || expected?.column == column)
  }

  @Test func `bytes that are no UTF-8 are noted with the parser's words`() throws {
    let start = Array(#"{"é": "日本", "b": ""#.utf8)
    for (bytes, rest) in [([0xE9], #"\q"}"#), ([0xC3], #""}"#), ([0xED, 0xA0, 0x80], #""}"#)]
      as [([UInt8], String)]
    {
      let text = start + bytes + Array(rest.utf8)
      let expected = #expect(throws: JSONParseError.self) { try JSONCursor.validate(text) }
      for size in [1, 2, 3, 7, 100] {
        let document = document(of: text, inPiecesOf: size)
        #expect(document.status == .complete)
        #expect(document.flaw == expected)
      }
    }
  }

  @Test func `escapes that are right are right in pieces too`() {
    let text = Array(#"["日本語 😀 \ud83d\ude00 \u00e9 \n", "\\"]"#.utf8)
    for size in 1...9 { #expect(document(of: text, inPiecesOf: size).flaw == nil) }
  }

  @Test func `escapes are resolved wherever a string is cut, and what is none is left`() {
    let content = Array(#"a\"b\\\n\u00e9\ud83d\ude00日\q\ud83d!\ude00\u12\ud83d\u0041\"#.utf8)
    let text = Array("a\"b\\\né😀日".utf8) + Array(#"\q\ud83d!\ude00\u12\ud83dA\"#.utf8)
    for first in 0...content.count {
      for second in first...content.count {
        var resolver = EscapeResolver()
        var resolved = resolver.take(Array(content[..<first]), isLast: false)
        resolved += resolver.take(Array(content[first..<second]), isLast: false)
        resolved += resolver.take(Array(content[second...]), isLast: true)
        guard resolved != text else { continue }
        Issue.record("cut at \(first) and \(second): \(String(decoding: resolved, as: UTF8.self))")
      }
    }
  }

  @Test func `a byte order mark is passed over`() throws {
    let document = JSONDocument([0xEF, 0xBB, 0xBF] + Array("[1]".utf8))
    #expect(document.status == .complete)
    #expect(try tree(of: document) == [1])
  }

  @Test(arguments: ["", "  \n", "\u{FEFF}"])
  func `a text without a value has no root`(text: String) {
    let document = JSONDocument(Array(text.utf8))
    #expect(document.root == nil)
    guard case .broken(let error) = document.status else {
      Issue.record("an empty text is not JSON")
      return
    }
    #expect(error.reason == .emptyText)
  }

  @Test func `a million levels are indexed and walked`() throws {
    let depth = 1_000_000
    let text = [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
    let document = JSONDocument(text)
    #expect(document.status == .complete)
    let innermost = try #require(document.node(around: depth - 1))
    #expect(innermost.depth == depth - 1)
    #expect(document.end(of: innermost) == depth + 1)
    #expect(document.parent(of: innermost)?.depth == depth - 2)
    let open = JSONDocument([UInt8](repeating: 0x5B, count: depth))
    #expect(open.node(around: depth - 1)?.depth == depth - 1)
  }

  @Test func `a document answers by path, the last of several members counts`() throws {
    let document = JSONDocument(Array(#"{"a":[1,{"b c":2}],"a":[3,{"b c":4}]}"#.utf8))
    let node = try #require(document.node(at: ["a", 1, "b c"]))
    #expect(try document.value(of: node) == 4)
    #expect(document.path(of: node) == ["a", 1, "b c"])
    #expect(document.node(at: ["a", 2]) == nil)
    #expect(document.node(at: ["x"]) == nil)
    #expect(document.node(at: ["a", "0"]) == nil)
  }

  @Test func `a text of any length is cut where it is told to`() throws {
    let long = String(repeating: "é", count: 5_000)
    let document = JSONDocument(Array("[\"\(long)\"]".utf8))
    let node = try #require(document.root.flatMap { document.firstChild(of: $0) })
    #expect(document.content(ofStringAt: node.start, upTo: 10).bytes.count == 10)
    #expect(document.content(ofStringAt: node.start, upTo: 10).isCut)
    #expect(document.content(ofStringAt: node.start, upTo: 10_000).bytes == Array(long.utf8))
    #expect(!document.content(ofStringAt: node.start, upTo: 10_000).isCut)
    #expect(document.source(of: node, upTo: 3).count == 3)
  }

  @Test func `bytes beyond the room there is are not taken`() {
    let bytes = DocumentBytes(capacity: 3)
    let added = bytes.append(upTo: 10) { room in
      room.copyBytes(from: [1, 2, 3])
      return 3
    }
    #expect(added == 3)
    #expect(bytes.append(upTo: 10) { _ in 5 } == 0)
    #expect(bytes[1..<9] == [2, 3])
  }
}
