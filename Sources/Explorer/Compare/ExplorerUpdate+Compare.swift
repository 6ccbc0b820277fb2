import DeliveryAPI
import TargetClient
import TerminalUI
import Workspace

extension ExplorerState {
  /// Compares the answer that shows with the one before it as soon as the diff shows, if that was not done yet.
  mutating func prepareComparison() -> [ExplorerEffect] {
    guard response.tab == .diff, response.comparison == nil, let after = response.record,
      after.result != nil, runningComparison?.after.number != after.number,
      let before = history.predecessor(of: after)
    else { return [] }
    return compare(before, after)
  }

  /// Shows what differs between two answers: at once, or when it was worked out away from the screen.
  private mutating func compare(
    _ before: CallRecord, _ after: CallRecord, showsExpected: Bool = false
  ) -> [ExplorerEffect] {
    let job = ComparisonJob(
      number: nextComparison, before: before, after: after, showsExpected: showsExpected)
    guard before.isLargeToCompare || after.isLargeToCompare else {
      runningComparison = nil
      response.show(job.run().comparison)
      return []
    }
    nextComparison += 1
    runningComparison = job
    response.showsComparing = true
    return [.compare(job)]
  }

  /// Takes what differs between two large answers, unless something else is wanted by now.
  mutating func takeComparison(_ number: Int, _ result: ComparisonResult) {
    guard let job = runningComparison, job.number == number else { return }
    runningComparison = nil
    let shown = [job.after.number, job.before.number]
    guard let record = response.record, shown.contains(record.number) else { return }
    response.show(result.comparison)
  }

  /// Does what a command says to the diff.
  ///
  /// - Returns: what is to be done outside; nil when the command is no such command.
  mutating func performInComparison(_ command: CommandID) -> [ExplorerEffect]? {
    switch command {
    case .swapSides, .showExpectedDifferences, .compareWithOlder, .compareWithNewer, .copyDiff,
      .chooseComparedAnswer:
      break
    default: return nil
    }
    response.open(.diff)
    if let documents = response.documentComparison {
      if command == .copyDiff { return copy(documents.report) }
      message = Message("Two files are compared, and there is no other.")
      return []
    }
    let effects = prepareComparison()
    guard var comparison = response.comparison else {
      if runningComparison == nil { message = Message("There is no other answer to compare with yet.") }
      return effects
    }
    switch command {
    case .copyDiff: return copy(comparison.report)
    case .swapSides:
      return compare(comparison.after, comparison.before, showsExpected: comparison.showsExpected)
    case .showExpectedDifferences:
      comparison.showsExpected.toggle()
      response.show(comparison)
    case .chooseComparedAnswer: chooseComparedAnswer(comparison)
    default: return compareWithNeighbour(of: comparison, older: command == .compareWithOlder)
    }
    return []
  }

  private mutating func compareWithNeighbour(
    of comparison: CallComparison, older: Bool
  ) -> [ExplorerEffect] {
    let other = history.neighbour(
      of: comparison.before.number, older: older, except: comparison.after.number)
    guard let other else {
      message = Message("There is no \(older ? "older" : "newer") answer in this session.")
      return []
    }
    return compare(other, comparison.after, showsExpected: comparison.showsExpected)
  }

  /// Shows the answers of this session to choose one of.
  private mutating func chooseComparedAnswer(_ comparison: CallComparison) {
    let others = history.records.filter { $0.result != nil && $0.number != comparison.after.number }
    overlay = .menu(
      Menu(
        title: "Compare with",
        entries: others.map { record in
          Menu.Entry(
            title: DisplayText.safe(CallComparison.text(of: record)), effect: .compare(with: record.number))
        }, selection: others.firstIndex { $0.number == comparison.before.number } ?? 0))
  }

  /// Compares the second side of the diff with another call.
  mutating func compare(withCall number: Int) -> [ExplorerEffect] {
    guard let comparison = response.comparison, let other = history.record(number) else { return [] }
    return compare(other, comparison.after, showsExpected: comparison.showsExpected)
  }
}

// MARK: - Methods

/// The same request decided on-device and server-side, one after the other.
struct MethodComparison: Sendable {
  /// The method of the second call, which is the request's own where that is one of both.
  let second: DecisioningMethod
  /// The number of the call in flight.
  var call: Int
  /// The first call, once its answer is there.
  var first: CallRecord?
}

extension ExplorerState {
  /// Sends the request twice, to be decided on-device and server-side, and shows the diff of both.
  mutating func compareMethods() -> [ExplorerEffect] {
    let isServerSide = decisioningMethod == .serverSide
    let effects = send(decidedBy: isServerSide ? .onDevice : .serverSide)
    guard let call, !effects.isEmpty else { return effects }
    methodComparison = MethodComparison(second: isServerSide ? .serverSide : .onDevice, call: call.number)
    return effects
  }

  /// Goes on with comparing methods when one of its calls has ended.
  ///
  /// - Parameters:
  ///   - call: the number of the call that has ended.
  ///   - record: what came of it.
  /// - Returns: what is to be done outside; nil when the call has nothing to do with it.
  mutating func continueMethodComparison(
    after call: Int, _ record: CallRecord
  ) -> [ExplorerEffect]? {
    guard var running = methodComparison, running.call == call else { return nil }
    methodComparison = nil
    guard record.result != nil else {
      let method = record.document.decisioningMethod ?? "first"
      message = Message("Nothing to compare: the \(method) call failed.", .failure)
      return nil
    }
    if let first = running.first {
      response.comparesMethods = true
      response.open(.diff)
      if form.editing == nil { focus = .response }
      return compare(first, record)
    }
    let effects = send(decidedBy: running.second, asVisitorOf: record)
    guard let next = self.call, !effects.isEmpty else { return effects }
    running.first = record
    running.call = next.number
    methodComparison = running
    return effects
  }
}

extension ExplorerState {
  /// Whether the answer that shows is not to the request as it stands in the form. What comparing methods adds to
  /// a request is no change of it.
  var isAnswerOlder: Bool {
    guard let sent = response.sentDocument else { return false }
    var asked = form.document
    if response.comparesMethods {
      asked.decisioningMethod = sent.decisioningMethod
      if asked.request.id?.tntId == nil { asked.request.id = sent.request.id }
    }
    return !sent.asksTheSame(as: asked)
  }
}

extension RequestDocument {
  /// The request to be decided in a given place, for the visitor of an answer where it names none itself: two
  /// calls without an id are two visitors, who are put into buckets of their own.
  func decided(by method: DecisioningMethod?, asVisitorOf record: CallRecord?) -> RequestDocument {
    var document = self
    if let method { document.decisioningMethod = method.rawValue }
    let isKnown =
      request.id?.tntId != nil || request.id?.marketingCloudVisitorId != nil
      || request.id?.thirdPartyId != nil
      || targetCookie != nil || visitorCookie != nil || visitor != nil
    guard !isKnown, let tntId = record?.result?.response.id?.tntId else { return document }
    var id = document.request.id ?? VisitorId()
    id.tntId = tntId
    document.request.id = id
    return document
  }
}
