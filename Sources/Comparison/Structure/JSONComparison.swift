import OrderedJSON

/// Where two JSON values differ.
///
/// The order of members makes no difference, and numbers are compared as they are written: `1` and `1.0`
/// differ. Of members with the same name the last ones belong together, then those before them. Elements of
/// arrays belong together when the same name, index, id or activity identifies them; when nothing does, so
/// that as few as possible differ.
public struct JSONComparison: Hashable, Sendable {
  /// The most differences that are told.
  public static let mostDifferences = 10_000

  /// The differences in document order.
  public let differences: [JSONDifference]
  /// Whether there are no more differences than those.
  public let isComplete: Bool

  /// Compares two values.
  ///
  /// - Parameters:
  ///   - before: the first value.
  ///   - after: the second value.
  ///   - varying: the members that differ in any case; the differences there are marked.
  /// - Complexity: linear in the size of both values down to 64 levels of arrays, at most; takes no time in
  ///   proportion to the square of the elements of an array.
  public init(from before: JSON, to after: JSON, varying: VaryingMembers = .none) {
    var walk = JSONWalk(varying: varying)
    walk.compare(before, after)
    differences = walk.differences
    isComplete = walk.isComplete
  }
}

/// A walk through two values side by side, without recursion, so that deep values are safe on any stack.
private struct JSONWalk {
  /// Arrays below this depth are compared position by position, which bounds the work in deep values.
  private static let deepestAlignment = 64

  /// Two values to compare, and where they are.
  private struct Place {
    let before: JSON?
    let after: JSON?
    /// The container in `trail`, and the step from there.
    let container: Int
    let step: JSONPath.Step?
    let depth: Int
    let isShadowed: Bool
  }

  let varying: VaryingMembers
  private(set) var differences: [JSONDifference] = []
  private(set) var isComplete = true
  /// The containers that were opened, each with the one it is in and the step there.
  private var trail: [(container: Int, step: JSONPath.Step?)] = []
  private var waiting: [Place] = []

  init(varying: VaryingMembers) {
    self.varying = varying
  }

  mutating func compare(_ before: JSON, _ after: JSON) {
    waiting = [
      Place(before: before, after: after, container: -1, step: nil, depth: 0, isShadowed: false)
    ]
    while let place = waiting.popLast() {
      guard differences.count < JSONComparison.mostDifferences else {
        isComplete = false
        return
      }
      visit(place)
    }
  }

  private mutating func visit(_ place: Place) {
    switch (place.before, place.after) {
    case (.object(let before)?, .object(let after)?): waiting += places(before, after, in: place).reversed()
    case (.array(let before)?, .array(let after)?): waiting += places(before, after, in: place).reversed()
    case (let before?, let after?):
      if before != after { note(.changed(from: before, to: after), at: place) }
    case (let before?, nil): note(.removed(before), at: place)
    case (nil, let after?): note(.added(after), at: place)
    case (nil, nil): break
    }
  }

  private mutating func note(_ change: JSONDifference.Change, at place: Place) {
    var steps: [JSONPath.Step] = []
    if let step = place.step { steps.append(step) }
    var container = place.container
    while trail.indices.contains(container) {
      if let step = trail[container].step { steps.append(step) }
      container = trail[container].container
    }
    let path = JSONPath(steps.reversed())
    let difference = JSONDifference(
      path: path, change: change, isShadowed: place.isShadowed, isExpected: false)
    differences.append(
      varying.contain(difference.names)
        ? JSONDifference(path: path, change: change, isShadowed: place.isShadowed, isExpected: true)
        : difference)
  }

  private mutating func open(_ place: Place) -> Int {
    trail.append((place.container, place.step))
    return trail.count - 1
  }

  // MARK: - Members

  private mutating func places(_ before: JSONObject, _ after: JSONObject, in place: Place) -> [Place] {
    if before.isEmpty, after.isEmpty { return [] }
    let container = open(place)
    // Of duplicates the last is the one that counts, so they are paired from the end.
    var positions: [JSON: [Int]] = [:]
    for (position, member) in after.enumerated() {
      positions[.string(member.name), default: []].append(position)
    }
    var partners = [Int?](repeating: nil, count: before.count)
    var isTaken = [Bool](repeating: false, count: after.count)
    var isShadowed = [Bool](repeating: false, count: before.count)
    var seen: Set<JSON> = []
    for position in before.indices.reversed() {
      let name = JSON.string(before[position].name)
      isShadowed[position] = !seen.insert(name).inserted
      if let partner = positions[name]?.popLast() {
        partners[position] = partner
        isTaken[partner] = true
      }
    }
    var places = before.indices.map { position in
      Place(
        before: before[position].value, after: partners[position].map { after[$0].value },
        container: container,
        step: .member(before[position].name), depth: place.depth + 1, isShadowed: isShadowed[position])
    }
    let lastPositions = Dictionary(
      after.enumerated().map { (JSON.string($1.name), $0) }, uniquingKeysWith: { _, last in last })
    for (position, member) in after.enumerated() where !isTaken[position] {
      places.append(
        Place(
          before: nil, after: member.value, container: container, step: .member(member.name),
          depth: place.depth + 1, isShadowed: lastPositions[.string(member.name)] != position))
    }
    return places
  }

  // MARK: - Elements

  private mutating func places(_ before: [JSON], _ after: [JSON], in place: Place) -> [Place] {
    if before.isEmpty, after.isEmpty { return [] }
    let container = open(place)
    let pairs: [Pairing.Pair]
    if place.depth >= Self.deepestAlignment || before.count == 1 && after.count == 1 {
      pairs = Self.pairsByPosition(before.indices, after.indices)
    } else if let pairing = Self.pairsByIdentity(before, after) {
      if pairing.isReordered { note(.reordered, at: place) }
      pairs = pairing.pairingSingles().pairs
    } else {
      pairs = Self.pairsInOrder(before, after)
    }
    return pairs.map { pair in
      Place(
        before: pair.before.map { before[$0] }, after: pair.after.map { after[$0] }, container: container,
        step: .element(pair.after ?? pair.before ?? 0), depth: place.depth + 1, isShadowed: false)
    }
  }

  private static func pairsByPosition(_ before: Range<Int>, _ after: Range<Int>) -> [Pairing.Pair] {
    (0..<max(before.count, after.count)).map { offset in
      Pairing.Pair(
        before: offset < before.count ? before.lowerBound + offset : nil,
        after: offset < after.count ? after.lowerBound + offset : nil)
    }
  }

  /// The pairs of elements that are all identified by something; nil when one of them is not.
  private static func pairsByIdentity(_ before: [JSON], _ after: [JSON]) -> Pairing? {
    var keys: [[JSON]] = []
    keys.reserveCapacity(before.count + after.count)
    for elements in [before, after] {
      for element in elements {
        let elementKeys = ElementIdentity.keys(of: element)
        guard !elementKeys.isEmpty else { return nil }
        keys.append(elementKeys)
      }
    }
    return Pairing(before: Array(keys[..<before.count]), after: Array(keys[before.count...]))
  }

  /// The pairs of equal elements in their order; what stands between two of them is paired by position.
  private static func pairsInOrder(_ before: [JSON], _ after: [JSON]) -> [Pairing.Pair] {
    let blocks = SequenceBlock.blocks(of: before, and: after) { $0.compact < $1.compact }
    return blocks.filter { !$0.isSame }.flatMap { pairsByPosition($0.before, $0.after) }
  }
}
