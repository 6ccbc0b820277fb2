import OrderedJSON

/// Which line of the form is meant, whatever is folded and wherever it stands on the screen.
struct FormRow: Hashable, Sendable {
  /// What kind of line it is.
  enum Kind: Hashable, Sendable {
    /// The heading of a group, a list or an open object.
    case heading
    /// The heading of an entry of a list.
    case item
    /// A field.
    case field
    /// A member of an open object, its name and its value in one line.
    case member
    /// Something can be added here.
    case addition
    /// The empty parts that are not shown.
    case more
  }

  let kind: Kind
  /// Where its value stands.
  let place: FormPlace
  /// Tells headings apart whose values stand in the same place.
  let title: String

  init(_ kind: Kind, _ place: FormPlace, title: String = "") {
    self.kind = kind
    self.place = place
    self.title = title
  }
}

/// One line of the form, with the part of the form it belongs to.
struct FormLine: Sendable {
  /// What the line is about.
  enum Part: Sendable {
    case group(FormGroup)
    case list(FormList)
    case map(FormMap)
    case item(FormList)
    case field(FormField)
    /// A single value of a list.
    case value(FormList, FormValueKind)
    case member(FormMap)
    case addList(FormList)
    case addMap(FormMap)
    /// The titles of the empty parts.
    case more([String])
  }

  let row: FormRow
  let part: Part
  /// How far the line is indented.
  let depth: Int
  /// Whether what it heads is open.
  var isOpen = true
  /// How much is filled in below a heading.
  var count = 0

  /// What the value of the line may be; nil for lines without one.
  var kind: FormValueKind? {
    switch part {
    case .field(let field): field.kind
    case .value(_, let kind): kind
    case .member(let map): map.kind
    default: nil
    }
  }

  /// What the value of the line is called.
  var label: String {
    switch part {
    case .group(let group): group.title
    case .list(let list): list.title
    case .map(let map): map.title
    case .item(let list): list.noun.name
    case .field(let field): field.label
    case .value(let list, _): "\(list.noun.name) \((row.place.position ?? 0) + 1)"
    case .member(let map): map.noun
    case .addList(let list): "add \(list.noun.article) \(list.noun.name)"
    case .addMap(let map): "add a \(map.noun)"
    case .more(let titles): "more: " + titles.joined(separator: ", ")
    }
  }

  /// One sentence on what the line is for.
  var explanation: String {
    switch part {
    case .group(let group): group.explanation
    case .list(let list), .value(let list, _): list.explanation
    case .map(let map), .member(let map): map.explanation
    case .field(let field): field.explanation
    case .item: "Enter opens and closes it, c duplicates, d deletes, J and K move it down and up."
    case .addList, .addMap: "Enter adds one here."
    case .more: "Parts that are empty. Enter shows them."
    }
  }

  /// What an empty field stands for.
  var placeholder: String {
    switch part {
    case .field(let field): field.placeholder
    case .value: "required"
    case .member: "value"
    default: ""
    }
  }

  /// The list or open object that would get a new entry here.
  var addition: (place: FormPlace, part: Part)? {
    switch part {
    case .addList, .list, .addMap, .map: (row.place, part)
    case .group(let group):
      group.children.lazy.compactMap { Self.inlineAddition(in: $0, at: row.place) }.first
    case .item(let list):
      Self.inlineAddition(inItemOf: list, at: row.place) ?? row.place.parent.map { ($0, .list(list)) }
    case .value(let list, _): row.place.parent.map { ($0, .list(list)) }
    case .member(let map): row.place.parent.map { ($0, .map(map)) }
    case .field, .more: nil
    }
  }

  private static func inlineAddition(in node: FormNode, at place: FormPlace) -> (FormPlace, Part)? {
    switch node {
    case .list(let list) where list.isInline: (place.members(list.path), .list(list))
    case .map(let map) where map.isUsual: (place.members(map.path), .map(map))
    default: nil
    }
  }

  private static func inlineAddition(inItemOf list: FormList, at place: FormPlace) -> (FormPlace, Part)? {
    guard case .object(let children, _, _) = list.element else { return nil }
    return children.lazy.compactMap { inlineAddition(in: $0, at: place) }.first
  }
}

// MARK: - Making the lines

extension FormLine {
  /// The lines of the form for a document.
  ///
  /// - Parameters:
  ///   - content: the document as JSON.
  ///   - isOpen: whether a heading is open, given whether it would be by itself.
  static func lines(for content: JSON, isOpen: @escaping (FormRow, Bool) -> Bool) -> [FormLine] {
    var builder = FormLineBuilder(content: content, isOpen: isOpen)
    for group in FormSchema.groups { builder.add(group, in: .root, depth: 0) }
    return builder.lines
  }
}

private struct FormLineBuilder {
  let content: JSON
  let isOpen: (FormRow, Bool) -> Bool
  var lines: [FormLine] = []

  mutating func add(_ group: FormGroup, in place: FormPlace, depth: Int) {
    let place = place.members(group.path)
    let count = Self.count(of: group.children, in: content[place])
    let row = FormRow(.heading, place, title: group.title)
    let isUsual = if case .usual = group.presence { true } else { false }
    let isOpen = isOpen(row, isUsual || count > 0)
    lines.append(FormLine(row: row, part: .group(group), depth: depth, isOpen: isOpen, count: count))
    if isOpen { add(group.children, in: place, depth: depth + 1, title: group.title) }
  }

