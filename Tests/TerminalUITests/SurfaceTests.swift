import RandomTestSupport
import Testing

@testable import TerminalUI

@Suite struct SurfaceTests {
  @Test func `a wide character is never shown half at the right edge`() {
    var surface = Surface(size: Size(columns: 5, rows: 1))
    #expect(surface.write("日本語", column: 0, row: 0) == 4)
    #expect(surface.text == "日本")
    #expect(isSound(surface))
  }

  @Test func `the columns limit is kept`() {
    var surface = Surface(size: Size(columns: 9, rows: 1))
    #expect(surface.write("ab日x", column: 1, row: 0, columns: 3) == 2)
    #expect(surface.text == " ab")
    #expect(surface.write("x", column: 0, row: 0, columns: -1) == 0)
    #expect(surface.write("abc", column: 0, row: 0, columns: .max) == 3)
  }

  @Test func `text that begins left of the surface is clipped`() {
    var surface = Surface(size: Size(columns: 5, rows: 1))
    #expect(surface.write("日本x", column: -1, row: 0) == 5)
    #expect(surface.text == " 本x")
    #expect(isSound(surface))
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var surface = Surface(size: Size(columns: 6, rows: 1))
    surface.write("日本語", column: 0, row: 0)
    surface.write("x", column: 1, row: 0)
    surface.write("y", column: 4, row: 0)
    #expect(surface.text == " x本y")
    surface.write("字", column: 1, row: 0)
    #expect(surface.text == " 字 y")
    #expect(isSound(surface))
  }

  @Test func `marks get their role`() {
    var surface = Surface(size: Size(columns: 10, rows: 1))
    surface.write("a\u{1B}[2J", column: 0, row: 0, style: Style(.string, on: .selection))
    #expect(surface.text == "a␛[2J")
    #expect(surface[1, 0].style == Style(.mark, on: .selection))
    #expect(surface[2, 0].style == Style(.string, on: .selection))
  }

  @Test func `rows and columns outside are ignored`() {
    var surface = Surface(size: Size(columns: 3, rows: 2))
    surface.write("abc", column: 0, row: -1)
    surface.write("abc", column: 0, row: 2)
    surface.write("abc", column: 3, row: 0)
    surface.fill(Rectangle(column: -5, row: -5, columns: 3, rows: 3), "x")
    #expect(surface.text == "\n")
  }

  @Test func `a frame has corners, lines and a title`() {
    var surface = Surface(size: Size(columns: 12, rows: 3))
    surface.drawFrame(surface.bounds, title: "Requests and more")
    #expect(surface.text == "┌ Request… ┐\n│          │\n└──────────┘")
    surface.drawFrame(surface.bounds, title: "A", borders: .ascii)
    #expect(surface.text == "+ A -------+\n|          |\n+----------+")
    surface.drawFrame(surface.bounds, title: "A", borders: .none)
    #expect(surface.text == "  A\n\n")
  }

  @Test func `a copied surface is cut cleanly and brings its cursor`() {
    var source = Surface(size: Size(columns: 6, rows: 2))
    source.write("日本語", column: 0, row: 0)
    source.write("abcdef", column: 0, row: 1)
    source.cursor = Position(column: 3, row: 1)
    var surface = Surface(size: Size(columns: 4, rows: 3))
    surface.draw(source, at: Position(column: -1, row: 1))
    #expect(surface.text == "\n 本\nbcde")
    #expect(surface.cursor == Position(column: 2, row: 2))
    #expect(isSound(surface))
  }

  @Test(arguments: [(0, "┃┃││"), (1, "│┃┃│"), (3, "│┃┃│"), (4, "││┃┃"), (99, "││┃┃")])
  func `a scroll bar touches an end only when that end is shown`(offset: Int, expected: String) {
    var surface = Surface(size: Size(columns: 1, rows: 4))
    surface.drawScrollBar(surface.bounds, offset: offset, count: 8)
    #expect(surface.text.filter { $0 != "\n" } == expected)
  }

  @Test(arguments: 0..<20)
  func `whatever is drawn the cells stay sound`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let texts = ["日本語テキスト", "a日b本c", "👨‍👩‍👧🇩🇪👍🏽", "\u{1B}[31m", "plain", "e\u{301}日", "\u{202E}x", "각"]
    var surface = Surface(size: Size(columns: 17, rows: 5))
    for _ in 0..<400 {
      let place = Position(
        column: .random(in: -6...19, using: &random), row: .random(in: -2...6, using: &random))
      let block = Rectangle(
        column: place.column, row: place.row, columns: .random(in: 0...9, using: &random),
        rows: .random(in: 0...4, using: &random))
      switch Int.random(in: 0...6, using: &random) {
      case 0...2: surface.write(texts[Int.random(in: 0..<texts.count, using: &random)], at: place)
      case 3: surface.fill(block, Bool.random(using: &random) ? "x" : "日")
      case 4: surface.drawFrame(block, title: "日本")
      case 5: surface.write(texts[0], at: place, style: Style(.text, on: .selection))
      default:
        let copy = surface
        surface.draw(copy, at: Position(column: block.row, row: block.column))
      }
      try #require(isSound(surface))
    }
  }
}
