import OrderedJSON
import TargetClient
import TerminalUI

/// Something that happened, to which the explorer's state answers.
public enum ExplorerAction: Sendable {
  /// A person did something at the terminal.
  case input(InputEvent)
  /// A call ended.
  case callEnded(Int, CallOutcome)
  /// Time passed while a call runs; how many milliseconds it has run by now.
  case progress(milliseconds: Int)
  /// More of the document that was opened is there.
  case documentRead(JSONIndex.Part)
  /// A search through a document found something, or nothing, in a part of it.
  case searched(SearchResult)
  /// A value was written to a file, or not.
  case saved(ValueExport, path: String, SaveOutcome)
  /// A value could not be shown in the pager, and why.
  case pagingFailed(String)
}

/// How a call ended.
public enum CallOutcome: Sendable {
  /// With a decision.
  case decided(TargetDeliveryResult)
  /// Without one, and why, in a sentence.
  case failed(String)
}
