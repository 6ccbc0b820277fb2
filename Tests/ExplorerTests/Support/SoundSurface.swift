import TerminalUI

/// Why a surface must not be sent to a terminal, or nil when all is well: each cell holds one piece of text
/// that is safe as it is, and each wide character has its two cells.
func flaw(of surface: Surface, size: Size) -> String? {
  guard surface.size == size, surface.cells.count == size.columns * size.rows else {
    return "a surface of \(surface.size) for a screen of \(size)"
  }
  for row in 0..<size.rows {
    var owesContinuation = false
    for column in 0..<size.columns {
      let cell = surface[column, row]
      if cell.isContinuation != owesContinuation { return "half a wide character at \(column), \(row)" }
      if cell.isContinuation {
        owesContinuation = false
        if cell.character != " " { return "text in a continuation at \(column), \(row)" }
        continue
      }
      guard let columns = safeColumns(of: cell.character) else {
        return "unsafe character \(cell.character.unicodeScalars.map(\.value)) at \(column), \(row)"
      }
      owesContinuation = columns == 2
    }
    if owesContinuation { return "a wide character is cut off at the end of row \(row)" }
  }
  if let cursor = surface.cursor, !surface.bounds.contains(cursor) { return "the cursor is at \(cursor)" }
  return nil
}

/// The columns a character takes, or nil when it is not safe to show as it is.
private func safeColumns(of character: Character) -> Int? {
  if let byte = character.asciiValue { return byte >= 0x20 && byte < 0x7F ? 1 : nil }
  let pieces = DisplayText.pieces(of: character)
  guard pieces.count == 1, pieces[0].character == character, !pieces[0].isMark else { return nil }
  return pieces[0].columns
}
