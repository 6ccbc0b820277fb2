import Workspace

/// Something to be done outside the explorer's state, as a value.
public enum ExplorerEffect: Hashable, Sendable {
  /// Send a request; the answer comes back as `ExplorerAction.callEnded` with the same number.
  case send(RequestDocument, call: Int)
  /// Give up a call. Its answer, should one come, no longer counts.
  case cancelCall(Int)
  /// Come back with `ExplorerAction.progress` after this many milliseconds.
  case wake(milliseconds: Int)
  /// Search a document; what is found comes back as `ExplorerAction.searched`. A search that is under way is given
  /// up.
  case search(SearchJob)
  /// Give up the search that is under way.
  case cancelSearch
  /// Write a value to a file; how it ended comes back as `ExplorerAction.exported`. A file that is there is left alone
  /// unless `overwrites`.
  case export(ValueExport, path: String, overwrites: Bool)
  /// Show a value in the pager of the environment, which has the screen meanwhile.
  case page(ValueExport)
  /// Put text on the clipboard.
  case copy(String)
  /// Open a text in the person's editor; what became of it comes back as `ExplorerAction.edited`.
  case edit(String)
  /// Write a request to a file; how that went comes back as `ExplorerAction.saved`.
  case save(RequestSaving)
  /// Hand the terminal back to the shell until the program is continued.
  case suspend
  /// Draw every cell anew, whatever the terminal shows.
  case redraw
  /// End the program.
  case quit
}
