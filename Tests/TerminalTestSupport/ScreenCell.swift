/// A cell of a screen as a person sees it.
public struct ScreenCell: Equatable, Sendable {
  /// What stands in it.
  public let character: Character
  /// Its colours and attributes: the numbers of the SGR sequences that were in force (ECMA-48), without those that
  /// cannot be seen in a blank.
  public let style: [String]

  private static let blank = ScreenCell(character: " ", style: [])

  /// The cells of a screen that is given as text with SGR sequences, row by row. Blanks at the ends of rows are left
  /// out: whether they were written or were never touched looks the same.
  static func rows(of text: String) -> [[ScreenCell]] {
    var style = SGRStyle()
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { row(of: $0, &style) }
  }

  private static func row(of line: Substring, _ style: inout SGRStyle) -> [ScreenCell] {
    var cells: [ScreenCell] = []
    var rest = line
    while let character = rest.popFirst() {
      if character == "\u{1B}", let end = rest.firstIndex(of: "m") {
        style.apply(rest[..<end].dropFirst())
        rest = rest[rest.index(after: end)...]
      } else {
        cells.append(ScreenCell(character: character, style: style.visible(on: character)))
      }
    }
    while cells.last == blank { cells.removeLast() }
    return cells
  }
}

/// The colours and attributes in force while text is read.
private struct SGRStyle {
  private var foreground: [Substring] = []
  private var background: [Substring] = []
  private var attributes: Set<Substring> = []

  mutating func apply(_ sequence: Substring) {
    var numbers = sequence.split(separator: ";", omittingEmptySubsequences: false)[...]
    while let number = numbers.popFirst() {
      switch number {
      case "", "0": self = SGRStyle()
      case "39": foreground = []
      case "49": background = []
      case "38", "48":
        let count = numbers.first == "5" ? 2 : 4
        if number == "38" {
          foreground = Array(numbers.prefix(count))
        } else {
          background = Array(numbers.prefix(count))
        }
        numbers = numbers.dropFirst(count)
      case let number where number.count == 2 && number.first == "3" || number.first == "9":
        foreground = [number]
      case let number where number.count == 2 && number.first == "4" || number.hasPrefix("10"):
        background = [number]
      default: attributes.insert(number)
      }
    }
  }

  func visible(on character: Character) -> [String] {
    let isReversed = attributes.contains("7")
    let shown = character != " " || isReversed || attributes.contains("4")
    let all =
      background.map { "on \($0)" }
      + (shown ? foreground.map { "\($0)" } + attributes.sorted().map { "\($0)" } : [])
    return all
  }
}
