extension Surface {
  /// Writes text in one row, and returns the columns it takes.
  ///
  /// Marks stand for what must not reach a terminal and get the role `.mark`. A wide character that does
  /// not fit whole is left out and ends the text. Whatever lies outside the surface is not written but
  /// counted. Takes time proportional to the columns up to the right edge, not to the text.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - position: the first cell; may lie left of the surface.
  ///   - style: how it is to be understood.
  ///   - limit: the most columns to use; all up to the right edge when nil.
  /// - Returns: the columns used.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at position: Position, style: Style = .plain, columns limit: Int? = nil
  ) -> Int {
    let end = writingEnd(from: position.column, limit: limit)
    var column = position.column
    for piece in DisplayText(text) {
      guard column + piece.columns <= end else { break }
      put(piece, column, position.row, style)
      column += piece.columns
    }
    return column - position.column
  }

  /// Writes text in one row, and returns the columns it takes.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, column: Int, row: Int, style: Style = .plain, columns limit: Int? = nil
  ) -> Int {
    write(text, at: Position(column: column, row: row), style: style, columns: limit)
  }

  /// Writes a line of several styles in one row, and returns the columns it takes.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - position: the first cell.
  ///   - limit: the most columns to use; all up to the right edge when nil.
  ///   - background: what lies behind all of it, or nil to take each run's own.
  @discardableResult
  public mutating func write(
    _ line: StyledLine, at position: Position, columns limit: Int? = nil, on background: BackgroundRole? = nil
  ) -> Int {
    let end = writingEnd(from: position.column, limit: limit)
    var column = position.column
    for run in line.runs {
      var style = run.style
      if let background, style.background == .plain { style.background = background }
      for piece in DisplayText(run.text) {
        guard column + piece.columns <= end else { return column - position.column }
        put(piece, column, position.row, style)
        column += piece.columns
      }
    }
    return column - position.column
  }

  /// Sets a cell to a character of one column. What it overwrites of a wide character becomes a blank.
  mutating func put(_ character: Character, _ column: Int, _ row: Int, _ style: Style) {
    breakWideCharacters(column, 1, row)
    self[column, row] = Cell(character, style)
  }

  private func writingEnd(from column: Int, limit: Int?) -> Int {
    guard let limit else { return size.columns }
    let (end, overflows) = column.addingReportingOverflow(max(0, limit))
    return overflows ? size.columns : min(size.columns, end)
  }

  private mutating func put(_ piece: DisplayText.Piece, _ column: Int, _ row: Int, _ style: Style) {
    guard row >= 0, row < size.rows, column + piece.columns > 0 else { return }
    var style = style
    if piece.isMark { style.role = .mark }
    breakWideCharacters(column, piece.columns, row)
    guard piece.columns == 2 else {
      self[column, row] = Cell(piece.character, style)
      return
    }
    if column < 0 {
      // Only the right half is on the surface: half a character cannot be shown.
      self[column + 1, row] = Cell(" ", style)
    } else {
      self[column, row] = Cell(piece.character, style)
      self[column + 1, row] = Cell(" ", style, isContinuation: true)
    }
  }

  /// Before cells are overwritten: blanks the halves of wide characters that would stay behind at both ends.
  mutating func breakWideCharacters(_ column: Int, _ columns: Int, _ row: Int) {
    if self[column, row].isContinuation { self[column - 1, row].character = " " }
    if self[column + columns, row].isContinuation {
      self[column + columns, row].isContinuation = false
    }
  }
}
