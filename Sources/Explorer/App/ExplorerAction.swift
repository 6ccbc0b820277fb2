import OrderedJSON
import TargetClient
import TerminalUI

/// Something that happened, to which the explorer's state answers.
public enum ExplorerAction: Sendable {
  /// A person did something at the terminal.
  case input(InputEvent)
  /// The call with this number ended.
  case callEnded(Int, CallOutcome, CallTime)
  /// A text could not be put on the clipboard.
  case copyEnded(CopyOutcome)
  /// The notifications of the call with this number were sent, or could not be.
  case notificationsEnded(Int, NotificationDelivery)
  /// What there is to know of the artifact.
  case artifactReported(ArtifactReport)
  /// Nobody could look for a newer artifact, for the reason that the sentence tells.
  case artifactNotRefreshed(String)
  /// The artifact was looked through.
  case artifactInspected(ArtifactInspection)
  /// Time passed while a call runs; how many milliseconds it has run by now.
  case progress(milliseconds: Int)
  /// More of the document that was opened is there.
  case documentRead(JSONIndex.Part)
  /// A file with calls, of which the beginning showed already, was read to its end.
  case savedFileRead(SavedFile)
  /// The comparison with this number was made.
  case compared(Int, ComparisonResult)
  /// A search through a document found something, or nothing, in a part of it.
  case searched(SearchResult)
  /// The search with this number through the lines of a pane was made.
  case linesSearched(Int, LineMatches)
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

/// What became of a text that could not be put on the clipboard.
public enum CopyOutcome: Hashable, Sendable {
  /// It is in a file.
  case file(String)
  /// It is nowhere, and why.
  case failed(String)
}

/// How a call ended.
public enum CallOutcome: Sendable {
  /// With a decision.
  case decided(TargetDeliveryResult)
  /// Without one, and why.
  case failed(CallFailure)
}
