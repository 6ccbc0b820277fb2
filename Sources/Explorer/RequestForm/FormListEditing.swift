import OrderedJSON
import TerminalUI
import Workspace

/// Adding, duplicating, moving and deleting entries of the lists of a request.
extension RequestFormState {
  /// Adds an entry to the list that the selected line belongs to, and begins to edit it.
  ///
  /// - Parameter now: the time, in milliseconds since 1970 UTC.
  /// - Returns: whether the selected line belongs to a list.
  mutating func addEntry(at now: Int64) -> Bool {
    guard let (place, part) = addition(from: selectedLine) else { return false }
    let position = (content[place]?.array?.count ?? content[place]?.object?.count) ?? 0
    let isAdded = try? changeContent { content throws(FormFieldProblem) in
      content.appendEntry(of: part, at: place, now: now)
      return true
    }
    guard isAdded == true else { return true }
    beginEditing(newEntry: place.entry(position), of: part)
    return true
  }

  /// Where an entry would be added: to the list of the line itself or of what it stands in.
  private func addition(from line: FormLine?) -> (FormPlace, FormLine.Part)? {
    guard let line else { return nil }
    if let addition = line.addition { return addition }
    guard let position = lines.firstIndex(where: { $0.row == line.row }) else { return nil }
    var depth = line.depth
    for above in lines[..<position].reversed() where above.depth < depth {
      depth = above.depth
      if case .item = above.part { return above.addition }
      // A group of fields has nothing to add to, even when the group around it has.
      if case .group = above.part, above.addition == nil || above.depth == 0 { return nil }
    }
    return nil
  }

  private mutating func beginEditing(newEntry place: FormPlace, of part: FormLine.Part) {
    switch part {
    case .addMap, .map:
      guard let line = select(FormRow(.member, place)) else { return }
      beginEditing(line, .name, isNewEntry: true)
    default:
      guard let line = select(FormRow(.item, place)) ?? select(FormRow(.field, place)) else { return }
      guard case .item(let list) = line.part else { return beginEditing(line, isNewEntry: true) }
      guard case .object(let children, _, _) = list.element, case .field(let field)? = children.first,
        let first = select(FormRow(.field, place.members(field.path)))
      else { return }
      beginEditing(first, isNewEntry: true)
    }
  }

  /// Puts a copy of the entry that the selected line belongs to behind it.
  ///
  /// - Returns: whether there was something to duplicate.
  mutating func duplicateEntry() -> Bool {
    guard let (line, list, position) = selectedEntry else { return false }
    let copied = try? changeContent { content throws(FormFieldProblem) in
      content.change(list) { value in
        switch value {
        case .array(var elements)?:
          guard elements.indices.contains(position) else { return }
          var copy = elements[position]
          if case .item(let definition) = line.part { copy.giveNextIndex(of: definition, among: elements) }
          elements.insert(copy, at: position + 1)
          value = .array(elements)
        case .object(let object)?:
          guard object.indices.contains(position) else { return }
          var members = object.members
          members.insert(members[position], at: position + 1)
          value = .object(JSONObject(members))
        default: break
        }
      }
      return true
    }
    guard copied == true else { return false }
    moveFolds(inList: list) { $0 > position ? $0 + 1 : $0 }
    select(FormRow(line.row.kind, list.entry(position + 1)))
    return true
  }

  /// Moves the entry that the selected line belongs to down or up in its list.
  ///
  /// - Returns: whether it could be moved.
  mutating func moveEntry(down: Bool) -> Bool {
    guard let (line, list, position) = selectedEntry else { return false }
    let target = down ? position + 1 : position - 1
    let count = content[list]?.array?.count ?? content[list]?.object?.count ?? 0
    guard (0..<count).contains(target) else { return false }
    let isMoved = try? changeContent { content throws(FormFieldProblem) in
      content.change(list) { value in
        switch value {
        case .array(var elements)?:
          elements.swapAt(position, target)
          value = .array(elements)
        case .object(let object)?:
          var members = object.members
          members.swapAt(position, target)
          value = .object(JSONObject(members))
        default: break
        }
      }
      return true
    }
    guard isMoved == true else { return false }
    moveFolds(inList: list) { $0 == position ? target : $0 == target ? position : $0 }
    let selected = selectedLine?.row ?? line.row
    let moved = selected.place.movingEntries(of: list) { $0 == position ? target : $0 }
    if let moved { select(FormRow(selected.kind, moved, title: selected.title)) }
    return true
  }

