import OrderedJSON

/// Where a value stands in the JSON of a request document.
///
/// Unlike a JSON path it counts the members of open objects, such as parameters: their names may repeat, may
/// be empty, and change while somebody types.
struct FormPlace: Hashable, Sendable {
  /// One step into a value.
  enum Step: Hashable, Sendable {
    /// Into the member of an object whose members are known.
    case member(String)
    /// Into the element of a list, or the member of an open object, with this position.
    case entry(Int)
  }

  /// The steps from the document down.
  var steps: [Step] = []

  /// The document itself.
  static let root = FormPlace()

  /// A place deeper by members with these names.
  func members(_ names: [String]) -> FormPlace { FormPlace(steps: steps + names.map(Step.member)) }

  /// The entry of the list or open object at this place.
  func entry(_ position: Int) -> FormPlace { FormPlace(steps: steps + [.entry(position)]) }

  /// The place of what holds this one; nil for the document.
  var parent: FormPlace? { steps.isEmpty ? nil : FormPlace(steps: Array(steps.dropLast())) }

  /// The position in the list or open object that holds this place.
  var position: Int? {
    if case .entry(let position)? = steps.last { position } else { nil }
  }

  /// The names of the members on the way, without positions.
  var memberNames: [String] {
    steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
  }

  /// Whether this place is inside another, or the same.
  func isWithin(_ other: FormPlace) -> Bool { steps.starts(with: other.steps) }

  /// The same place after entries of a list changed their positions; nil when its entry is gone.
  func movingEntries(of list: FormPlace, _ newPosition: (Int) -> Int?) -> FormPlace? {
    guard steps.count > list.steps.count, isWithin(list), case .entry(let position) = steps[list.steps.count]
    else { return self }
    guard let newPosition = newPosition(position) else { return nil }
    var moved = self
    moved.steps[list.steps.count] = .entry(newPosition)
    return moved
  }

  /// The JSON path of this place in a document; names of open objects are looked up.
  func path(in document: JSON) -> JSONPath {
    var path = JSONPath()
    var value: JSON? = document
    for step in steps {
      switch (step, value) {
      case (.member(let name), _):
        path = path.member(name)
        value = value?[name]
      case (.entry(let position), .object(let object)?):
        path = path.member(object.indices.contains(position) ? object[position].name : "")
        value = object.indices.contains(position) ? object[position].value : nil
      case (.entry(let position), _):
        path = path.element(position)
        value = value?[position]
      }
    }
    return path
  }
}

extension JSON {
  /// The value at a place, or nil when there is none.
  subscript(_ place: FormPlace) -> JSON? {
    var value: JSON? = self
    for step in place.steps {
      switch (step, value) {
      case (.member(let name), _): value = value?[name]
      case (.entry(let position), .object(let object)?):
        value = object.indices.contains(position) ? object[position].value : nil
      case (.entry(let position), _): value = value?[position]
      }
    }
    return value
  }

  /// Changes the value at a place; nil stands for none, before and after. Objects on the way to a new member
  /// are made, entries are not.
  mutating func change(_ place: FormPlace, _ change: (inout JSON?) -> Void) {
    var value: JSON? = self
    Self.change(&value, place.steps[...], change)
    self = value ?? .object(JSONObject())
  }

  private static func change(
    _ value: inout JSON?, _ steps: ArraySlice<FormPlace.Step>, _ change: (inout JSON?) -> Void
  ) {
    guard let step = steps.first else { return change(&value) }
    let rest = steps.dropFirst()
    switch (step, value) {
    case (.member(let name), _):
      var object = value?.object ?? JSONObject()
      var member = object[name]
      Self.change(&member, rest, change)
      // A part that was not there is not made for nothing.
      if member == nil, value == nil { return }
      object[name] = member
      value = .object(object)
    case (.entry(let position), .object(let object)?):
      guard object.indices.contains(position) else { return }
      var members = object.members
      var member: JSON? = members[position].value
      Self.change(&member, rest, change)
      if let member { members[position].value = member } else { members.remove(at: position) }
      value = .object(JSONObject(members))
    case (.entry(let position), .array(var elements)?):
      guard elements.indices.contains(position) else { return }
      var element: JSON? = elements[position]
      Self.change(&element, rest, change)
      if let element { elements[position] = element } else { elements.remove(at: position) }
      value = .array(elements)
    case (.entry, _): return
    }
  }
}
