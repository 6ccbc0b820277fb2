import OrderedJSON
import Workspace

extension ExplorerState {
  /// Takes the calls of a file into the list and opens the first of them. Each becomes a request, which can be
  /// changed and sent again, and a call of the history, which others can be compared with.
  public mutating func open(_ file: SavedFile) {
    message = Message(file.sentence, file.isFaulty ? .warning : .success)
    guard !file.calls.isEmpty else { return }
    closeDocument()
    // At once, so that what showed before is not made of the answer first.
    response.open(.overview)
    leaveRequest()
    let isAlone = requests.documents == [.blank] && !form.isChanged && left[0]?.response.record == nil
    if isAlone { left = [:] }
    let first = requests.append(file.calls.map(\.document), replacing: isAlone)
    for (position, call) in file.calls.enumerated() {
      var record = CallRecord(
        number: nextCall, document: call.document, outcome: call.outcome, time: call.time,
        request: first + position)
      record.saved = call.facts
      nextCall += 1
      history.add(record)
    }
    requests.noteCalls(count: history.records.count)
    open(first)
    focus = file.calls.count == 1 ? .response : .requests
    fitPages()
  }

  /// Takes away the document that showed while its file was read.
  private mutating func closeDocument() {
    guard let position = documentRequest else { return }
    documentRequest = nil
    isZoomed = false
    if position == requests.opened {
      response = ResponseState(response.session)
    } else {
      left[position]?.response = ResponseState(response.session)
    }
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
