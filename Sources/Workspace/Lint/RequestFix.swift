import OrderedJSON

/// A way to put right what is wrong with a request.
public enum RequestFix: Hashable, Sendable {
  /// Gives values to places; nil leaves a member out.
  case set([JSONPath: JSON?], done: String)
  /// Gives an mbox the known name that is most like its own.
  case nearestMboxName(at: JSONPath)
  /// Takes out all members with this name but the last, which is the one that counts.
  case keepLast(at: JSONPath)
  /// Makes a supplemental data id of the form that Analytics expects.
  case makeSupplementalDataId(at: JSONPath)
  /// Has a person give the value, which only they know.
  case give(JSONPath)
}

extension RequestDocument {
  /// The document with something put right.
  ///
  /// - Parameters:
  ///   - fix: what to put right; its paths are those of ``typedJSON()``.
  ///   - knownMboxNames: the names for `RequestFix.nearestMboxName`.
  ///   - seed: what `RequestFix.makeSupplementalDataId` makes its digits of, such as the time.
  /// - Returns: the document and what was done, in a sentence, or nil when nothing could be done.
  public func applying(
    _ fix: RequestFix, knownMboxNames: KnownMboxNames?, seed: Int64 = 0
  ) -> (document: RequestDocument, sentence: String)? {
    guard var json = try? typedJSON() else { return nil }
    let sentence: String
    switch fix {
    case .set(let values, let done):
      for (path, value) in values { json.set(value, at: path) }
      sentence = done
    case .nearestMboxName(let path):
      guard let name = json[path]?.string, let near = knownMboxNames?.meant(by: name),
        let nearest = near.first
      else { return nil }
      json.set(.string(nearest), at: path)
      let others = near.dropFirst().joined(separator: " or ")
      sentence = "Named it \(nearest)." + (others.isEmpty ? "" : " It could also be \(others).")
    case .keepLast(let path):
      guard let parent = path.parent, case .member(let name)? = path.steps.last,
        let members = json[parent]?.object?.members,
        let last = members.lastIndex(where: { $0.name.hasSameCodeUnits(as: name) })
      else { return nil }
      let kept = members.enumerated()
        .filter { !$0.element.name.hasSameCodeUnits(as: name) || $0.offset == last }.map(\.element)
      json.set(.object(JSONObject(kept)), at: parent)
      sentence = "Kept the last \(name), which is the one that counts."
    case .makeSupplementalDataId(let path):
      json.set(.string(Self.supplementalDataId(seed: seed)), at: path)
      sentence = "Made an SDID."
    case .give: return nil
    }
    return (try? replacingContent(with: json)).map { ($0, sentence) }
  }
}

extension RequestDocument {
  /// 16 hexadecimal digits, a hyphen and 16 more, which look as random as those of the Visitor API.
  private static func supplementalDataId(seed: Int64) -> String {
    // SplitMix64: seeds that differ little give numbers that differ in every bit.
    var state = UInt64(bitPattern: seed)
    let halves = (0..<2).map { _ in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      let digits = String(mixed ^ (mixed >> 31), radix: 16, uppercase: true)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return halves.joined(separator: "-")
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
