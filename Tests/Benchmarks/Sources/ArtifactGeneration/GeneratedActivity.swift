import OrderedJSON

/// An activity of a made-up artifact, and its rules: one for each experience.
struct GeneratedActivity {
  private enum Kind: String {
    /// An A/B test: the experiences share an audience and divide the traffic.
    case test = "ab"
    /// Experience targeting: each experience has an audience of its own.
    case targeting = "landing"
  }

  private let id: Int64
  private let mbox: String
  private let name: String
  private let kind: Kind
  private let experienceCount: Int
  private let misses: Bool
  /// The audience of all experiences of a test; nil if it is everybody.
  private let sharedAudience: JSON?

  init(id: Int64, mbox: String, experienceCount: Int, in plan: ArtifactPlan, _ random: inout SeededRandom) {
    self.id = id
    self.mbox = mbox
    self.experienceCount = experienceCount
    misses = plan.everyRuleMisses
    kind = !plan.hasAudiences || random.isTrue(percent: 70) ? .test : .targeting
    name = "\(kind == .test ? "Test" : "Campaign") \(id) \(random.words(2))"
    sharedAudience =
      plan.hasAudiences && kind == .test && random.isTrue(percent: 75)
      ? GeneratedAudience.condition(&random) : nil
  }

  /// The rule of an experience, by its position.
  func rule(ofExperience experience: Int, _ random: inout SeededRandom) -> JSON {
    let condition = condition(ofExperience: experience, &random)
    return [
      "ruleKey": .string("\(id)"),
      "activityId": .number(JSONNumber(id)),
      "meta": meta(ofExperience: experience, &random),
      "condition": misses ? Self.all(condition, ["==": ["vip", ["var": "mbox.segment_lc"]]]) : condition,
      "consequence": [
        "name": .string(mbox), "options": [option(ofExperience: experience, &random)], "metrics": [],
      ],
    ]
  }

  private func condition(ofExperience experience: Int, _ random: inout SeededRandom) -> JSON {
    guard kind == .test else { return GeneratedAudience.condition(&random) }
    let share = allocation(ofExperience: experience)
    return sharedAudience.map { Self.all(share, $0) } ?? share
  }

  /// The part of the traffic that an experience of a test gets.
  private func allocation(ofExperience experience: Int) -> JSON {
    let lower = JSON(integerLiteral: Int64(100 * experience / experienceCount))
    let upper = JSON(integerLiteral: Int64(100 * (experience + 1) / experienceCount))
    let bucket: JSON = ["var": "allocation"]
    let lowerBound: JSON = experience == 0 ? ["<=": [lower, bucket]] : ["<": [lower, bucket]]
    return Self.all(lowerBound, [">=": [upper, bucket]])
  }

  private static func all(_ conditions: JSON...) -> JSON {
    ["and": .array(conditions)]
  }

  // MARK: What is delivered

  private func letter(ofExperience experience: Int) -> String {
    ["A", "B", "C", "D"][experience % 4]
  }

  private func meta(ofExperience experience: Int, _ random: inout SeededRandom) -> JSON {
    let offerID = id * 4 + Int64(experience)
    return [
      "activity.id": .number(JSONNumber(id)),
      "activity.name": .string(name),
      "activity.type": .string(kind.rawValue),
      "experience.id": .number(JSONNumber(experience)),
      "experience.name": .string("Experience \(letter(ofExperience: experience))"),
      "location.name": .string(mbox),
      "location.type": "mbox",
      "location.id": 0,
      "audience.ids": kind == .test && sharedAudience == nil
        ? [] : [.number(JSONNumber(1_800_000 + random.number(below: 90_000)))],
      "offer.id": .number(JSONNumber(offerID)),
      "offer.name": .string(
        "/\(mbox)/experiences/\(experience)/pages/0/zones/0/\(1_700_000_000_000 + offerID)"),
      "option.id": .number(JSONNumber(experience + 2)),
      "option.name": .string("Offer\(experience + 2)"),
    ]
  }

  private func option(ofExperience experience: Int, _ random: inout SeededRandom) -> JSON {
    let letter = letter(ofExperience: experience)
    let isHTML = random.isTrue(percent: 50)
    let content: JSON =
      isHTML
      ? .string(
        "<section class=\"\(random.words(1))\"><h2>\(random.words(4))</h2>${activity.name} \(letter)</section>"
      )
      : [
        "variant": .string(letter),
        "title": .string(random.words(6)),
        "discount": .number(JSONNumber(random.number(below: 50))),
        "isShown": .boolean(random.isTrue(percent: 50)),
      ]
    return [
      "type": isHTML ? "html" : "json", "eventToken": .string(random.token(length: 88)), "content": content,
    ]
  }
}
