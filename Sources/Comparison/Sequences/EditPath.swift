/// The fewest edits that lead from one sequence of numbers to another, after Eugene Myers, “An O(ND)
/// Difference Algorithm and Its Variations” (1986).
struct EditPath {
  /// The most edits that are looked for.
  static let mostEdits = 600
  /// The most steps that are taken to find them.
  static let mostWork = 5_000_000

  /// The sequences cut into blocks, in order.
  let blocks: [SequenceBlock]

  /// Looks for the path; nil when it has too many edits or takes too many steps.
  init?(from before: [Int], to after: [Int]) {
    guard let rounds = Self.rounds(before, after) else { return nil }
    blocks = Self.blocks(
      of: Self.commonRuns(rounds, before.count, after.count), before.count, after.count)
  }

  /// For each number of edits, the furthest position in `before` on every diagonal, from the lowest one up.
  private static func rounds(_ before: [Int], _ after: [Int]) -> [[Int]]? {
    let limit = min(mostEdits, before.count + after.count)
    var work = 0
    var rounds: [[Int]] = []
    // The furthest position on each diagonal, which are numbered from -limit - 1 to limit + 1.
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    for edits in 0...limit {
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let (below, above) = (furthest[middle + diagonal - 1], furthest[middle + diagonal + 1])
        var x = diagonal == -edits || (diagonal != edits && below < above) ? above : below + 1
        if edits == 0 { x = 0 }
        var y = x - diagonal
        while x < before.count, y < after.count, y >= 0, before[x] == after[y] {
          x += 1
          y += 1
          work += 1
        }
        furthest[middle + diagonal] = x
        work += 1
        if x >= before.count, y >= after.count {
          rounds.append(Array(furthest[middle - edits...middle + edits]))
          return rounds
        }
        if work > mostWork { return nil }
      }
      rounds.append(Array(furthest[middle - edits...middle + edits]))
    }
    return nil
  }

  /// The runs of elements that are in both, from the last one to the first.
  private static func commonRuns(_ rounds: [[Int]], _ beforeCount: Int, _ afterCount: Int)
    -> [(x: Int, y: Int, count: Int)]
  {
    var runs: [(x: Int, y: Int, count: Int)] = []
    var (x, y) = (beforeCount, afterCount)
    for edits in stride(from: rounds.count - 1, to: 0, by: -1) {
      let earlier = rounds[edits - 1]
      let diagonal = x - y
      func furthest(_ diagonal: Int) -> Int {
        let position = diagonal + edits - 1
        return earlier.indices.contains(position) ? earlier[position] : 0
      }
      let isDown =
        diagonal == -edits || (diagonal != edits && furthest(diagonal - 1) < furthest(diagonal + 1))
      let startX = isDown ? furthest(diagonal + 1) : furthest(diagonal - 1) + 1
      let count = x - startX
      if count > 0 { runs.append((startX, startX - diagonal, count)) }
      x = isDown ? startX : startX - 1
      y = isDown ? startX - diagonal - 1 : startX - diagonal
    }
    if x > 0 { runs.append((0, 0, x)) }
    return runs
  }

  private static func blocks(
    of runs: [(x: Int, y: Int, count: Int)], _ beforeCount: Int, _ afterCount: Int
  ) -> [SequenceBlock] {
    var blocks: [SequenceBlock] = []
    var (x, y) = (0, 0)
    for run in runs.reversed() + [(beforeCount, afterCount, 0)] {
      if run.x > x || run.y > y {
        blocks.append(SequenceBlock(before: x..<run.x, after: y..<run.y, isSame: false))
      }
      (x, y) = (run.x + run.count, run.y + run.count)
      if run.count > 0 {
        blocks.append(SequenceBlock(before: run.x..<x, after: run.y..<y, isSame: true))
      }
    }
    return blocks
  }
}
