import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// What a file tells of a call besides its answer. What is not in the file is not made up: panes that would show
/// it say so.
public struct SavedFacts: Sendable {
  /// The name of the file.
  let fileName: String
  /// Whether the request is there as it was sent. If not, the request in the list is only what the answer tells
  /// of it.
  var hasRequest = false
  /// Where the decision was made; nil when nothing tells.
  var method: DecisioningMethod?
  /// Whether the file tells how the decision was made, beyond the method.
  var hasMeta = false
  /// Whether the file tells how long the parts of the call took.
  var hasTiming = false
  /// The reasons of an on-device decision.
  var explanation: JSON?
  /// The answer as a document, made away from the screen when it is a large one.
  var document: JSONDocument?
  /// Where the traces stand in that document.
  var traces: [JSONTreeState.Root] = []
  /// What the answer is about, gathered away from the screen when it is a large one.
  var items: AnswerItems?
  /// What went over the wire.
  var exchange: HTTPExchange?
  /// Where the time went.
  var phases: [CallPhase] = []

  /// Facts of a file of which nothing more is known yet.
  init(fileName: String) { self.fileName = fileName }
}

/// A call that was read from a file, to be put into the list.
public struct SavedCall: Sendable {
  /// The request, as far as the file tells it.
  let document: RequestDocument
  /// What came of it.
  let outcome: CallOutcome
  /// When it was made, and how long it took.
  let time: CallTime?
  /// What else the file tells.
  var facts: SavedFacts
}
