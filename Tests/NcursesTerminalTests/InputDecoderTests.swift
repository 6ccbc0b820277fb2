import RandomTestSupport
import Testing
import TerminalUI

@testable import NcursesTerminal

@Suite struct InputDecoderTests {
  private static let start = ContinuousClock.now

  /// The keys of a made-up terminal: one sequence terminfo knows and nothing else would.
  private static func decoder(pasteLimit: Int = PasteCollector.defaultLimit) -> InputDecoder {
    let capabilities = ["kcuu1": "\u{1B}OA", "kf1": "\u{1B}[[A", "kDC": "\u{1B}[3$", "kLFT5": "\u{1B}Od"]
    return InputDecoder(
      keys: KeySequences { name in capabilities[name].map { Array($0.utf8) } }, pasteLimit: pasteLimit)
  }

  /// Everything that some input means when nothing follows.
  private static func events(_ text: String) -> [InputEvent] {
    var decoder = decoder()
    return decoder.decode(Array(text.utf8), at: start) + decoder.finish(at: start)
  }

  private static func keys(_ text: String) -> [KeyPress] {
    events(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test func `typed text arrives as characters`() {
    #expect(Self.keys("aÄ漢") == [.character("a"), .character("Ä"), .character("漢")])
  }

  @Test func `scalars that come together are one character`() {
    #expect(Self.keys("e\u{301}x🇩🇪") == [.character("e\u{301}"), .character("x"), .character("🇩🇪")])
  }

  @Test(arguments: [
    ("\r", KeyPress(.enter)), ("\n", KeyPress(.enter)), ("\t", KeyPress(.tab)),
    ("\u{7F}", KeyPress(.backspace)),
    ("\u{8}", KeyPress(.backspace)), ("\u{1B}", KeyPress(.escape)), ("\u{0}", .control(" ")),
    ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{1C}", .control("\\")),
    ("\u{1F}", .control("_")),
  ])
  func `a control byte is its key`(input: String, key: KeyPress) {
    #expect(Self.keys(input) == [key])
  }

  @Test(arguments: [
    ("\u{1B}OA", KeyPress(.up)), ("\u{1B}[[A", KeyPress(.function(1))),
    ("\u{1B}[3$", KeyPress(.delete, .shift)),
    ("\u{1B}Od", KeyPress(.left, .control)),
  ])
  func `a sequence of terminfo is its key`(input: String, key: KeyPress) {
    #expect(Self.keys(input) == [key])
  }

  @Test(arguments: [
    ("\u{1B}[A", KeyPress(.up)), ("\u{1B}[1;5C", KeyPress(.right, .control)),
    ("\u{1B}[1;4D", KeyPress(.left, [.shift, .alternate])), ("\u{1B}[Z", KeyPress(.backTab)),
    ("\u{1B}[5;2~", KeyPress(.pageUp, .shift)), ("\u{1B}[24~", KeyPress(.function(12))),
    ("\u{1B}[1;2P", KeyPress(.function(1), .shift)), ("\u{1B}OM", KeyPress(.enter)),
    ("\u{1B}Ow", .character("7")),
  ])
  func `a common sequence is its key without terminfo`(input: String, key: KeyPress) {
    #expect(Self.keys(input) == [key])
  }

  @Test(arguments: [
    ("\u{1B}x", KeyPress(.character("x"), .alternate)), ("\u{1B}é", KeyPress(.character("é"), .alternate)),
    ("\u{1B}\u{1B}[B", KeyPress(.down, .alternate)), ("\u{1B}\r", KeyPress(.enter, .alternate)),
    ("\u{1B}\u{1}", KeyPress(.character("a"), [.control, .alternate])),
    ("\u{1B}[", KeyPress(.character("["), .alternate)), ("\u{1B}O", KeyPress(.character("O"), .alternate)),
  ])
  func `an escape before a key is Alt`(input: String, key: KeyPress) {
    #expect(Self.keys(input) == [key])
  }

  @Test func `Escape twice is twice Escape`() {
    #expect(Self.keys("\u{1B}\u{1B}") == [KeyPress(.escape), KeyPress(.escape)])
  }

  @Test func `of three escapes the first is the Escape key, at once`() {
    var decoder = Self.decoder()
    #expect(decoder.decode([0x1B, 0x1B, 0x1B], at: Self.start) == [.key(KeyPress(.escape))])
    #expect(decoder.decode(Array("[B".utf8), at: Self.start) == [.key(KeyPress(.down, .alternate))])
  }

  @Test func `a long run of escapes neither waits nor exhausts the stack`() {
    var decoder = Self.decoder()
    let run = [UInt8](repeating: 0x1B, count: 100_000)
    #expect(decoder.decode(run, at: Self.start).count == run.count - 2)
    #expect(decoder.isUndecided)
    #expect(decoder.finish(at: Self.start) == [.key(KeyPress(.escape)), .key(KeyPress(.escape))])
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[?1;2c", "\u{1B}[99~", "\u{1B}[12;5R".replacing("R", with: "W"), "\u{1B}[[Z", "\u{9B}",
    "\u{1B}[<1;2M",
  ])
  func `an unknown sequence is never taken for text`(input: String) {
    #expect(Self.keys(input + "a") == [.character("a")])
  }

  @Test func `a sequence may come in pieces`() {
    var decoder = Self.decoder()
    var events: [InputEvent] = []
    for byte in "\u{1B}[1;5Cé".utf8 { events += decoder.decode([byte], at: Self.start) }
    #expect(events == [.key(KeyPress(.right, .control)), .key(.character("é"))])
  }

  @Test func `only what may be a key by itself asks for a decision`() {
    var decoder = Self.decoder()
    _ = decoder.decode([0x1B], at: Self.start)
    #expect(decoder.isUndecided)
    _ = decoder.decode(Array("[1".utf8), at: Self.start)
    #expect(!decoder.isUndecided)
    _ = decoder.decode(Array("~".utf8) + [0xE6], at: Self.start)
    #expect(!decoder.isUndecided)
  }

  @Test func `bytes that are no UTF-8 are skipped`() {
    var decoder = Self.decoder()
    let events = decoder.decode([0xFF, 0x61, 0xC3, 0x62, 0xE6, 0xBC, 0x63, 0xED, 0xA0, 0x80], at: Self.start)
    #expect(events == [.key(.character("a")), .key(.character("b")), .key(.character("c"))])
  }

  @Test func `random bytes neither trap nor stay`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        [0x1B, 0x5B, 0x4F, 0x3C, 0x3B, 0x4D, 0x7E, UInt8.random(in: 0...255, using: &generator)]
          .randomElement(using: &generator) ?? 0
      }
      var decoder = Self.decoder()
      _ = decoder.decode(bytes, at: Self.start)
      // Enough of anything ends every sequence, unless it has begun a paste.
      let last = decoder.decode(Array("\u{1B}[201~     q".utf8), at: Self.start)
      #expect(last.last == .key(.character("q")), "\(bytes)")
    }
  }

  // MARK: - Paste

  @Test func `a paste is one event whatever it holds`() {
    let text = "a\u{1B}[Bc\u{3}{\"k\":1}\u{1B}[201"
    #expect(
      Self.events("x\u{1B}[200~\(text)\u{1B}[201~y") == [
        .key(.character("x")), .paste(text), .key(.character("y")),
      ])
  }

  @Test func `a paste may come in pieces`() {
    var decoder = Self.decoder()
    var events: [InputEvent] = []
    for byte in "\u{1B}[200~é\u{1B}\u{1B}[201~".utf8 { events += decoder.decode([byte], at: Self.start) }
    #expect(events == [.paste("é\u{1B}")])
    #expect(!decoder.isUndecided)
  }

  @Test func `the ends of pasted lines are line feeds`() {
    #expect(Self.events("\u{1B}[200~a\rb\r\nc\nd\u{1B}[201~") == [.paste("a\nb\nc\nd")])
  }

  @Test func `pasted bytes that are no UTF-8 are replaced`() {
    var decoder = Self.decoder()
    let bytes = Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8)
    #expect(decoder.decode(bytes, at: Self.start) == [.paste("a\u{FFFD}b")])
  }

  @Test func `a paste larger than the limit is cut`() {
    var decoder = Self.decoder(pasteLimit: 4)
    let events = decoder.decode(Array("\u{1B}[200~123456789\u{1B}[201~z".utf8), at: Self.start)
    #expect(events == [.paste("1234"), .key(.character("z"))])
  }

  // MARK: - Mouse

  @Test(arguments: [
    ("\u{1B}[<0;4;3M\u{1B}[<0;4;3m", MouseEvent.Kind.click),
    ("\u{1B}[<64;4;3M", .scrollUp), ("\u{1B}[<65;4;3M", .scrollDown),
    ("\u{1B}[<16;4;3M\u{1B}[<16;4;3m", .click),
    ("\u{1B}[M $#\u{1B}[M#$#", .click), ("\u{1B}[M`$#", .scrollUp),
  ])
  func `the mouse is reported with its cell`(input: String, kind: MouseEvent.Kind) {
    #expect(Self.events(input) == [.mouse(MouseEvent(kind, at: Position(column: 3, row: 2)))])
  }

  @Test func `a button let go elsewhere is no click`() {
    #expect(
      Self.events("\u{1B}[<0;4;3M\u{1B}[<0;5;3m")
        == [.mouse(MouseEvent(.dragEnd, at: Position(column: 4, row: 2)))])
    #expect(Self.events("\u{1B}[<0;5;3m").isEmpty)
  }

