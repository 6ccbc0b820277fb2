import Synchronization
import TerminalUI

/// Shows matches in lines of text on another background.
///
/// It is kept with the search, so that what it has learned of the expression is there for the next screen. What it
/// shows does not depend on that.
final class PatternMarker: Sendable {
  /// The most characters that are looked at: more than are ever on the screen.
  private static let mostCharacters = 600

  private let finder: Mutex<MatchFinder>

  init(_ pattern: TextPattern) { finder = Mutex(MatchFinder(pattern)) }

  /// The same line with every match on another background.
  ///
  /// - Parameters:
  ///   - roles: the roles of the parts that are searched, each by itself, strings without their quotation marks;
  ///     nil to search the line as a whole.
  func mark(
    _ line: StyledLine, as background: BackgroundRole, in roles: Set<TextRole>? = nil
  ) -> StyledLine {
    guard let roles else {
      let styled = line.runs.lazy.flatMap { run in run.text.unicodeScalars.lazy.map { ($0, run.style) } }
      return mark(Array(styled.prefix(Self.mostCharacters))[...], as: background)
    }
    var marked = StyledLine()
    for run in line.runs {
      guard roles.contains(run.style.role) else {
        marked.append(run.text, run.style)
        continue
      }
      let scalars = run.text.unicodeScalars.prefix(Self.mostCharacters)
      let isQuoted = run.style.role == .string && scalars.first == "\""
      let content = scalars.dropFirst(isQuoted ? 1 : 0)
      let isClosed = isQuoted && content.last == "\""
      if isQuoted { marked.append("\"", run.style) }
      marked.append(mark(content.dropLast(isClosed ? 1 : 0).map { ($0, run.style) }[...], as: background))
      if isClosed { marked.append("\"", run.style) }
    }
    return marked
  }

  private func mark(
    _ styled: ArraySlice<(Unicode.Scalar, Style)>, as background: BackgroundRole
  ) -> StyledLine {
    let scalars = styled.map(\.0.value)
    var matches = finder.withLock { $0.matches(in: scalars) }[...]
    var line = StyledLine()
    // What has the same style is added in one piece.
    var piece = String.UnicodeScalarView()
    var pieceStyle = Style.plain
    for (position, (scalar, style)) in styled.enumerated() {
      if let match = matches.first, match.upperBound <= position { matches.removeFirst() }
      var style = style
      if let match = matches.first, match.contains(position) { style.background = background }
      if style != pieceStyle {
        line.append(String(piece), pieceStyle)
        piece = String.UnicodeScalarView()
        pieceStyle = style
      }
      piece.append(scalar)
    }
    line.append(String(piece), pieceStyle)
    return line
  }
}
