/// Collects the members and elements of the containers that are open while a text becomes values.
struct JSONBuilder {
  /// A container around the innermost one, with the name under which the inner one goes into it.
  private struct Container {
    var name: String
    var members: [JSONObject.Member]
    var elements: [JSON]
  }

  /// The name of the member whose value comes next.
  var name = ""
  private var members: [JSONObject.Member] = []
  private var elements: [JSON] = []
  private var outer: [Container] = []

  /// Whether no container is open.
  var isComplete: Bool { outer.isEmpty }

  @inline(__always)
  mutating func openContainer() {
    outer.append(Container(name: name, members: members, elements: elements))
    members = []
    elements = []
  }

  /// The object whose last member has been added; `null` if no container is open.
  @inline(__always)
  mutating func closeObject() -> JSON {
    if isComplete { return .null }
    let value = JSON.object(JSONObject(members))
    close()
    return value
  }

  /// The array whose last element has been added; `null` if no container is open.
  @inline(__always)
  mutating func closeArray() -> JSON {
    if isComplete { return .null }
    let value = JSON.array(elements)
    close()
    return value
  }

  @inline(__always)
  private mutating func close() {
    guard let container = outer.popLast() else { return }
    name = container.name
    members = container.members
    elements = container.elements
  }

  @inline(__always)
  mutating func add(_ value: JSON, toObject isObject: Bool) {
    if isObject {
      members.append(JSONObject.Member(name: name, value: value))
    } else {
      elements.append(value)
    }
  }
}
