import OrderedJSON
import TargetClient
import TerminalUI

// MARK: - Saving values

extension ExplorerState {
  /// Asks for the file that the selected value is saved to.
  mutating func beginExport() {
    guard let value = response.exportedValue else {
      message = Message("There is no value here to save.")
      return
    }
    beginExport(of: value)
  }

  /// Asks for the file that a value is saved to.
  mutating func beginExport(of value: ValueExport) {
    askForFile(of: value, "\(value.name).\(value.fileExtension)")
  }

  private mutating func askForFile(of value: ValueExport, _ path: String, refusal: String? = nil) {
    overlay = .prompt(
      Prompt(
        "Save the value to", text: path,
        explanation: (value.byteCount.map { "\($0.byteCountText). " } ?? "")
          + "The file is made in the folder you started in.",
        refusal: refusal, purpose: .saveValue(value)))
  }

  /// Tells how saving ended, and asks before a file is replaced.
  ///
  /// Of somebody who types, or answers another question, no key becomes an answer to this one.
  mutating func endExport(_ value: ValueExport, _ path: String, _ outcome: ExportOutcome) {
    let isTyping = form.editing != nil || focus == .response && response.isSearching
    let mayAsk = overlay == nil && !isTyping
    switch outcome {
    case .saved(let bytes): message = Message("Saved \(bytes.byteCountText) to \(path).", .success)
    case .failed(let reason):
      message = Message("Not saved to \(path): \(reason)", .failure)
      if mayAsk { askForFile(of: value, path, refusal: "\(path): \(reason)") }
    case .fileExists where !mayAsk:
      message = Message("Not saved: \(path) is there already. Save it again to replace it.", .warning)
    case .fileExists:
      overlay = .confirmation(
        Confirmation(
          "Replace the file?", text: "\(path) is there already. What is in it would be lost.",
          yes: "replace it",
          purpose: .replaceFile(value, path: path)))
    }
  }
}

// MARK: - Searching away from the screen

extension ExplorerState {
  /// Begins what is to be searched, and gives up what is not wanted any more.
  mutating func searchEffects() -> [ExplorerEffect] {
    guard let wanted = response.searchedPattern else {
      defer { runningSearch = nil }
      return runningSearch == nil ? [] : [.cancelSearch]
    }
    if let runningSearch, runningSearch.pattern == wanted, runningSearch.place == response.searchPlace {
      return []
    }
    let effect =
      response.searchJob(number: nextSearch).map(ExplorerEffect.search)
      ?? response.lineSearchJob(number: nextSearch).map(ExplorerEffect.searchLines)
    guard let effect else {
      // All of what shows now was searched. What was being searched before is not there to be told any more, and
      // is searched anew when it shows again.
      defer { runningSearch = nil }
      return runningSearch == nil ? [] : [.cancelSearch]
    }
    runningSearch = RunningSearch(number: nextSearch, pattern: wanted, place: response.searchPlace)
    nextSearch += 1
    return [effect]
  }

  /// Takes in what a search through lines found, unless it is stale.
  mutating func take(_ found: LineMatches, ofSearch number: Int) {
    guard let search = runningSearch, search.number == number, search.place == response.searchPlace else {
      return
    }
    runningSearch = nil
    response.take(found)
  }

  /// Takes in what the search found that is under way; what comes from any other one is stale and dropped.
  mutating func take(_ result: SearchResult) {
    guard let search = runningSearch, search.number == result.job, search.place == response.searchPlace else {
      return
    }
    response.take(result.found)
    if result.isLast { runningSearch = nil }
  }
}

/// The search that is under way.
struct RunningSearch: Sendable {
  let number: Int
  let pattern: TextPattern
  let place: SearchPlace
}

/// What is searched: a document, in one of the panes that show it, or the lines of a pane.
struct SearchPlace: Hashable, Sendable {
  let tab: ResponseTab
  let document: ObjectIdentifier?
  /// The number of the search through lines.
  let lines: Int?
}
