import OrderedJSON

/// A way to put right what is wrong with a request.
public enum RequestFix: Hashable, Sendable {
  /// Gives values to places; nil leaves a member out.
  case set([JSONPath: JSON?], done: String)
  /// Gives an mbox the known name that is most like its own.
  case nearestMboxName(at: JSONPath)
}

extension RequestDocument {
  /// The document with something put right.
  ///
  /// - Parameters:
  ///   - fix: what to put right; its paths are those of ``typedJSON()``.
  ///   - knownMboxNames: the names for `RequestFix.nearestMboxName`.
  /// - Returns: the document and what was done, in a sentence, or nil when nothing could be done.
  public func applying(
    _ fix: RequestFix, knownMboxNames: KnownMboxNames?
  ) -> (document: RequestDocument, sentence: String)? {
    guard var json = try? typedJSON() else { return nil }
    let sentence: String
    switch fix {
    case .set(let values, let done):
      for (path, value) in values { json.set(value, at: path) }
      sentence = done
    case .nearestMboxName(let path):
      guard let name = json[path]?.string, let near = knownMboxNames?.nearest(to: name),
        let nearest = near.first
      else { return nil }
      json.set(.string(nearest), at: path)
      let others = near.dropFirst().joined(separator: " or ")
      sentence = "Named it \(nearest)." + (others.isEmpty ? "" : " It could also be \(others).")
    }
    return (try? replacingContent(with: json)).map { ($0, sentence) }
  }
}

extension JSON {
  /// Gives a value to a path, making the objects that lead there; nil removes it. Elements are not added.
  fileprivate mutating func set(_ value: JSON?, at path: JSONPath) {
    self = replacing(path.steps[...], with: value) ?? self
  }

  private func replacing(_ steps: ArraySlice<JSONPath.Step>, with value: JSON?) -> JSON? {
    guard let step = steps.first else { return value }
    switch (step, self) {
    case (.member(let name), .object(var object)):
      let inner = object[name] ?? (steps.count > 1 && value != nil ? .object(JSONObject()) : .null)
      object[name] = steps.count == 1 ? value : inner.replacing(steps.dropFirst(), with: value)
      return .object(object)
    case (.element(let position), .array(var elements)) where elements.indices.contains(position):
      guard let element = elements[position].replacing(steps.dropFirst(), with: value) else { return self }
      elements[position] = element
      return .array(elements)
    default: return self
    }
  }
}
