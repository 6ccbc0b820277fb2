import OrderedJSON
import TargetClient
import TerminalUI

/// Something that happened, to which the explorer's state answers.
public enum ExplorerAction: Sendable {
  /// A person did something at the terminal.
  case input(InputEvent)
  /// The call with this number ended.
  case callEnded(Int, CallOutcome, CallTime)
  /// Time passed while a call runs; how many milliseconds it has run by now.
  case progress(milliseconds: Int)
  /// More of the document that was opened is there.
  case documentRead(JSONIndex.Part)
  /// A search through a document found something, or nothing, in a part of it.
  case searched(SearchResult)
  /// A value was written to a file, or not.
  case exported(ValueExport, path: String, ExportOutcome)
  /// A value could not be shown in the pager, and why.
  case pagingFailed(String)
  /// The person's editor was closed.
  case edited(EditorOutcome)
  /// A request was written to its file, or was not.
  case saved(SaveOutcome)
}

/// How editing a text in the person's editor ended.
public enum EditorOutcome: Hashable, Sendable {
  /// With this text.
  case text(String)
  /// Without one, and why, in a sentence.
  case failed(String)
}

/// How a call ended.
public enum CallOutcome: Sendable {
  /// With a decision.
  case decided(TargetDeliveryResult)
  /// Without one, and why.
  case failed(CallFailure)
}
