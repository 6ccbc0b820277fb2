import TerminalUI

/// A screen full of narrow, wide and combined characters at places that look like chance but are not.
struct Picture {
  /// The number of the last picture of a show.
  static let last = 150

  /// Which one it is.
  let number: Int

  private static let characters: [String] = ["a", "é", "漢", "字", " ", "░", "x\u{301}", "🙂", "#", "語"]

  /// The picture, with its number in the last row, which is drawn last.
  func surface(_ size: Size) -> Surface {
    var surface = Surface(size: size)
    var state = UInt64(number / 3 + 1)
    for row in 0..<max(0, size.rows - 1) {
      var column = Int(state % 2)
      while column < size.columns {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let choice = Int(state >> 33)
        let style = Style(choice % 3 == 0 ? .string : .text, on: choice % 5 == 0 ? .selection : .plain)
        column += max(
          1,
          surface.write(
            Self.characters[choice % Self.characters.count], column: column, row: row, style: style))
      }
    }
    // Within three pictures only a part changes, as it does when somebody types.
    surface.write(String(repeating: "漢a", count: number % 3), column: 3, row: 2)
    surface.write("picture \(number)", column: 0, row: size.rows - 1, style: Style(.title))
    return surface
  }
}
