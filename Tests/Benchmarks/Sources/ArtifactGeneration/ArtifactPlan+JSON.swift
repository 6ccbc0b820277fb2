import OrderedJSON

extension ArtifactPlan {
  /// The artifact as JSON text in UTF-8, about 850 bytes for each rule.
  ///
  /// The text is written rule by rule, so that no more memory is needed than it takes itself.
  public func artifact() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096 + ruleCount * 1024)
    for byte in Self.head(mboxNames: mboxNames).compactBytes.dropLast() { bytes.append(byte) }
    bytes += #","rules":{"views":{},"mboxes":{"#.utf8
    var random = SeededRandom(seed: seed)
    var activityID: Int64 = 300_000
    for position in 0..<mboxCount {
      let count = min(rulesPerMbox, ruleCount - position * rulesPerMbox)
      let name = Self.mboxName(position)
      bytes += "\(position == 0 ? "" : ",")\(JSON.quoted(name)):[".utf8
      appendRules(count, ofMbox: name, activityID: &activityID, &random, to: &bytes)
      bytes += "]".utf8
    }
    bytes += "}}}".utf8
    return bytes
  }

  /// Appends the rules of an mbox, activity by activity.
  private func appendRules(
    _ count: Int, ofMbox mbox: String, activityID: inout Int64, _ random: inout SeededRandom,
    to bytes: inout [UInt8]
  ) {
    var rest = count
    while rest > 0 {
      activityID += 1
      let experienceCount = min(rest, random.one(of: [2, 2, 2, 3, 4]))
      let activity = GeneratedActivity(
        id: activityID, mbox: mbox, experienceCount: experienceCount, in: self, &random)
      for experience in 0..<experienceCount {
        if rest < count { bytes.append(UInt8(ascii: ",")) }
        bytes += activity.rule(ofExperience: experience, &random).compactBytes
        rest -= 1
      }
    }
  }

  /// Everything but the rules.
  private static func head(mboxNames: [String]) -> JSON {
    [
      "version": "1.0.0",
      "meta": [
        "clientCode": .string(GeneratedRequest.clientCode), "environment": "production",
        "generatedAt": "2026-01-15T10:00:00.000Z",
      ],
      "globalMbox": "target-global-mbox",
      "geoTargetingEnabled": true,
      "responseTokens": [
        "activity.id", "activity.name", "experience.id", "experience.name", "geo.city", "geo.country",
        "geo.state", "offer.id", "offer.name", "option.id", "option.name",
      ],
      "remoteMboxes": [],
      "remoteViews": [],
      "localMboxes": .array(mboxNames.map(JSON.string)),
      "localViews": [],
    ]
  }
}
