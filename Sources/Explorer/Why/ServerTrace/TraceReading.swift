import OrderedJSON

/// A trace of Target's servers, read for what it tells about activities.
///
/// The Delivery API leaves the form of traces open, and the servers and SDKs differ. So members are found by
/// their names whatever their letter case, ids may be numbers or texts, and whatever is missing or of another
/// type is left to the raw trace.
struct TraceReading: Sendable {
  /// What a trace says became of an activity.
  enum Standing: Hashable, Sendable {
    /// It is among the activities that qualified.
    case qualified
    /// It is not among them, or a condition or an audience of it is told not to fit.
    case failed
    /// It was evaluated, and the trace does not say with what result.
    case untold
  }

  /// An activity that the trace names.
  struct Activity: Sendable {
    /// The id as it stands in the trace.
    let id: JSON?
    /// The entry of the activities that qualified; nil for one that did not.
    fileprivate(set) var qualified: TraceEntry?
    /// The entries that tell what was evaluated of it.
    fileprivate(set) var evaluations: [TraceEntry] = []
    /// How many conditions that did not hold stood in the trace of the item before already.
    fileprivate(set) var unmetBefore = 0
    /// Whether the trace lists the activities that qualified, so that those that are not there did not.
    fileprivate let isListComplete: Bool
  }

  /// The activities: those that were evaluated in their order, then those that only qualified.
  let activities: [Activity]
  /// The activities of which the trace of the item before says the very same. Some traces add up from item to item, so
  /// these may have nothing to do with this one.
  let repeated: [Activity]
  /// Whether the trace lists the activities that qualified.
  let listsQualified: Bool
  /// All activities with all that this trace says of them, for the trace after it.
  private let told: [Activity]
  /// The members that tell of the profile, such as its states before and after the call.
  let profile: [TraceEntry]
  /// The members that tell of request, host and cluster.
  let request: [TraceEntry]
  /// Members with messages about something that went wrong.
  let errors: [TraceEntry]
  /// All other members.
  let others: [TraceEntry]

  /// Reads a trace; nil when it is no object, and wraps none.
  ///
  /// - Parameters:
  ///   - trace: the trace.
  ///   - path: where it stands in the response.
  ///   - previous: the trace of the item before, if there is one.
  init?(_ trace: JSON, path: String, after previous: TraceReading? = nil) {
    guard let entry = TraceEntry("trace", trace, path: path).unwrapped, let members = entry.value.object
    else { return nil }
    let sorted = Self.sorted(members.map(entry.entry(of:)))
    listsQualified = sorted[.campaigns] != nil
    let knownByID = Dictionary(
      (previous?.told ?? []).compactMap { activity in activity.id?.scalarText.map { ($0, activity) } },
      uniquingKeysWith: { first, _ in first })
    var activities: [Activity] = []
    var repeated: [Activity] = []
    told = Self.activities(in: sorted)
    for activity in told {
      guard let before = activity.id?.scalarText.flatMap({ knownByID[$0] }) else {
        activities.append(activity)
        continue
      }
      if activity.says(theSameAs: before) {
        repeated.append(activity)
      } else {
        activities.append(activity.since(before))
      }
    }
    (self.activities, self.repeated) = (activities, repeated)
    profile = sorted[.profile] ?? []
    request = sorted[.request] ?? []
    errors = sorted[.error] ?? []
    others = sorted[.other] ?? []
  }

  /// The members by what they tell about.
  private static func sorted(_ members: [TraceEntry]) -> [Kind: [TraceEntry]] {
    Dictionary(grouping: members) { Kind(of: $0) }
  }

  private static func activities(in sorted: [Kind: [TraceEntry]]) -> [Activity] {
    var activities: [Activity] = []
    var positions: [String: Int] = [:]
    /// The position of an activity, which is added when it is new. Entries without an id stay apart.
    func position(of id: JSON?) -> Int {
      let text = id?.scalarText
      if let known = text.flatMap({ positions[$0] }) { return known }
      if let text { positions[text] = activities.count }
      activities.append(Activity(id: id, isListComplete: sorted[.campaigns] != nil))
      return activities.count - 1
    }
    for entry in (sorted[.evaluated] ?? []).flatMap(\.elements) {
      let position = position(of: entry.id)
      activities[position].evaluations.append(entry)
    }
    for entry in (sorted[.campaigns] ?? []).flatMap(\.elements) {
      let position = position(of: entry.id)
      activities[position].qualified = activities[position].qualified ?? entry
    }
    return activities
  }

  /// What a member of a trace tells about.
  private enum Kind: Hashable {
    case campaigns, evaluated, profile, request, error, other

    init(of member: TraceEntry) {
      let name = member.name.lowercased()
      let isList = member.value.array != nil || member.value.object != nil
      switch name {
      case "campaigns" where isList: self = .campaigns
      case "evaluatedcampaigntargets" where isList: self = .evaluated
      case "request", "clientcode", "server", "host", "cluster", "edgehost", "page", "environmentid",
        "artifact":
        self = .request
      default:
        if name.contains("profile") || name.contains("segment") || name == "visitor" {
          self = .profile
        } else if name.contains("error") || name == "message" {
          self = .error
        } else {
          self = .other
        }
      }
    }
  }
}

