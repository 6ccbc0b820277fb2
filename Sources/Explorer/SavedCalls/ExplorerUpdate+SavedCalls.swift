import OrderedJSON
import Workspace

extension ExplorerState {
  /// Takes the calls of a file into the list and opens the first of them. Each becomes a request, which can be
  /// changed and sent again, and a call of the history, which others can be compared with.
  ///
  /// Of somebody who types, or answers a question, nothing is taken away: then the requests wait in the list.
  public mutating func open(_ file: SavedFile) {
    guard !file.calls.isEmpty else {
      message = Message(file.sentence, file.isFaulty ? .warning : .success)
      return
    }
    guard overlay == nil, form.editing == nil else {
      message = Message(
        "\(file.sentence) They wait in the list of requests.", file.isFaulty ? .warning : .success)
      _ = add(file.calls, replacing: false)
      fitPages()
      return
    }
    message = Message(file.sentence, file.isFaulty ? .warning : .success)
    closeProvisionalDocument()
    // At once, so that what showed before is not made of the answer first.
    response.open(.overview)
    leaveRequest()
    let isAlone = requests.documents == [.blank] && !form.isChanged && left[0]?.response.record == nil
    if isAlone { left = [:] }
    open(add(file.calls, replacing: isAlone))
    focus = file.calls.count == 1 ? .response : .requests
    fitPages()
  }

  /// Adds calls to the list and to the history.
  ///
  /// - Returns: the position of the first.
  private mutating func add(_ calls: [SavedCall], replacing replacesAll: Bool) -> Int {
    let first = requests.append(calls.map(\.document), replacing: replacesAll)
    for (position, call) in calls.enumerated() {
      var record = CallRecord(
        number: history.nextNumber, document: call.document, outcome: call.outcome, time: call.time,
        request: first + position)
      record.saved = call.facts
      history.add(record)
    }
    requests.noteCalls(count: history.records.count)
    return first
  }

  /// The answer to a request that was not open yet, when it was read from a file.
  func savedResponse(at position: Int) -> ResponseState {
    var answer = ResponseState(response.session)
    if let record = history.records.first(where: { $0.request == position && $0.saved != nil }) {
      answer.show(record)
    }
    return answer
  }
}
