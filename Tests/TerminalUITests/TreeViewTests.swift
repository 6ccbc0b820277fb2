import RandomTestSupport
import Testing

@testable import TerminalUI

/// A tree written as nested lists: each node has so many children, each of them so many, and so on.
private struct UniformTree: TreeSource {
  let counts: [Int]
  var root: [Int] { [] }
  func childCount(of node: [Int]) -> Int { node.count < counts.count ? counts[node.count] : 0 }
  func child(_ index: Int, of node: [Int]) -> [Int] { node + [index] }
}

@Suite struct TreeViewTests {
  private func rows(_ tree: TreeView<UniformTree>) -> [String] {
    (0..<tree.rowCount).compactMap { tree.row(at: $0)?.path.map(String.init).joined(separator: ".") }
  }

  @Test func `a folded tree shows its outermost nodes`() {
    let tree = TreeView(UniformTree(counts: [3, 2]))
    #expect(rows(tree) == ["0", "1", "2"])
    #expect(tree.row(at: 0)?.isFolded == true)
    #expect(tree.row(at: 3) == nil)
    #expect(tree.row(at: -1) == nil)
  }

  @Test func `unfolding and folding change the rows in place`() {
    var tree = TreeView(UniformTree(counts: [3, 2, 1]))
    tree.unfold([1])
    #expect(rows(tree) == ["0", "1", "1.0", "1.1", "2"])
    tree.unfold([1, 0])
    tree.unfold([0])
    #expect(rows(tree) == ["0", "0.0", "0.1", "1", "1.0", "1.0.0", "1.1", "2"])
    tree.fold([1])
    #expect(rows(tree) == ["0", "0.0", "0.1", "1", "2"])
    tree.unfold([9])
    tree.unfold([1, 0])
    tree.fold([2, 0])
    #expect(tree.rowCount == 5)
  }

  @Test func `the selected node stays selected while others fold`() {
    var tree = TreeView(UniformTree(counts: [3, 2]))
    tree.unfoldAll()
    tree.reveal([2, 1])
    tree.fold([0])
    #expect(tree.selectedPath == [2, 1])
    tree.fold([2])
    #expect(tree.selectedPath == [2])
  }

  @Test func `another source keeps what is unfolded and selected where it has the same nodes`() {
    var tree = TreeView(UniformTree(counts: [3, 2, 1]))
    tree.unfoldAll()
    tree.reveal([1, 1])
    tree.replaceSource(UniformTree(counts: [2, 4]))
    #expect(rows(tree) == ["0", "0.0", "0.1", "0.2", "0.3", "1", "1.0", "1.1", "1.2", "1.3"])
    #expect(tree.selectedPath == [1, 1])
    tree.replaceSource(UniformTree(counts: [1]))
    #expect(rows(tree) == ["0"])
    #expect(tree.selectedPath == [0])
  }

  @Test func `revealing unfolds what hides a node`() {
    var tree = TreeView(UniformTree(counts: [3, 2, 2]))
    tree.reveal([1, 1, 0])
    #expect(tree.selectedPath == [1, 1, 0])
    #expect(tree.rowCount == 3 + 2 + 2)
    tree.reveal([7])
    #expect(tree.selectedPath == [1, 1, 0])
  }

  @Test(arguments: [(1, 2), (2, 2 + 4), (3, 2 + 4 + 8), (9, 2 + 4 + 8)])
  func `so many levels show as asked for`(levels: Int, count: Int) {
    var tree = TreeView(UniformTree(counts: [2, 2, 2]))
    let isComplete = tree.setLevels(levels)
    #expect(isComplete)
    #expect(tree.rowCount == count)
  }

  @Test func `the selection steps to siblings and to the parent, and to nothing where there is none`() {
    var tree = TreeView(UniformTree(counts: [2, 2, 1]))
    tree.unfold([0])
    tree.reveal([0, 0])
    let stepped = tree.selectSibling(1)
    #expect(stepped && tree.selectedPath == [0, 1])
    let steppedOutside = tree.selectSibling(1)
    #expect(!steppedOutside && tree.selectedPath == [0, 1])
    tree.selectOutermostSibling(last: false)
    #expect(tree.selectedPath == [0, 0])
    let left = tree.selectParent()
    #expect(left && tree.selectedPath == [0])
    let leftOutermost = tree.selectParent()
    #expect(!leftOutermost && tree.selectedPath == [0])
  }