extension TraceReading.Activity {
  /// What became of the activity. Without a list of those that qualified, only what did not fit tells.
  var standing: TraceReading.Standing {
    if qualified != nil { return .qualified }
    func isTold(_ name: String) -> Bool { evaluations.contains { !$0.list(name).isEmpty } }
    let isUnmet = isTold("unmatchedRuleConditions") || isTold("unmatchedSegmentIds")
    // Of an activity with several rules, one may have held.
    return isListComplete || isUnmet && !isTold("matchedRuleConditions") ? .failed : .untold
  }

  fileprivate func says(theSameAs other: Self) -> Bool {
    qualified?.value == other.qualified?.value && evaluations.map(\.value) == other.evaluations.map(\.value)
  }

  /// The activity as it is told of since the item before: it qualified again only when another condition of it held.
  fileprivate func since(_ before: Self) -> Self {
    func count(_ name: String, _ activity: Self) -> Int {
      activity.evaluations.reduce(0) { $0 + $1.list(name).count }
    }
    var activity = self
    activity.unmetBefore = count("unmatchedRuleConditions", before)
    let holdsAgain = count("matchedRuleConditions", self) > count("matchedRuleConditions", before)
    let failedAgain = count("unmatchedRuleConditions", self) > activity.unmetBefore
    if before.qualified != nil, failedAgain, !holdsAgain { activity.qualified = nil }
    return activity
  }
}

/// A value of a trace with its name and its place in the response.
struct TraceEntry: Sendable {
  /// The name of the member, or the number of the element.
  let name: String
  /// The value.
  let value: JSON
  /// Where it stands in the response; of what stands inside of a text, where the text does.
  let path: String
  /// Whether it stands inside of a text, where no path of the response leads.
  private(set) var isInText = false
  /// Whether the entry is an activity that is kept under its id.
  private var isNamedByID = false

  init(_ name: String, _ value: JSON, path: String, isInText: Bool = false) {
    self.name = name
    self.value = value
    self.path = path
    self.isInText = isInText
  }

  /// The activities of a list; the members when activities are kept by their ids; the value itself when it is the only
  /// activity.
  fileprivate var elements: [TraceEntry] {
    if value.array != nil {
      let entries = children
      // A list may name activities by nothing but their ids. Among objects, a lone word is no activity.
      return entries.contains { $0.value.object != nil }
        ? entries.filter(\.tellsOfActivity) : entries.filter { $0.value.scalarText != nil }
    }
    if memberID != nil { return [self] }
    return children.filter { $0.value.object != nil }.map { child in
      var entry = child
      entry.isNamedByID = true
      return entry
    }
  }

  /// Whether this is an object with anything that an activity has.
  private var tellsOfActivity: Bool {
    guard let members = value.object else { return false }
    return memberID != nil
      || members.contains { Self.activityMembers.contains($0.name.lowercased()) && $0.value != .null }
  }

  private static let activityMembers: Set = [
    "campaignname", "activityname", "name", "matchedsegmentids", "unmatchedsegmentids",
    "matchedruleconditions", "unmatchedruleconditions",
  ]

  /// The id of an activity: in a member of its own, the name it is kept under, or the entry itself.
  fileprivate var id: JSON? {
    if let memberID { return memberID }
    if isNamedByID { return .string(name) }
    return value.object == nil ? value : nil
  }

  private var memberID: JSON? {
    ["campaignId", "activityId", "id"].lazy.compactMap { self[$0]?.value }.first { $0.scalarText != nil }
  }

  /// The members or the elements of the value, with their places.
  var children: [TraceEntry] {
    if let members = value.object?.members { return members.map(entry(of:)) }
    return (value.array ?? []).indices.compactMap(element)
  }

  /// A member of the value, with its place.
  func entry(of member: JSONObject.Member) -> TraceEntry {
    let place = isInText ? path : JSONPath.text(path, .member(member.name))
    return TraceEntry(member.name, member.value, path: place, isInText: isInText)
  }

  /// An element of the value, with its place.
  func element(_ position: Int) -> TraceEntry? {
    guard let elements = value.array, elements.indices.contains(position) else { return nil }
    let place = isInText ? path : JSONPath.text(path, .element(position))
    return TraceEntry("\(position)", elements[position], path: place, isInText: isInText)
  }

  /// The first of these members, whatever the letter case of its name.
  subscript(names: String...) -> TraceEntry? {
    for name in names {
      let member = value.object?.members.first { $0.name.lowercased() == name.lowercased() }
      if let member { return entry(of: member) }
    }
    return nil
  }

  /// The text of a member that is a text, a number or a boolean.
  func text(_ names: String...) -> String? {
    for name in names {
      if let text = self[name]?.value.scalarText, !text.isEmpty { return text }
    }
    return nil
  }

  /// The elements of a member: of a list, or a single value.
  func list(_ name: String) -> [JSON] {
    guard let value = self[name]?.value, value != .null else { return [] }
    return value.array ?? [value]
  }
}

extension JSON {
  /// The text of a value that is no container; nil for others and for null.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): number.text
    case .boolean(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
