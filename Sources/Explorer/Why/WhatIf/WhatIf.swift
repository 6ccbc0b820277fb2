import Decisioning
import DeliveryAPI
import TargetClient
import Workspace

/// One value of a request that is imagined to be another.
struct WhatIfChange: Hashable, Sendable {
  /// The value.
  let target: WhatIfTarget
  /// What it is imagined to be; nil when it is imagined to be absent.
  let text: String?
}

/// A request as it was decided, and what would have been decided had some of its values been others.
///
/// Nothing of this is sent: the decision is made on this machine, by the artifact that is at hand.
struct WhatIf: Sendable {
  /// How the imagined request was decided.
  private enum Outcome: Sendable {
    case none
    case decided(DecisionExplanation)
    case failed(String)
  }

  /// The changes, each of another value, in the order in which they were made.
  private(set) var changes: [WhatIfChange] = []
  /// The number of the decision that is being made, if one is.
  private(set) var call: Int?
  private var outcome = Outcome.none

  /// Whether nothing is imagined.
  var isEmpty: Bool { changes.isEmpty }

  /// What was decided for the imagined request, once it was.
  var explanation: DecisionExplanation? {
    if case .decided(let explanation) = outcome { explanation } else { nil }
  }

  /// Why the imagined request could not be decided.
  var failure: String? { if case .failed(let sentence) = outcome { sentence } else { nil } }

  /// Imagines further values, each in place of what was imagined of it before.
  mutating func add(_ added: [WhatIfChange]) {
    for change in added {
      if let position = changes.firstIndex(where: { $0.target == change.target }) {
        changes[position] = change
      } else {
        changes.append(change)
      }
    }
  }

  /// Takes a change back.
  mutating func remove(_ target: WhatIfTarget) {
    changes.removeAll { $0.target == target }
    if changes.isEmpty { self = WhatIf() }
  }

  /// Notes that a decision is being made.
  mutating func wait(for call: Int) { self.call = call }

  /// Takes the outcome of a decision; that of an earlier one no longer counts.
  ///
  /// - Returns: whether it was the one waited for.
  mutating func take(_ outcome: CallOutcome, call: Int) -> Bool {
    guard self.call == call else { return false }
    self.call = nil
    switch outcome {
    case .decided(let result):
      self.outcome =
        result.explanation.map(Outcome.decided)
        ?? .failed("There is no artifact to decide by on this machine.")
    case .failed(let failure): self.outcome = .failed(failure.sentence)
    }
    return true
  }

  /// A request with the changes made to it.
  ///
  /// - Returns: the request, and how many changes found no place in it.
  func applied(to document: RequestDocument) -> (document: RequestDocument, misfits: Int) {
    var document = document
    let misfits = changes.count { !document.setText($0.text, of: $0.target) }
    return (document, misfits)
  }
}

extension RequestDocument {
  /// The request to decide once more on this machine: for the same instant and the same visitor as before.
  func repeated(like explanation: DecisionExplanation?) -> RequestDocument {
    var document = self
    document.decisioningMethod = DecisioningMethod.onDevice.rawValue
    document.request.trace = nil
    guard let explanation else { return document }
    document.at = document.at ?? explanation.date.iso8601
    if explanation.bucketingIdentifier.source == .created {
      document.changeVisitorId {
        $0.tntId = explanation.visitorID?.tntId ?? explanation.bucketingIdentifier.value
      }
    }
    return document
  }
}