  @Test func `a pointer moved with the button down drags from where it went down`() {
    let start = Position(column: 3, row: 2)
    #expect(
      Self.events("\u{1B}[<0;4;3M\u{1B}[<32;5;3M\u{1B}[<32;9;4M\u{1B}[<0;9;4m") == [
        .mouse(MouseEvent(.drag(from: start), at: Position(column: 4, row: 2))),
        .mouse(MouseEvent(.drag(from: start), at: Position(column: 8, row: 3))),
        .mouse(MouseEvent(.dragEnd, at: Position(column: 8, row: 3))),
      ])
    // A hand that shakes within a cell still clicks, and a pointer without a button means nothing.
    #expect(
      Self.events("\u{1B}[<0;4;3M\u{1B}[<32;4;3M\u{1B}[<0;4;3m\u{1B}[<35;5;3M\u{1B}[<32;5;3M")
        == [.mouse(MouseEvent(.click, at: start))])
  }

  @Test(arguments: [
    (Duration.milliseconds(200), MouseEvent.Kind.doubleClick), (.milliseconds(700), .click),
  ])
  func `two clicks in time are a double click`(pause: Duration, second: MouseEvent.Kind) {
    var decoder = Self.decoder()
    let click = Array("\u{1B}[<0;4;3M\u{1B}[<0;4;3m".utf8)
    let position = Position(column: 3, row: 2)
    #expect(decoder.decode(click, at: Self.start) == [.mouse(MouseEvent(.click, at: position))])
    #expect(decoder.decode(click, at: Self.start + pause) == [.mouse(MouseEvent(second, at: position))])
  }
}
