// What nodes say, as text and as values.

extension JSONDocument {
  /// The bytes of a value as they were received, from its start and at most so many.
  public func source(of node: JSONNode, upTo most: Int = .max) -> [UInt8] {
    let end = end(of: node) ?? limit
    let (stop, overflows) = node.start.addingReportingOverflow(most)
    return bytes[node.start..<max(node.start, overflows ? end : min(end, stop))]
  }

  /// The text of a string value or the name of a member, from its opening quotation mark, as it was received
  /// but without the quotation marks.
  ///
  /// - Parameters:
  ///   - start: the position of the quotation mark.
  ///   - most: how many bytes at most.
  /// - Returns: the bytes, and whether there are more.
  public func content(ofStringAt start: Int, upTo most: Int = .max) -> (bytes: [UInt8], isCut: Bool) {
    scan { text in
      guard text[start] == ASCII.quote else { return ([], false) }
      let first = start + 1
      let (stop, overflows) = first.addingReportingOverflow(most)
      if !overflows, stop < text.bytes.count {
        // No need to look for the end of what is not asked for.
        let part = TextScan(bytes: UnsafeBufferPointer(rebasing: text.bytes[..<(stop + 1)]))
        guard let end = part.end(ofStringAt: start), end <= stop + 1 else {
          return (Array(text.bytes[first..<stop]), true)
        }
        return (Array(text.bytes[first..<(end - 1)]), false)
      }
      let end = (text.end(ofStringAt: start) ?? text.bytes.count + 1) - 1
      return (Array(text.bytes[first..<max(first, min(end, text.bytes.count))]), false)
    }
  }

  /// The name of a member with its escapes resolved; nil for elements and the outermost value. What is no
  /// UTF-8 is replaced.
  public func name(of node: JSONNode) -> String? {
    node.nameStart.map { Self.text(ofContent: content(ofStringAt: $0).bytes) }
  }

  /// The text of a string value with its escapes resolved; nil for other values. What is no UTF-8 is replaced.
  public func string(of node: JSONNode) -> String? {
    node.kind == .string ? Self.text(ofContent: content(ofStringAt: node.start).bytes) : nil
  }

  /// A value as a ``JSON`` value. Takes time and memory in proportion to the value.
  ///
  /// - Throws: what is wrong with it, for a value that is not whole or holds a string of broken UTF-8 or escapes.
  public func value(of node: JSONNode) throws(JSONParseError) -> JSON {
    let range = node.start..<(end(of: node) ?? limit)
    return try bytes.withBytes(limit: limit) { (buffer) throws(JSONParseError) -> JSON in
      var cursor = JSONCursor(bytes: buffer, range: range, nestingLimit: JSONCursor.defaultNestingLimit)
      let value = try cursor.readValue()
      try cursor.finish()
      return value
    }
  }

  /// Resolves the escapes of string content, whatever it holds.
  static func text(ofContent content: [UInt8]) -> String {
    var resolver = EscapeResolver()
    return String(decoding: resolver.take(content, isLast: true), as: UTF8.self)
  }
}

// MARK: - Paths

extension JSONDocument {
  /// Where a value is. Takes time in proportion to its depth.
  public func path(of node: JSONNode) -> JSONPath {
    JSONPath((ancestors(of: node) + [node]).dropFirst().map { step(to: $0) })
  }

  /// The step from a value's parent to it.
  public func step(to node: JSONNode) -> JSONPath.Step {
    name(of: node).map { .member($0) } ?? .element(node.position)
  }

  /// The value at a path, nil if the path leads nowhere. Takes time in proportion to the members of the objects
  /// on the way; of members of one name the last counts.
  public func node(at path: JSONPath) -> JSONNode? {
    var node = root
    for step in path.steps {
      guard let container = node else { return nil }
      switch step {
      case .element(let position):
        node = container.kind == .array ? child(position, of: container) : nil
      case .member(let name):
        node = nil
        var member = container.kind == .object ? firstChild(of: container) : nil
        while let present = member {
          if self.name(of: present)?.hasSameCodeUnits(as: name) == true { node = present }
          member = nextSibling(of: present)
        }
      }
    }
    return node
  }
}
