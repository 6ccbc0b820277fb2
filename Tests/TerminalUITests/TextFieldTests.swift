import Testing

@testable import TerminalUI

@Suite struct TextFieldTests {
  /// A field from a text in which `|` stands for the cursor.
  private func field(_ marked: String) -> TextField {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    var field = TextField(String(parts[0] + parts[1]))
    field.moveCursor(to: parts[0].count)
    return field
  }

  private func marked(_ field: TextField) -> String {
    field.text.prefix(field.cursor) + "|" + field.text.dropFirst(field.cursor)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    let key: KeyPress
    let after: String
    let outcome: TextField.Outcome
    var testDescription: String { "\(before) → \(after)" }

    init(_ before: String, _ key: KeyPress, _ after: String, _ outcome: TextField.Outcome) {
      self.before = before
      self.key = key
      self.after = after
      self.outcome = outcome
    }
  }

  static let cases: [Case] = [
    Case("ab|c", .character("x"), "abx|c", .changed),
    Case("ab|c", .character("日"), "ab日|c", .changed),
    Case("e|x", .character("\u{301}"), "e\u{301}|x", .changed),
    Case("ab|c", KeyPress(.left), "a|bc", .moved),
    Case("|abc", KeyPress(.left), "|abc", .moved),
    Case("ab|c", KeyPress(.right), "abc|", .moved),
    Case("abc|", KeyPress(.right), "abc|", .moved),
    Case("👨‍👩‍👧|x", KeyPress(.left), "|👨‍👩‍👧x", .moved),
    Case("👨‍👩‍👧|x", KeyPress(.backspace), "|x", .changed),
    Case("ab|c", KeyPress(.home), "|abc", .moved),
    Case("a|bc", KeyPress(.end), "abc|", .moved),
    Case("ab|c", .control("a"), "|abc", .moved),
    Case("a|bc", .control("e"), "abc|", .moved),
    Case("ab|c", KeyPress(.backspace), "a|c", .changed),
    Case("|abc", KeyPress(.backspace), "|abc", .moved),
    Case("ab|c", KeyPress(.delete), "ab|", .changed),
    Case("abc|", KeyPress(.delete), "abc|", .moved),
    Case("ab|c", .control("d"), "ab|", .changed),
    Case("ab|cd", .control("k"), "ab|", .changed),
    Case("ab|cd", .control("u"), "|cd", .changed),
    Case("one two-three|!", .control("w"), "one |!", .changed),
    Case("one two-three|!", KeyPress(.backspace, .alternate), "one two-|!", .changed),
    Case("one  |", .control("w"), "|", .changed),
    Case("|one two", KeyPress(.character("d"), .alternate), "| two", .changed),
    Case("one two|", KeyPress(.character("b"), .alternate), "one |two", .moved),
    Case("one |two", KeyPress(.left, .control), "|one two", .moved),
    Case("|one two", KeyPress(.character("f"), .alternate), "one| two", .moved),
    Case("one| two", KeyPress(.right, .control), "one two|", .moved),
    Case("a|b", KeyPress(.enter), "a|b", .submitted),
    Case("a|b", KeyPress(.escape), "a|b", .cancelled),
    Case("a|b", KeyPress(.up), "a|b", .ignored),
    Case("a|b", .control("r"), "a|b", .ignored),
    Case("a|b", KeyPress(.tab), "a|b", .ignored),
  ]

  @Test(arguments: cases)
  func `a key edits as in a shell`(_ item: Case) {
    var edited = field(item.before)
    let outcome = edited.handle(item.key)
    #expect(marked(edited) == item.after)
    #expect(outcome == item.outcome)
  }

  @Test func `line ends in pasted text become blanks, and one at its end is left out`() {
    var field = TextField("<>")
    field.moveCursor(to: 1)
    field.paste("a\nb\r\nc\n")
    #expect(marked(field) == "<a b c|>")
  }

  @Test func `too long a text is kept`() {
    var field = TextField("abc", lengthLimit: 4)
    field.paste("def")
    #expect(field.text == "abcdef")
  }

  @Test func `the cursor always shows, at every place of a long text`() {
    let text = "a日b本c語 " + String(repeating: "xy日", count: 20)
    for columns in 1...12 {
      var field = TextField(text)
      for place in 0...text.count {
        field.moveCursor(to: place)
        var surface = Surface(size: Size(columns: columns + 2, rows: 1))
        let rectangle = Rectangle(column: 1, row: 0, columns: columns, rows: 1)
        field.draw(into: &surface, in: rectangle, isFocused: true)
        #expect(surface.cursor.map(rectangle.contains) == true)
        #expect(isSound(surface))
        #expect(surface[0, 0] == Cell() && surface[columns + 1, 0] == Cell())
      }
    }
  }

  @Test func `the cursor stands on the character it is before`() {
    var field = TextField("0123456789abcdefghij")
    for place in 0..<20 {
      field.moveCursor(to: place)
      var surface = Surface(size: Size(columns: 9, rows: 1))
      field.draw(into: &surface, in: surface.bounds, isFocused: true)
      let cursor = surface.cursor ?? Position(column: -1, row: 0)
      let index = field.text.index(field.text.startIndex, offsetBy: place)
      #expect(surface[cursor.column, 0].character == field.text[index])
    }
  }

  @Test(arguments: [(1, 0), (2, 1), (3, 1), (4, 2), (8, 3)])
  func `a click puts the cursor before the character that was clicked`(column: Int, cursor: Int) {
    var field = TextField("a日b")
    let place = Rectangle(column: 1, row: 0, columns: 9, rows: 1)
    let outcome = field.handle(MouseEvent(.click, at: Position(column: column, row: 0)), in: place)
    #expect(outcome == .moved)
    #expect(field.cursor == cursor)
  }

  @Test func `what is cut off is told at both sides`() {
    var field = TextField("0123456789abcdefghij")
    field.moveCursor(to: 10)
    var surface = Surface(size: Size(columns: 9, rows: 1))
    field.draw(into: &surface, in: surface.bounds, isFocused: true)
    #expect(surface.text.first == "‹")
    #expect(surface.text.last == "›")
    field.draw(into: &surface, in: surface.bounds, isFocused: false)
    #expect(surface.text == "01234567…")
  }

  @Test func `an empty field shows its placeholder`() {
    var surface = Surface(size: Size(columns: 9, rows: 1))
    TextField(placeholder: "any text").draw(into: &surface, in: surface.bounds, isFocused: true)
    #expect(surface.text == "any text")
    #expect(surface.roleMap == "___ ____")
    #expect(surface.cursor == Position(column: 0, row: 0))
  }
}
