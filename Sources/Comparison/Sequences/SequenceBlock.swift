/// A piece of two sequences: the same in both, or not.
struct SequenceBlock: Hashable, Sendable {
  /// The positions in the first sequence.
  let before: Range<Int>
  /// The positions in the second sequence.
  let after: Range<Int>
  /// Whether the elements of both ranges are the same, one by one.
  let isSame: Bool
}

extension SequenceBlock {
  /// Cuts two sequences into blocks, so that as many elements as possible are the same.
  ///
  /// When that would take too many edits, what lies between the common beginning and the common end is one
  /// block that is not the same.
  ///
  /// - Parameters:
  ///   - precedes: an order of elements that differ, so that changing sides gives the same blocks.
  /// - Complexity: linear in the elements, times the edits; never more than `EditPath.mostWork` steps.
  static func blocks<Element: Hashable>(
    of before: [Element], and after: [Element], precedes: (Element, Element) -> Bool
  ) -> [SequenceBlock] {
    let shorter = min(before.count, after.count)
    var start = 0
    while start < shorter, before[start] == after[start] { start += 1 }
    var end = 0
    while end < shorter - start, before[before.count - 1 - end] == after[after.count - 1 - end] { end += 1 }
    let middle = start..<before.count - end
    let otherMiddle = start..<after.count - end
    var blocks: [SequenceBlock] = []
    if start > 0 { blocks.append(SequenceBlock(before: 0..<start, after: 0..<start, isSame: true)) }
    blocks += middleBlocks(before, middle, after, otherMiddle, precedes)
    if end > 0 {
      blocks.append(
        SequenceBlock(
          before: middle.upperBound..<before.count, after: otherMiddle.upperBound..<after.count, isSame: true)
      )
    }
    return blocks
  }

  /// The blocks between the common beginning and the common end. Of several ways to cut, the way from the
  /// smaller side to the greater is taken, whichever of them comes first.
  private static func middleBlocks<Element: Hashable>(
    _ before: [Element], _ middle: Range<Int>, _ after: [Element], _ otherMiddle: Range<Int>,
    _ precedes: (Element, Element) -> Bool
  ) -> [SequenceBlock] {
    if middle.isEmpty && otherMiddle.isEmpty { return [] }
    let whole = SequenceBlock(before: middle, after: otherMiddle, isSame: false)
    guard middle.count > 1 || otherMiddle.count > 1, !middle.isEmpty, !otherMiddle.isEmpty else {
      return [whole]
    }
    var numbers: [Element: Int] = [:]
    func number(_ element: Element) -> Int {
      if let number = numbers[element] { return number }
      let number = numbers.count
      numbers[element] = number
      return number
    }
    let left = before[middle].map(number)
    let right = after[otherMiddle].map(number)
    let isInOrder =
      left.count != right.count
      ? left.count < right.count : precedes(before[middle.lowerBound], after[otherMiddle.lowerBound])
    guard let path = isInOrder ? EditPath(from: left, to: right) : EditPath(from: right, to: left)
    else { return [whole] }
    return path.blocks.map { block in
      let (first, second) = isInOrder ? (block.before, block.after) : (block.after, block.before)
      return SequenceBlock(
        before: first.lowerBound + middle.lowerBound..<first.upperBound + middle.lowerBound,
        after: second.lowerBound + otherMiddle.lowerBound..<second.upperBound + otherMiddle.lowerBound,
        isSame: block.isSame)
    }
  }
}
