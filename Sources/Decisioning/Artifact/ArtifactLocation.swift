import OrderedJSON

/// The two kinds of places that rules belong to.
public enum LocationKind: String, Hashable, Sendable {
  /// A regional mbox, or the global one.
  case mbox
  /// A view of a single-page application.
  case view
}

/// The text of an artifact and what its rules have in common.
final class ArtifactSource: Sendable {
  let bytes: [UInt8]
  let tokens: ResponseTokens

  init(bytes: [UInt8], tokens: ResponseTokens) {
    self.bytes = bytes
    self.tokens = tokens
  }

  /// Reads a value again that was checked before.
  func value(in range: Range<Int>) -> JSON? {
    try? JSONCursor.read(bytes, in: range) { (cursor) throws(JSONParseError) in try cursor.readValue() }
  }
}

/// One mbox or view of an artifact. Its rules are read and compiled on first use.
final class ArtifactLocation: Sendable {
  let kind: LocationKind
  let name: String
  /// Whether the artifact lists the name as decidable on the device.
  let isLocal: Bool
  /// Whether the artifact lists the name as not, or only partly, decidable on the device.
  let isRemote: Bool

  /// Whether this is the global mbox, where the rules of page loads stand.
  let isGlobal: Bool

  private let range: Range<Int>?
  private let source: ArtifactSource
  private let compiled = LazyReference<LocationRules>()

  init(
    kind: LocationKind, name: String, range: Range<Int>?, isLocal: Bool, isRemote: Bool,
    isGlobal: Bool, source: ArtifactSource
  ) {
    self.kind = kind
    self.name = name
    self.range = range
    self.isLocal = isLocal
    self.isRemote = isRemote
    self.isGlobal = isGlobal
    self.source = source
  }

  var hasRules: Bool { range != nil }

  /// The compiled rules. Threads that ask for them first at the same time may all compile; one result is
  /// kept.
  var rules: LocationRules {
    compiled.load() ?? compiled.storeIfNil(compile())
  }

  /// The compiled rules, for a look that is not to stay in memory; those of a decision if one made them.
  var rulesWithoutKeeping: LocationRules {
    compiled.load() ?? compile()
  }

  private func compile() -> LocationRules {
    LocationRules(kind: kind, name: name, range: range, source: source)
  }
}
