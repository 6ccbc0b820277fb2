import Decisioning
import Workspace

extension ResponseState {
  /// What the selected line of the Why pane is about; what it says nothing of, the lines above it tell.
  var whySubject: WhySubject? {
    guard tab == .why else { return nil }
    var subject: WhySubject?
    for node in selectedLineage.reversed() {
      guard case .line(let line) = node, let about = line.subject else { continue }
      guard var known = subject else {
        subject = about
        continue
      }
      known.rule = known.rule ?? about.rule
      known.item = known.item ?? about.item
      subject = known
    }
    return subject
  }

  /// The request that the Why pane explains: as it was sent, with what is imagined.
  var imaginedDocument: RequestDocument? {
    sentDocument.map { whatIf.applied(to: $0).document }
  }

  /// What a value was in the decision when the request does not say.
  func decidedText(of target: WhatIfTarget) -> String? {
    (whatIf.explanation ?? result?.explanation)?.text(of: target)
  }

  /// Imagines values. What is imagined to be as it was, is imagined no more.
  mutating func imagine(_ changes: [WhatIfChange]) {
    guard let sentDocument else { return }
    whatIf.add(changes)
    for change in changes where sentDocument.text(of: change.target) == change.text {
      whatIf.remove(change.target)
    }
  }

  /// Takes back the what-if of the selected line, or else the last one.
  ///
  /// - Returns: whether there was one.
  mutating func removeWhatIf() -> Bool {
    let selected = whySubject.flatMap { $0.isWhatIf ? $0.target : nil }
    guard let target = selected ?? whatIf.changes.last?.target else { return false }
    whatIf.remove(target)
    return true
  }

  /// Gives up everything imagined.
  ///
  /// - Returns: nil when nothing was imagined, else the number of the decision being made, if one is.
  mutating func dropWhatIfs() -> Int?? {
    guard !whatIf.isEmpty else { return nil }
    let call = whatIf.call
    whatIf = WhatIf()
    remake(.why)
    return .some(call)
  }

  /// Gives up what is imagined while its decision is being made: nobody will take it.
  mutating func dropUndecidedWhatIf() {
    if whatIf.call != nil { _ = dropWhatIfs() }
  }

  /// Notes that the imagined request is being decided.
  ///
  /// - Returns: the request to decide, nil when nothing is imagined any more; and the number of an older
  ///   decision that is no longer wanted.
  mutating func beginWhatIf(call: Int) -> (document: RequestDocument?, older: Int?) {
    defer { remake(.why) }
    let older = whatIf.call
    guard !whatIf.isEmpty, let sentDocument else {
      whatIf = WhatIf()
      return (nil, older)
    }
    whatIf.wait(for: call)
    return (whatIf.applied(to: sentDocument.repeated(like: result?.explanation)).document, older)
  }

  /// Takes the decision for what is imagined.
  ///
  /// - Returns: whether it was the one waited for.
  mutating func takeWhatIf(_ outcome: CallOutcome, call: Int) -> Bool {
    guard whatIf.take(outcome, call: call) else { return false }
    remake(.why)
    return true
  }

  /// What came of what is imagined, at once.
  var whatIfMessage: Message? {
    if let failure = whatIf.failure { return Message(failure, .failure) }
    guard let explanation = whatIf.explanation, let result else { return nil }
    let sentence = DecisionFlip.sentence(DecisionFlip.all(by: explanation, since: result))
    let (keep, takeBack) = (session.keyName(of: .applyWhatIfs), session.keyName(of: .removeWhatIf))
    return Message("\(sentence) \(keep) keeps it, \(takeBack) takes it back.")
  }

  /// Whether it is known how the answer was decided on this machine, which what it takes is found from.
  var isExplained: Bool { (whatIf.explanation ?? result?.explanation) != nil }

  /// The rules that did not win and that the selected line may mean; nil when it is about no item.
  var contenders: Contenders? {
    (whatIf.explanation ?? result?.explanation).flatMap { Contenders(for: whySubject, in: $0) }
  }

  /// What would make a rule win; nil when it did.
  func winningChanges(for rule: WhySubject.Rule) -> WinningChanges? {
    guard let document = imaginedDocument,
      let explanation = whatIf.explanation ?? result?.explanation
    else { return nil }
    return WinningChanges(for: rule, in: explanation, document: document)
  }
}
