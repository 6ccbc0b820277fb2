import DeliveryAPI
import TargetClient
import TerminalUI
import Workspace

extension ExplorerState {
  /// Compares the answer that shows with the one before it as soon as the diff shows, if that was not done yet.
  mutating func prepareComparison() {
    guard response.tab == .diff, response.comparison == nil, let after = response.record,
      after.result != nil, let before = history.predecessor(of: after)
    else { return }
    response.show(CallComparison(from: before, to: after))
  }

  /// Does what a command says to the diff.
  ///
  /// - Returns: what is to be done outside; nil when the command is no such command.
  mutating func performInComparison(_ command: CommandID) -> [ExplorerEffect]? {
    switch command {
    case .swapSides, .showExpectedDifferences, .compareWithOlder, .compareWithNewer, .copyDiff: break
    default: return nil
    }
    response.open(.diff)
    prepareComparison()
    guard var comparison = response.comparison else {
      message = Message("There is no other answer to compare with yet.")
      return []
    }
    switch command {
    case .copyDiff: return copy(comparison.report)
    case .swapSides: response.show(comparison.swapped)
    case .showExpectedDifferences:
      comparison.showsExpected.toggle()
      response.show(comparison)
    default: compareWithNeighbour(of: comparison, older: command == .compareWithOlder)
    }
    return []
  }

  private mutating func compareWithNeighbour(of comparison: CallComparison, older: Bool) {
    let other = history.neighbour(
      of: comparison.before.number, older: older, except: comparison.after.number)
    guard let other else {
      message = Message("There is no \(older ? "older" : "newer") answer in this session.")
      return
    }
    response.show(comparison.compared(with: other))
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
  /// - Returns: what is to be done outside; nil when the call has nothing to do with it.
  mutating func continueMethodComparison(_ record: CallRecord) -> [ExplorerEffect]? {
    guard var running = methodComparison, running.call == record.number else { return nil }
    methodComparison = nil
    guard record.result != nil else {
      let method = record.document.decisioningMethod ?? "first"
      message = Message("Nothing to compare: the \(method) call failed.", .failure)
      return nil
    }
    if let first = running.first {
      response.open(.diff)
      response.show(CallComparison(from: first, to: record))
      if form.editing == nil { focus = .response }
      return []
    }
    let effects = send(decidedBy: running.second, asVisitorOf: record)
    guard let next = call, !effects.isEmpty else { return effects }
    running.first = record
    running.call = next.number
    methodComparison = running
    return effects
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
