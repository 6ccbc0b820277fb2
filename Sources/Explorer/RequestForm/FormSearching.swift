import OrderedJSON

extension RequestFormState {
  /// Selects the next line whose label, name or value holds the text that was searched for, after the last one the
  /// first again. Upper and lower case do not count.
  ///
  /// - Parameters:
  ///   - forward: whether to go on, or back.
  ///   - includesSelected: whether the selected line may be it.
  /// - Returns: which of all it is, counted from 1, and how many there are; nil when there is none.
  mutating func selectMatch(
    forward: Bool = true, includesSelected: Bool = false
  ) -> (number: Int, count: Int)? {
    guard let wanted = searchText?.lowercased() else { return nil }
    let lines = FormLine.lines(for: content) { _, _ in true }
    let found = lines.indices.filter { matches(lines[$0], wanted) }
    let current = selectedLine.flatMap { line in lines.firstIndex { $0.row == line.row } } ?? -1
    let next: Int?
    if forward {
      let start = includesSelected ? current : current + 1
      next = found.firstIndex { $0 >= start } ?? found.indices.first
    } else {
      next = found.lastIndex { $0 < current } ?? found.indices.last
    }
    guard let next else { return nil }
    select(lines[found[next]].row)
    return (next + 1, found.count)
  }

  private func matches(_ line: FormLine, _ wanted: String) -> Bool {
    switch line.row.kind {
    case .addition, .more: return false
    case .heading, .item, .field, .member: break
    }
    let value = line.kind.map { $0.shownText($0.text(of: content[line.row.place])) } ?? ""
    return shownName(of: line).lowercased().contains(wanted) || value.lowercased().contains(wanted)
  }
}

extension ExplorerState {
  /// Asks for the part of a label or of a value to go to.
  mutating func beginFormSearch() {
    overlay = .prompt(
      Prompt(
        "Go to a field", text: "", placeholder: "a part of its label or of its value",
        explanation:
          "\(commands.keyName(of: .nextMatch)) goes to the next one then, \(commands.keyName(of: .previousMatch)) to the one before.",
        purpose: .findField))
  }

  /// Goes to the first field, from the selected one on, with a text in its label or value.
  mutating func find(field text: String) {
    form.searchText = text
    goToMatch(forward: true, includesSelected: true)
  }

  /// Goes to the next field with the text that was searched for, or to the one before.
  mutating func goToMatch(forward: Bool, includesSelected: Bool = false) {
    guard let text = form.searchText else {
      message = Message("There is no search. \(commands.keyName(of: .search)) begins one.")
      return
    }
    guard let (number, count) = form.selectMatch(forward: forward, includesSelected: includesSelected) else {
      message = Message("“\(text)” is not in the form.")
      return
    }
    message = Message("\(number) of \(count) with “\(text)”")
  }
}
