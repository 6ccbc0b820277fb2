import Decisioning
import DeliveryAPI
import TerminalUI
import Workspace

/// What the lines of one item need to know besides its explanation.
struct WhyItemContext: Sendable {
  /// The position of the item among all that are explained.
  let position: Int
  /// Where the item stands in the request; nil when it cannot be told.
  let place: RequestItemPlace?
  /// The request that was decided.
  let document: RequestDocument
  /// Which of the visitor's ids decides buckets.
  let bucketing: BucketingIdentifier.Source
  /// Of what rulers are drawn.
  let borders: BorderStyle
  /// How the item was decided before something was imagined; nil when nothing is.
  let before: [ActivityOutcome]?

  /// The value of the request behind a variable, if there is one.
  func target(ofVariable variable: String) -> WhatIfTarget? {
    place.flatMap { WhatIfTarget(variable: variable, of: $0, in: document, bucketing: bucketing) }
  }

  /// What a line about a rule is about.
  func subject(_ candidate: CandidateExplanation, variable: String? = nil) -> WhySubject {
    WhySubject(
      target: variable.flatMap(target(ofVariable:)),
      rule: WhySubject.Rule(item: position, location: candidate.location, position: candidate.position),
      item: position)
  }
}

/// What a line of the Why pane is about, so that keys know what to do there.
struct WhySubject: Hashable, Sendable {
  /// A rule of the artifact, among those explained.
  struct Rule: Hashable, Sendable {
    /// The position of the item.
    let item: Int
    /// The location the rule belongs to.
    let location: String
    /// The rule's place at its location, from 0.
    let position: Int
  }

  /// The value of the request that the line shows.
  var target: WhatIfTarget?
  /// The rule that the line belongs to.
  var rule: Rule?
  /// The position of the item that the line belongs to.
  var item: Int?
  /// Whether the line is a what-if.
  var isWhatIf = false
}
