import Workspace

/// Something to be done outside the explorer's state, as a value.
public enum ExplorerEffect: Hashable, Sendable {
  /// Send a request; the answer comes back as `ExplorerAction.callEnded` with the same number.
  case send(RequestDocument, call: Int)
  /// Decide a request on this machine, with reasons and without telling anybody; the answer comes back as
  /// `ExplorerAction.callEnded` with the same number.
  case decideOnDevice(RequestDocument, call: Int)
  /// Give up a call. Its answer, should one come, no longer counts.
  case cancelCall(Int)
  /// Send the notifications that belong to the answer of this call, which is in the history. What becomes of
  /// them comes back as `ExplorerAction.notificationsEnded`.
  case sendNotifications(call: Int)
  /// Come back with `ExplorerAction.artifactReported`.
  case reportArtifact
  /// Look for a newer artifact, then do the same.
  case refreshArtifact
  /// Look through the artifact, and come back with `ExplorerAction.artifactInspected`.
  case inspectArtifact
  /// Come back with `ExplorerAction.progress` after this many milliseconds.
  case wake(milliseconds: Int)
  /// Search a document; what is found comes back as `ExplorerAction.searched`. A search that is under way is given
  /// up.
  case search(SearchJob)
  /// Search the lines of a pane; what is found comes back as `ExplorerAction.linesSearched` with the number of the job.
  /// A search that is under way is given up.
  case searchLines(LineSearchJob)
  /// Give up the search that is under way.
  case cancelSearch
  /// Compare two large answers; what differs comes back as `ExplorerAction.compared` with the number of the job.
  case compare(ComparisonJob)
  /// Write a value to a file; how it ended comes back as `ExplorerAction.exported`. A file that is there is left alone
  /// unless `overwrites`.
  case export(ValueExport, path: String, overwrites: Bool)
  /// Show a value in the pager of the environment, which has the screen meanwhile.
  case page(ValueExport)
  /// Put text on the clipboard; where that cannot be, `ExplorerAction.copyEnded` says where it went.
  case copy(String)
  /// Open a text in the person's editor, at a line counted from 1 where one matters; what became of it comes back as
  /// `ExplorerAction.edited`.
  case edit(String, line: Int?)
  /// Write a request to a file; how that went comes back as `ExplorerAction.saved`.
  case save(RequestSaving)
  /// Take the mouse, or leave it to the terminal.
  case captureMouse(Bool)
  /// Hand the terminal back to the shell until the program is continued.
  case suspend
  /// Draw every cell anew, whatever the terminal shows.
  case redraw
  /// End the program.
  case quit
}
