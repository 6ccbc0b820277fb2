import DeliveryAPI
import OrderedJSON

/// One thing that differs between two answers at one location, in words.
public struct DecisionDifference: Hashable, Sendable {
  /// What differs.
  public enum Subject: Hashable, Sendable {
    /// Whether the location was answered.
    case location
    /// What was decided: an offer or the default content.
    case decision
    /// Whether there is an option of an activity, of several.
    case option
    /// The activity that won.
    case activity
    /// The experience within its activity.
    case experience
    /// The offer, as its response tokens name it.
    case offer
    /// How the content is to be read.
    case type
    /// The content.
    case content
    /// A response token, by its name.
    case token(String)
    /// What is to be notified.
    case metrics
    /// What is told to Analytics.
    case analytics
  }

  /// What differs within a content.
  public enum Detail: Hashable, Sendable {
    /// The lines of a text.
    case lines(TextComparison)
    /// The places in a JSON value.
    case places([JSONDifference])
  }

  /// What differs.
  public let subject: Subject
  /// What it is in the first answer; nil when it is not there.
  public let before: String?
  /// What it is in the second answer; nil when it is not there.
  public let after: String?
  /// The activity it belongs to, as `Hero test (125873)`, when several are at the location or the line needs it.
  public let activity: String?
  /// What differs within a content.
  public let detail: Detail?

  init(
    _ subject: Subject, _ before: String?, _ after: String?, activity: String? = nil, detail: Detail? = nil
  ) {
    self.subject = subject
    self.before = before
    self.after = after
    self.activity = activity
    self.detail = detail
  }

  /// The mark of the difference.
  public var mark: ChangeMark { ChangeMark(isBefore: before != nil, isAfter: after != nil) }

  /// Whether the visitor is shown something else; response tokens, metrics and analytics are details.
  public var isDecision: Bool {
    switch subject {
    case .token, .metrics, .analytics: false
    default: true
    }
  }
}

extension DecisionDifference {
  /// Whether an option of default content is there in one answer only.
  var isAboutDefaultContentOnly: Bool {
    subject == .option && (before ?? after) == OptionComparison.served(nil)
  }
}

extension DecisionDifference.Subject {
  /// The subject in a word or two.
  public var title: String {
    switch self {
    case .location: "location"
    case .decision: "decision"
    case .option: "option"
    case .activity: "activity"
    case .experience: "experience"
    case .offer: "offer"
    case .type: "type"
    case .content: "content"
    case .token(let name): name
    case .metrics: "metrics"
    case .analytics: "analytics"
    }
  }
}

extension DecisionDifference {
  /// How much of a content differs: `3 lines`, `2 places`; nil when there are no details.
  public var extent: String? {
    switch detail {
    case .lines(let lines)?: lines.count.counted("line")
    case .places(let places)?: places.count.counted("place")
    case nil: nil
    }
  }

  /// The difference in one line: `experience A: trail (0) → B: hearth (1) of Hero test (125873)`.
  public var sentence: String {
    if let extent { return "content changed: \(extent)" + ofActivity }
    let name = if case .token(let name) = subject { "token \(name)" } else { subject.title }
    switch (before, after) {
    case (nil, let after?): return "\(name) now there: \(after)" + ofActivity
    case (let before?, nil): return "\(name) gone: \(before)" + ofActivity
    default: return "\(name) \(before ?? "") → \(after ?? "")" + ofActivity
    }
  }

  private var ofActivity: String { activity.map { " of \($0)" } ?? "" }
}
