import TerminalUI

extension StyledLine {
  /// The most characters that are looked at: more than are ever on the screen.
  private static let mostCharacters = 600

  /// The same line with every match on another background.
  ///
  /// - Parameters:
  ///   - roles: the roles of the parts that are searched, each by itself, strings without their quotation marks;
  ///     nil to search the line as a whole.
  func marking(_ pattern: TextPattern, as background: BackgroundRole, in roles: Set<TextRole>? = nil)
    -> StyledLine
  {
    var matcher = PatternMatcher(pattern, floats: false)
    guard let roles else {
      let styled = runs.flatMap { run in run.text.unicodeScalars.map { ($0, run.style) } }
      return Self.marking(styled.prefix(Self.mostCharacters), &matcher, as: background)
    }
    var line = StyledLine()
    for run in runs {
      guard roles.contains(run.style.role) else {
        line.append(run.text, run.style)
        continue
      }
      let scalars = run.text.unicodeScalars.prefix(Self.mostCharacters)
      let isQuoted = run.style.role == .string && scalars.first == "\""
      let content = scalars.dropFirst(isQuoted ? 1 : 0)
      let isClosed = isQuoted && content.last == "\""
      if isQuoted { line.append("\"", run.style) }
      let styled = content.dropLast(isClosed ? 1 : 0).map { ($0, run.style) }
      line.append(Self.marking(styled[...], &matcher, as: background))
      if isClosed { line.append("\"", run.style) }
    }
    return line
  }

  private static func marking(
    _ styled: ArraySlice<(Unicode.Scalar, Style)>, _ matcher: inout PatternMatcher,
    as background: BackgroundRole
  ) -> StyledLine {
    let scalars = styled.map(\.0.value)
    var line = StyledLine()
    var position = 0
    while position < scalars.count {
      let end = max(position, matcher.end(ofMatchAt: position, in: scalars) ?? position)
      for (scalar, style) in styled[position..<max(position + 1, end)] {
        var style = style
        if end > position { style.background = background }
        line.append(String(Character(scalar)), style)
      }
      position = max(position + 1, end)
    }
    return line
  }
}
