@testable import TerminalUI

/// Whether each continuation follows a wide character and each wide character has one.
func isSound(_ surface: Surface) -> Bool {
  for row in 0..<surface.size.rows {
    for column in 0..<surface.size.columns {
      let cell = surface[column, row]
      let isWide = DisplayText.columns(of: cell.character) == 2
      if isWide, column + 1 >= surface.size.columns || !surface[column + 1, row].isContinuation {
        return false
      }
      if cell.isContinuation {
        guard column > 0, cell.character == " ",
          DisplayText.columns(of: surface[column - 1, row].character) == 2
        else { return false }
      }
    }
  }
  return true
}
