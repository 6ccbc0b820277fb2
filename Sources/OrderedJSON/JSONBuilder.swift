/// Collects the members and elements of the containers that are open while a text becomes values.
///
/// All containers share two stacks, so that each array of the result is made once and in its exact size.
struct JSONBuilder: ~Copyable {
  /// An open container: how high the stacks were before it, and the name under which it goes into the
  /// container around it.
  private struct Container {
    let firstMember: Int
    let firstElement: Int
    let name: String
  }

  /// The name of the member whose value comes next.
  var name = ""
  private var members = MoveStack<JSONObject.Member>()
  private var elements = MoveStack<JSON>()
  private var open: [Container] = []

  /// Whether no container is open.
  var isComplete: Bool { open.isEmpty }

  @inline(__always)
  mutating func openContainer() {
    open.append(Container(firstMember: members.count, firstElement: elements.count, name: name))
  }

  /// The object whose last member has been added; `null` if no container is open.
  @inline(__always)
  mutating func closeObject() -> JSON {
    guard let container = open.popLast() else { return .null }
    name = container.name
    return .object(JSONObject(members.removeAll(from: container.firstMember)))
  }

  /// The array whose last element has been added; `null` if no container is open.
  @inline(__always)
  mutating func closeArray() -> JSON {
    guard let container = open.popLast() else { return .null }
    name = container.name
    return .array(elements.removeAll(from: container.firstElement))
  }

  @inline(__always)
  mutating func add(_ value: consuming JSON, toObject isObject: Bool) {
    if isObject {
      members.append(JSONObject.Member(name: name, value: value))
    } else {
      elements.append(value)
    }
  }
}

/// A stack whose top can be moved into an array, where an array's own suffix would have to be copied.
private struct MoveStack<Element>: ~Copyable {
  private(set) var count = 0
  private var storage = UnsafeMutableBufferPointer<Element>.allocate(capacity: 32)

  deinit {
    storage[..<count].deinitialize()
    storage.deallocate()
  }

  @inline(__always)
  mutating func append(_ element: consuming Element) {
    if count == storage.count { grow() }
    storage.initializeElement(at: count, to: element)
    count &+= 1
  }

  /// Moves the elements from a position on into an array. The position must not be above the top.
  @inline(__always)
  mutating func removeAll(from position: Int) -> [Element] {
    let removed = count &- position
    guard removed > 0 else { return [] }
    let top = UnsafeMutableBufferPointer(rebasing: storage[position..<count])
    count = position
    return Array(unsafeUninitializedCapacity: removed) { buffer, initializedCount in
      _ = buffer.moveInitialize(fromContentsOf: top)
      initializedCount = removed
    }
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: storage.count * 2)
    _ = larger.moveInitialize(fromContentsOf: storage)
    storage.deallocate()
    storage = larger
  }
}
