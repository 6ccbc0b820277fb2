import Explorer
import Foundation
import NcursesTerminal
import TerminalUI
import Workspace

/// Ties the explorer's state to a terminal: events in, effects out, and a new screen when all that has
/// happened is taken in.
struct ExplorerLoop {
  /// Why the explorer ended.
  enum Ending {
    /// The person quit, or the terminal went away.
    case quit
    /// The process was asked to end.
    case signal(Int32)
  }

  private var state: ExplorerState
  private let terminal: NcursesTerminal
  private let calls: CallRunner
  private let queue: ActionQueue
  private let searches: SearchRunner
  private var wakeTime: ContinuousClock.Instant?
  private var callStart = ContinuousClock.now

  init(state: ExplorerState, terminal: NcursesTerminal, account: Account, files: [DocumentFile] = []) {
    self.state = state
    self.terminal = terminal
    calls = CallRunner(account: account, waker: terminal.waker)
    queue = ActionQueue(waker: terminal.waker)
    searches = SearchRunner(queue: queue)
    for (position, file) in files.enumerated() { file.readRest(into: queue, isShown: position == 0) }
    calls.watchArtifact()
  }

  /// Runs until the end. Nothing is written to the terminal while nothing changes.
  mutating func run() -> Ending {
    defer { calls.cancelAll() }
    while true {
      terminal.present(state.draw(), theme: state.theme)
      var actions: [ExplorerAction] = []
      for event in terminal.waitForEvents(timeout: timeout) {
        switch event {
        case .input(let input): actions.append(.input(input))
        case .woken: break
        case .terminated(let signal): return .signal(signal)
        case .hangup: return .quit
        }
      }
      actions += queue.takeAll()
      actions += calls.takeActions()
      if let progress = takeProgress() { actions.append(progress) }
      for action in actions where !take(action) { return .quit }
    }
  }

  /// Hands an action to the state and does what it asks for.
  ///
  /// - Returns: whether the explorer goes on.
  private mutating func take(_ action: ExplorerAction) -> Bool {
    for effect in state.update(action) where !perform(effect) { return false }
    return true
  }

  /// How the explorer is left.
  var session: SavedSession { state.session }

  private var timeout: Duration? {
    wakeTime.map { max(.zero, $0 - ContinuousClock.now) }
  }

  /// The progress of the call, when it is time to show it.
  private mutating func takeProgress() -> ExplorerAction? {
    guard let time = wakeTime, ContinuousClock.now >= time else { return nil }
    wakeTime = nil
    let elapsed = ContinuousClock.now - callStart
    return .progress(milliseconds: Int(elapsed / .milliseconds(1)))
  }

  /// Does what the state asks for.
  ///
  /// - Returns: whether the explorer goes on.
  private mutating func perform(_ effect: ExplorerEffect) -> Bool {
    switch effect {
    case .send(let document, let call):
      callStart = .now
      calls.start(document, call: call)
    case .decideOnDevice(let document, let call): calls.rehearse(document, call: call)
    case .cancelCall(let call): calls.cancel(call)
    case .sendNotifications(let call):
      if let record = state.history.record(call) { calls.sendNotifications(of: record) }
    case .reportArtifact: calls.reportArtifact()
    case .refreshArtifact: calls.refreshArtifact()
    case .inspectArtifact: calls.inspectArtifact()
    case .search(let job): searches.start(job)
    case .searchLines(let job): searches.start(job)
    case .cancelSearch: searches.cancel()
    case .compare(let job):
      Task.detached { [queue] in queue.add(.compared(job.number, job.run())) }
    case .export(let value, let path, let overwrites):
      ValueWriter.save(value, path: path, overwrites: overwrites, into: queue)
    case .page(let value):
      if let reason = terminal.runOutside({ ValueWriter.page(value) }) { queue.add(.pagingFailed(reason)) }
    case .wake(let milliseconds): wakeTime = .now + .milliseconds(milliseconds)
    case .copy(let text):
      let isInBuffer = TmuxBuffer.copy(text)
      if !terminal.copy(text), !isInBuffer { return keep(text) }
    case .captureMouse(let captures): terminal.capturesMouse = captures
    case .edit(let text, let line):
      return take(.edited(TextEditor.edit(text, atLine: line, on: terminal)))
    case .save(let saving): return take(.saved(RequestSaver.save(saving)))
    case .suspend: terminal.suspend()
    case .redraw: terminal.redraw()
    case .quit: return false
    }
    return true
  }

  /// Keeps a text that the terminal cannot put on a clipboard in a file that only the person can read.
  private mutating func keep(_ text: String) -> Bool {
    let outcome: CopyOutcome
    do {
      guard let path = UserFolders(environment: ProcessInfo.processInfo.environment).copyFile else {
        throw PrivateFileError(path: "HOME", reason: "there is no folder to keep it in")
      }
      try PrivateFile(path: path).write(text.utf8)
      outcome = .file(path)
    } catch {
      outcome = .failed("\(error)")
    }
    return take(.copyEnded(outcome))
  }
}
