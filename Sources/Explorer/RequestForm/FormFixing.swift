import OrderedJSON
import Workspace

extension RequestFormState {
  /// What is wrong with the selected line, or nil.
  var selectedProblem: FormProblems.Problem? {
    selectedLine.flatMap { problems.problem(for: $0, in: content) }
  }

  /// Puts right what is wrong with the selected line, or opens the field of the value that only a person knows.
  ///
  /// - Returns: what was done, in a sentence, or nil when nothing could be.
  mutating func applyFix() -> String? {
    guard let fix = selectedProblem?.fix else { return nil }
    if case .give(let path) = fix { return beginGiving(path) }
    guard
      let (fixed, sentence) = document.applying(
        fix, knownMboxNames: account.knownMboxNames, seed: account.clock())
    else { return nil }
    try? change { $0 = fixed }
    return sentence
  }

  private mutating func beginGiving(_ path: JSONPath) -> String? {
    let lines = FormLine.lines(for: content) { _, _ in true }
    guard let line = lines.first(where: { $0.kind != nil && $0.row.place.path(in: content) == path }) else {
      return nil
    }
    beginEditing(line)
    return "Type the \(line.label) here; Esc gives it up."
  }

  /// Selects the next line with a problem, after the last one the first again.
  ///
  /// - Parameter errorsOnly: whether advice does not count.
  /// - Returns: which of the lines with problems it is, counted from 1, and how many there are; nil when there is none.
  mutating func selectNextProblem(errorsOnly: Bool = false) -> (number: Int, count: Int)? {
    let lines = FormLine.lines(for: content) { _, _ in true }
    let current = selectedLine.flatMap { line in lines.firstIndex { $0.row == line.row } } ?? -1
    let wrong = lines.indices.filter { position in
      guard let problem = problems.problem(for: lines[position], in: content) else { return false }
      return problem.isError || !errorsOnly
    }
    guard let number = wrong.firstIndex(where: { $0 > current }) ?? wrong.indices.first else { return nil }
    select(lines[wrong[number]].row)
    return (number + 1, wrong.count)
  }
}
