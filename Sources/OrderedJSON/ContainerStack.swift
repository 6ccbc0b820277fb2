/// The arrays and objects that are open at a place in a JSON text, one bit each.
///
/// The innermost 64 are in one word, so that usual documents need no memory for it.
struct ContainerStack: Hashable, Sendable {
  /// How many containers are open.
  private(set) var depth = 0
  /// The innermost containers, the last one in the lowest bit; 1 stands for an object.
  private var innermost: UInt64 = 0
  /// Full words of the containers around them.
  private var outer: [UInt64] = []

  /// Whether the innermost container is an object; false when none is open.
  @inline(__always)
  var isInObject: Bool { innermost & 1 == 1 }

  @inline(__always)
  mutating func push(isObject: Bool) {
    if depth & 63 == 0, depth > 0 { outer.append(innermost) }
    innermost = innermost << 1 | (isObject ? 1 : 0)
    depth &+= 1
  }

  @inline(__always)
  mutating func pop() {
    depth &-= 1
    innermost >>= 1
    if depth & 63 == 0, depth > 0 { innermost = outer.popLast() ?? 0 }
  }
}
