import Testing

@testable import TerminalUI

private struct ThreeLevels: TreeSource {
  var root: Int { 3 }
  func childCount(of node: Int) -> Int { node }
  func child(_ index: Int, of node: Int) -> Int { node - 1 }
}

/// Draws a widget into a rectangle.
private typealias Drawing = (inout Surface, Rectangle, BorderStyle) -> Void

@Suite struct CrampedDrawingTests {
  private let text = "日本\u{1B}語 e\u{301}👍🏽 text"

  private func widgets() -> [(name: String, draw: Drawing)] {
    let line = StyledLine([.init(text, Style(.string)), .init("日", Style(.number))])
    var list = ListView(count: 9)
    list.scroll.select(5)
    var tree = TreeView(ThreeLevels())
    tree.unfoldAll()
    tree.reveal([2, 1])
    let ruler = Ruler(
      [.init(text, from: 0, to: 30), .init("日", from: 30, to: 100)], marker: 99.9, markedSegment: 1,
      markerTitle: text)
    return [
      ("list", { list.draw(into: &$0, in: $1, borders: $2) { _ in line } }),
      ("tree", { tree.draw(into: &$0, in: $1, borders: $2) { _ in line } }),
      ("text", { TextView(text + text).draw(into: &$0, in: $1, borders: $2) }),
      ("tabs", { surface, place, _ in Tabs([text, "日本", "c"], current: 1).draw(into: &surface, in: place) }),
      ("choice", { Choice([Choice.Option(text), Choice.Option("日")]).draw(into: &$0, in: $1, borders: $2) }),
      ("popup", { Popup(title: line, footer: line, borders: $2).draw(into: &$0, in: $1) }),
      ("ruler", { ruler.draw(into: &$0, in: $1, borders: $2) }),
      ("field", { surface, place, _ in TextField(text).draw(into: &surface, in: place, isFocused: true) }),
      ("frame", { $0.drawFrame($1, title: line, borders: $2) }),
    ]
  }

  @Test(arguments: [BorderStyle.lines, .ascii, .none])
  func `every widget stays inside its place, however small that is`(borders: BorderStyle) {
    for (name, draw) in widgets() {
      for columns in 0...13 {
        for rows in 0...5 {
          var surface = Surface(size: Size(columns: 17, rows: 8))
          let place = Rectangle(column: 2, row: 1, columns: columns, rows: rows)
          surface.fill(surface.bounds, "x")
          draw(&surface, place, borders)
          #expect(isSound(surface), "\(name) in \(columns)×\(rows)")
          var isInside = true
          // Without frames, the mark of the selected row stands where the frame would.
          let mark = borders == .none ? 1 : 0
          // A window has whole rows then.
          let hasRows = borders == .none && (name == "choice" || name == "popup")
          let room = Rectangle(
            column: hasRows ? 0 : place.column - mark, row: place.row,
            columns: hasRows ? 17 : columns + mark, rows: rows)
          for row in 0..<8 {
            for column in 0..<17 where !room.contains(Position(column: column, row: row)) {
              isInside = isInside && surface[column, row] == Cell("x")
            }
          }
          #expect(isInside, "\(name) in \(columns)×\(rows)")
          if let cursor = surface.cursor { #expect(place.contains(cursor), "\(name) in \(columns)×\(rows)") }
        }
      }
    }
  }

  @Test(arguments: [BorderStyle.lines, .ascii, .none])
  func `every widget may lie across the edges of the surface`(borders: BorderStyle) {
    for (name, draw) in widgets() {
      for shift in -12...12 {
        var surface = Surface(size: Size(columns: 11, rows: 5))
        draw(&surface, Rectangle(column: shift, row: shift / 2, columns: 12, rows: 6), borders)
        #expect(isSound(surface), "\(name) at \(shift)")
      }
    }
  }
}