  /// Adds the parts of a value; empty ones that have headings of their own hide behind one line.
  private mutating func add(_ nodes: [FormNode], in place: FormPlace, depth: Int, title: String) {
    let moreRow = FormRow(.more, place, title: title)
    let empty = nodes.compactMap { emptyTitle(of: $0, in: place) }
    let showsEmpty = empty.count < 2 || isOpen(moreRow, false)
    for node in nodes where showsEmpty || emptyTitle(of: node, in: place) == nil {
      add(node, in: place, depth: depth)
    }
    guard empty.count > 1 else { return }
    lines.append(FormLine(row: moreRow, part: .more(empty), depth: depth, isOpen: showsEmpty))
  }

  private mutating func add(_ node: FormNode, in place: FormPlace, depth: Int) {
    switch node {
    case .field(let field):
      let row = FormRow(.field, place.members(field.path))
      lines.append(FormLine(row: row, part: .field(field), depth: depth))
    case .group(let group):
      if case .withValue = group.presence, content[place.members(group.path)] == nil { return }
      add(group, in: place, depth: depth)
    case .list(let list): add(list, in: place, depth: depth)
    case .map(let map): add(map, in: place, depth: depth)
    }
  }

  private mutating func add(_ list: FormList, in place: FormPlace, depth: Int) {
    let place = place.members(list.path)
    let elements = content[place]?.array ?? []
    var depth = depth
    if !list.isInline {
      guard
        addHeading(
          .list(list), place, list.title, count: elements.count, depth: depth,
          isUsuallyOpen: !elements.isEmpty)
      else { return }
      depth += 1
    }
    for (position, _) in elements.enumerated() {
      add(list.element, of: list, at: place.entry(position), depth)
    }
    lines.append(FormLine(row: FormRow(.addition, place), part: .addList(list), depth: depth))
  }

  private mutating func add(_ element: FormList.Element, of list: FormList, at place: FormPlace, _ depth: Int)
  {
    switch element {
    case .value(let kind):
      lines.append(FormLine(row: FormRow(.field, place), part: .value(list, kind), depth: depth))
    case .object(let children, _, _):
      let row = FormRow(.item, place)
      let isOpen = isOpen(row, true)
      lines.append(FormLine(row: row, part: .item(list), depth: depth, isOpen: isOpen))
      if isOpen { add(children, in: place, depth: depth + 1, title: "") }
    }
  }

  private mutating func add(_ map: FormMap, in place: FormPlace, depth: Int) {
    let place = place.members(map.path)
    let count = content[place]?.object?.count ?? 0
    guard
      addHeading(
        .map(map), place, map.title, count: count, depth: depth, isUsuallyOpen: map.isUsual || count > 0)
    else { return }
    for position in 0..<count {
      lines.append(
        FormLine(row: FormRow(.member, place.entry(position)), part: .member(map), depth: depth + 1))
    }
    lines.append(FormLine(row: FormRow(.addition, place), part: .addMap(map), depth: depth + 1))
  }

  /// Adds the heading of a list or an open object.
  ///
  /// - Returns: whether it is open.
  private mutating func addHeading(
    _ part: FormLine.Part, _ place: FormPlace, _ title: String, count: Int, depth: Int, isUsuallyOpen: Bool
  ) -> Bool {
    let row = FormRow(.heading, place, title: title)
    let isOpen = isOpen(row, isUsuallyOpen)
    lines.append(FormLine(row: row, part: part, depth: depth, isOpen: isOpen, count: count))
    return isOpen
  }

  // MARK: What is filled

  /// The title of a part with a heading of its own in which nothing is filled in and nobody is at work.
  private func emptyTitle(of node: FormNode, in place: FormPlace) -> String? {
    let part: (title: String, path: [String])
    switch node {
    case .group(let group):
      guard case .whenFilled = group.presence else { return nil }
      part = (group.title, group.path)
    case .list(let list) where !list.isInline: part = (list.title, list.path)
    case .map(let map) where !map.isUsual: part = (map.title, map.path)
    case .list, .map, .field: return nil
    }
    let row = FormRow(.heading, place.members(part.path), title: part.title)
    guard Self.count(of: [node], in: content[place]) == 0, !isOpen(row, false) else { return nil }
    return part.title
  }

  /// How many fields are filled in and how many entries lists have.
  static func count(of nodes: [FormNode], in value: JSON?) -> Int {
    guard let value else { return 0 }
    return nodes.reduce(into: 0) { count, node in
      switch node {
      case .field(let field): count += value[field.path] == nil ? 0 : 1
      case .group(let group): count += Self.count(of: group.children, in: value[group.path])
      case .list(let list): count += value[list.path]?.array?.count ?? 0
      case .map(let map): count += value[map.path]?.object?.count ?? 0
      }
    }
  }
}

extension JSON {
  /// The value that names lead to.
  subscript(_ names: [String]) -> JSON? {
    var value: JSON? = self
    for name in names { value = value?[name] }
    return value
  }
}