  @Test func `siblings fold and unfold together`() {
    var tree = TreeView(UniformTree(counts: [2, 2, 1]))
    tree.unfoldSiblings(of: [0])
    #expect(rows(tree) == ["0", "0.0", "0.1", "1", "1.0", "1.1"])
    tree.unfold([1, 0])
    tree.unfoldSiblings(of: [1])
    #expect(rows(tree) == ["0", "0.0", "0.1", "1", "1.0", "1.0.0", "1.1"])
    tree.foldSiblings(of: [1])
    #expect(rows(tree) == ["0", "1"])
  }

  @Test func `rows are found in a tree of a million nodes`() {
    var tree = TreeView(UniformTree(counts: [1000, 999]))
    #expect(tree.rowCount == 1000)
    tree.unfold([999])
    #expect(tree.rowCount == 1999)
    let isComplete = tree.unfoldAll()
    #expect(isComplete)
    #expect(tree.rowCount == 1_000_000)
    #expect(tree.row(at: 999_999)?.path == [999, 998])
    #expect(tree.row(at: 1000)?.path == [1])
    #expect(tree.row(at: 1001)?.path == [1, 0])
    tree.fold([0])
    #expect(tree.row(at: 1)?.path == [1])
  }

  @Test func `a node with a million children unfolds at once`() {
    var tree = TreeView(UniformTree(counts: [3, 1_000_000]))
    tree.unfold([1])
    #expect(tree.rowCount == 1_000_003)
    #expect(tree.row(at: 500_002)?.path == [1, 500_000])
    tree.reveal([2])
    #expect(tree.scroll.selection == 1_000_002)
  }

  @Test func `unfolding stops at its limit`() {
    var tree = TreeView(UniformTree(counts: [100, 100]))
    let isComplete = tree.unfoldAll(limit: 250)
    #expect(!isComplete)
    #expect(tree.rowCount < 10_100)
  }

  @Test(arguments: 0..<20)
  func `rows and paths agree with a plain walk whatever is unfolded`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let source = UniformTree(counts: [4, 3, 3, 2])
    var tree = TreeView(source)
    var open: Set<[Int]> = []
    func walk(_ path: [Int]) -> [[Int]] {
      (0..<source.childCount(of: path)).flatMap { index -> [[Int]] in
        let child = path + [index]
        return [child] + (open.contains(child) ? walk(child) : [])
      }
    }
    for _ in 0..<60 {
      guard let row = tree.row(at: .random(in: 0..<tree.rowCount, using: &random)) else { continue }
      tree.toggle(row.path)
      if row.isUnfolded {
        // Folding forgets what was unfolded below.
        open = open.filter { !$0.starts(with: row.path) }
      } else if row.isFolded {
        open.insert(row.path)
      }
      let expected = walk([])
      #expect((0..<tree.rowCount).compactMap { tree.row(at: $0)?.path } == expected)
      for (number, path) in expected.enumerated() { #expect(tree.unfolded.row(ofPath: path) == number) }
    }
  }

  @Test func `only the rows on the screen are made and signs tell what folds`() {
    var tree = TreeView(UniformTree(counts: [1000, 2]))
    tree.unfold([0])
    var made = 0
    var surface = Surface(size: Size(columns: 10, rows: 4))
    tree.draw(into: &surface, in: surface.bounds, borders: .ascii) { row in
      made += 1
      return StyledLine("n\(row.path[row.depth])")
    }
    #expect(made == 4)
    #expect(surface.text == "- n0     #\n    n0   |\n    n1   |\n+ n1     |")
    let click = MouseEvent(.click, at: Position(column: 0, row: 3))
    #expect(tree.handle(click, in: surface.bounds) == .folded)
    #expect(tree.isUnfolded([1]))
  }
}
