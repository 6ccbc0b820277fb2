import OrderedJSON

/// What one pass over the text of an artifact finds: everything small as values, the rules of each
/// location only as the place where they are written.
struct ArtifactOutline {
  /// A location and the bytes of the array of its rules.
  struct Rules {
    let name: String
    let range: Range<Int>
  }

  private(set) var version = ""
  private(set) var meta = JSONObject()
  private(set) var globalMbox = "target-global-mbox"
  private(set) var isGeoTargetingEnabled = false
  private(set) var responseTokens: [String] = []
  private(set) var localMboxes: [String] = []
  private(set) var remoteMboxes: [String] = []
  private(set) var localViews: [String] = []
  private(set) var remoteViews: [String] = []
  private(set) var mboxRules: [Rules] = []
  private(set) var viewRules: [Rules] = []

  /// Reads and checks the whole text.
  init(reading bytes: [UInt8]) throws(ArtifactError) {
    let other: JSON?
    do throws(JSONParseError) {
      other = try JSONCursor.read(bytes) { (cursor) throws(JSONParseError) -> JSON? in
        guard try cursor.next().kind == .objectStart else { return try JSON(parsing: bytes) }
        while let name = try cursor.nextMember() {
          try readMember(cursor.text(of: name), from: &cursor)
        }
        try cursor.finish()
        return nil
      }
    } catch {
      throw .invalidJSON(error)
    }
    if let other { throw .notAnArtifact(found: other.kindWithArticle) }
  }

  /// Reads the value of a top-level member. Members that are not known are only checked.
  private mutating func readMember(_ name: String, from cursor: inout JSONCursor) throws(JSONParseError) {
    switch name {
    case "version": version = try cursor.readValue().string ?? ""
    case "meta": meta = try cursor.readValue().object ?? JSONObject()
    case "globalMbox": globalMbox = try cursor.readValue().string ?? globalMbox
    case "geoTargetingEnabled": isGeoTargetingEnabled = try cursor.readValue().boolean ?? false
    case "responseTokens": responseTokens = try Self.readNames(from: &cursor)
    case "localMboxes": localMboxes = try Self.readNames(from: &cursor)
    case "remoteMboxes": remoteMboxes = try Self.readNames(from: &cursor)
    case "localViews": localViews = try Self.readNames(from: &cursor)
    case "remoteViews": remoteViews = try Self.readNames(from: &cursor)
    case "rules": try readRules(from: &cursor)
    default: try cursor.skipValue()
    }
  }

  private mutating func readRules(from cursor: inout JSONCursor) throws(JSONParseError) {
    _ = try cursor.readMembers { (name, cursor) throws(JSONParseError) in
      switch name {
      case "mboxes": mboxRules = try Self.readLocations(from: &cursor)
      case "views": viewRules = try Self.readLocations(from: &cursor)
      default: try cursor.skipValue()
      }
    }
  }

  private static func readLocations(from cursor: inout JSONCursor) throws(JSONParseError) -> [Rules] {
    var locations: [Rules] = []
    _ = try cursor.readMembers { (name, cursor) throws(JSONParseError) in
      locations.append(Rules(name: name, range: try cursor.skipValue()))
    }
    return locations
  }

  private static func readNames(from cursor: inout JSONCursor) throws(JSONParseError) -> [String] {
    try cursor.readValue().array?.compactMap(\.string) ?? []
  }
}
