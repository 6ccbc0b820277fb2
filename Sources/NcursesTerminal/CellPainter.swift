import CNcurses
import Glibc
import TerminalUI

/// Puts the cells that changed on the window of ncurses.
struct CellPainter {
  /// How a style is shown, in ncurses' terms.
  private struct Rendition {
    var attributes: attr_t
    var colorPair: Int32
  }

  private let colorDepth: ColorDepth
  private let colors: RoleColors
  private var theme: Theme?
  private let isUnicode: Bool
  private var renditions: [Style: Rendition] = [:]

  /// Makes a painter.
  ///
  /// - Parameters:
  ///   - colorDepth: how many colours the terminal has.
  ///   - colors: the person's own colours.
  ///   - isUnicode: whether anything but ASCII can be shown.
  init(colorDepth: ColorDepth, colors: RoleColors, isUnicode: Bool) {
    self.colorDepth = colorDepth
    self.colors = colors
    self.isUnicode = isUnicode
  }

  /// Writes the cells of a surface that look other than the ones written before.
  ///
  /// Left to right, because ncurses blanks the other half of a wide character that is written over.
  mutating func paint(_ surface: Surface, theme: Theme, over shown: Surface?, clippedTo size: Size) {
    let columns = surface.size.columns
    let previous = shown?.size == surface.size && self.theme == theme ? shown : nil
    if self.theme != theme {
      self.theme = theme
      renditions = [:]
    }
    let visibleColumns = min(columns, size.columns)
    for row in 0..<min(surface.size.rows, size.rows) {
      let start = row * columns
      let range = start..<(start + visibleColumns)
      for index in range where previous?.cells[index] != surface.cells[index] {
        let isWide = index + 1 < range.upperBound && surface.cells[index + 1].isContinuation
        paint(surface.cells[index], row: row, column: index - start, columns: isWide ? 2 : 1)
      }
    }
  }

  private mutating func paint(_ cell: Cell, row: Int, column: Int, columns: Int) {
    guard !cell.isContinuation else { return }
    let rendition = rendition(of: cell.style)
    let scalars = Self.scalars(toShow: cell.character, columns: columns, isUnicode: isUnicode)
    put(scalars, row, column, rendition)
    if columns == 2, let first = scalars.first, Self.columns(of: first) == 1 {
      put([" "], row, column + 1, rendition)
    }
  }

  private func put(_ scalars: [Unicode.Scalar], _ row: Int, _ column: Int, _ rendition: Rendition) {
    let text = scalars.map { wchar_t(bitPattern: $0.value) } + [0]
    _ = terminal_put(Int32(row), Int32(column), text, rendition.attributes, rendition.colorPair)
  }

  /// The scalars to put into a cell: a base and what combines with it.
  ///
  /// A surface holds nothing unsafe, and agrees with the C library on widths. Should it not, a
  /// replacement character is shown, so that no control ever reaches the terminal and no line is shifted.
  static func scalars(toShow character: Character, columns: Int, isUnicode: Bool) -> [Unicode.Scalar] {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return [" "] }
    if base.isASCII, base.value < 0x20 || base.value == 0x7F { return ["?"] }
    if base.isASCII, scalars.count == 1 { return [base] }
    guard isUnicode else { return ["?"] }
    guard Self.columns(of: base) == columns else { return ["\u{FFFD}"] }
    return [base] + scalars.dropFirst().prefix(combiningLimit).filter { Self.columns(of: $0) == 0 }
  }

  /// The columns of a scalar as ncurses, by the C library, counts them; -1 for controls.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    Int(terminal_columns(wchar_t(bitPattern: scalar.value)))
  }

  /// A cell of ncurses holds five wide characters: the base, these, and a 0 at the end.
  private static let combiningLimit = 3

  // MARK: - Colours

  private mutating func rendition(of style: Style) -> Rendition {
    if let known = renditions[style] { return known }
    let appearance = theme?.appearance(of: style, depth: colorDepth, colors: colors) ?? Appearance()
    let rendition = makeRendition(appearance)
    renditions[style] = rendition
    return rendition
  }

  private func makeRendition(_ appearance: Appearance) -> Rendition {
    var attributes: attr_t = 0
    for (attribute, value) in Self.attributes where appearance.attributes.contains(attribute) {
      attributes |= value
    }
    let foreground = colorNumber(appearance.foreground)
    let background = colorNumber(appearance.background)
    guard colorDepth != .monochrome, foreground >= 0 || background >= 0 else {
      return Rendition(attributes: attributes, colorPair: 0)
    }
    // ncurses keeps the pairs, and gives the same number for the same colours.
    return Rendition(attributes: attributes, colorPair: max(0, alloc_pair(foreground, background)))
  }

  private static let attributes: [(Appearance.Attributes, attr_t)] = [
    (.bold, terminal_bold), (.dim, terminal_dim), (.underlined, terminal_underline),
    (.reversed, terminal_reverse), (.italic, terminal_italic),
  ]

  /// The number of a colour, or -1 for the terminal's own.
  private func colorNumber(_ color: TerminalColor?) -> Int32 {
    switch (color, colorDepth) {
    case (.ansi(let number), .ansi8): Int32(number % 8)
    case (.ansi(let number), .ansi16), (.ansi(let number), .indexed256): Int32(number % 16)
    case (.indexed(let number), .indexed256): Int32(number)
    case (.indexed, _), (.ansi, .monochrome), (nil, _): -1
    }
  }
}