  /// Deletes the entry or the part that the selected line is the heading of, or empties its field.
  ///
  /// - Returns: whether there was something to delete.
  mutating func deleteSelected() -> Bool {
    guard let line = selectedLine else { return false }
    let before = document
    switch line.part {
    case .item, .member, .value:
      guard let (_, list, position) = selectedEntry else { return false }
      removeValue(at: line.row.place)
      guard document != before else { return false }
      moveFolds(inList: list) { $0 == position ? nil : $0 > position ? $0 - 1 : $0 }
    case .field: _ = try? setText("", of: line)
    // Parts that may be left out go as a whole; the request itself and its context do not.
    case .group where line.depth > 0, .list, .map: removeValue(at: line.row.place)
    case .group, .addList, .addMap, .more: return false
    }
    return document != before
  }

  private mutating func removeValue(at place: FormPlace) {
    guard !FormSchema.lasting.contains(place.memberNames) || place.position != nil else { return }
    guard content[place] != nil, place != .root else { return }
    try? changeContent { content throws(FormFieldProblem) in content.remove(place) }
  }

  /// The line that stands for the entry that the selected line belongs to, its list and its position there.
  private var selectedEntry: (line: FormLine, list: FormPlace, position: Int)? {
    guard let selected = scroll.selected else { return nil }
    var depth = lines[selected].depth + 1
    for line in lines[...selected].reversed() where line.depth < depth {
      depth = line.depth
      switch line.part {
      case .item, .member, .value:
        guard let list = line.row.place.parent, let position = line.row.place.position else { return nil }
        return (line, list, position)
      case .group, .list, .map, .field, .addList, .addMap, .more: continue
      }
    }
    return nil
  }
}

extension JSON {
  /// Adds an entry at the end of a list or an open object, which is made when it is not there.
  fileprivate mutating func appendEntry(of part: FormLine.Part, at place: FormPlace, now: Int64) {
    change(place) { value in
      switch part {
      case .addList(let list), .list(let list):
        var elements = value?.array ?? []
        var entry = list.blank
        entry.giveNextIndex(of: list, among: elements)
        if let time = list.time, case .object(var object) = entry {
          object[time] = .number(JSONNumber(now))
          entry = .object(object)
        }
        elements.append(entry)
        value = .array(elements)
      default:
        var object = value?.object ?? JSONObject()
        object.append("", .string(""))
        value = .object(object)
      }
    }
  }

  /// Gives an entry of a list the next free number, if the list counts its entries.
  fileprivate mutating func giveNextIndex(of list: FormList, among elements: [JSON]) {
    guard let member = list.index, case .object(var entry) = self else { return }
    let highest = elements.compactMap { $0[member]?.integer }.max() ?? 0
    entry[member] = .number(JSONNumber(highest < Int64(Int32.max) ? highest + 1 : highest))
    self = .object(entry)
  }

  /// Removes a value, and the parts around it that are empty then.
  mutating func remove(_ place: FormPlace) {
    change(place) { $0 = nil }
    var outer = place
    while let parent = outer.parent, !parent.steps.isEmpty, let value = self[parent] {
      guard parent.position == nil, !FormSchema.lasting.contains(parent.memberNames) else { return }
      let isEmpty =
        switch value {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty || object == FormSchema.blanks[parent.memberNames]
        default: false
        }
      guard isEmpty else { return }
      change(parent) { $0 = nil }
      outer = parent
    }
  }
}
