import JSONLogic
import OrderedJSON

/// A rule as it is read from an artifact, as far as it takes to find out whether it matches. Of what it
/// delivers only the place in the text is noted.
struct ArtifactRuleDraft {
  private(set) var ruleKey: String?
  private(set) var propertyTokens: [String] = []
  private(set) var condition: JSON?
  /// The object that tells of activity, experience and offer.
  private(set) var metaRange: Range<Int>?
  /// The object with the options and metrics.
  private(set) var consequenceRange: Range<Int>?
  private var ownActivityID: Int64?
  private var metaActivityID: Int64?
  private var isObject = false

  /// Reads the rule before the cursor to its end.
  init(from cursor: inout JSONCursor) throws(JSONParseError) {
    let range = try cursor.readMembers { (name, cursor) throws(JSONParseError) in
      try readMember(name, from: &cursor)
    }
    isObject = range != nil
  }

  /// The activity; what the meta data say counts before the rule's own member, as in the SDKs.
  var activityID: Int64? { metaActivityID ?? ownActivityID }

  /// Why the rule cannot be used, or nil if it can.
  var fault: String? {
    if !isObject { return "it is no object" }
    if condition == nil { return "it has no condition" }
    if consequenceRange == nil { return "it has no consequence, or one that is no object" }
    return nil
  }

  private mutating func readMember(_ name: String, from cursor: inout JSONCursor) throws(JSONParseError) {
    switch name {
    case "ruleKey": ruleKey = try cursor.readValue().string
    case "activityId": ownActivityID = try cursor.readValue().integer
    case "propertyTokens": propertyTokens = try cursor.readValue().array?.compactMap(\.string) ?? []
    case "condition": condition = try cursor.readValue()
    case "meta":
      metaRange = try cursor.readMembers { (name, cursor) throws(JSONParseError) in
        if name == "activity.id" { metaActivityID = try cursor.readValue().integer }
      }
    case "consequence": consequenceRange = try cursor.readMembers { (_, _) in }
    default: try cursor.skipValue()
    }
  }
}

extension JSONCursor {
  /// Reads the next value member by member; a value that is no object is passed over.
  ///
  /// - Parameter body: Called with the name of each member and the cursor before its value, which it may
  ///   read or leave.
  /// - Returns: The bytes of the object, or nil if the value is none.
  mutating func readMembers(
    _ body: (String, inout JSONCursor) throws(JSONParseError) -> Void
  ) throws(JSONParseError) -> Range<Int>? {
    let outerDepth = depth
    let token = try next()
    guard token.kind == .objectStart else {
      while depth > outerDepth { _ = try next() }
      return nil
    }
    while let name = try nextMember() {
      try body(text(of: name), &self)
    }
    return token.range.lowerBound..<position
  }
}
