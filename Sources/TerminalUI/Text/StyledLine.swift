/// A piece of text with one style.
public struct StyledText: Hashable, Sendable {
  /// The text, whatever it holds: marks are made when it is drawn.
  public var text: String
  /// How it is to be understood.
  public var style: Style

  /// Makes a run.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// A line of text whose parts have different styles.
public struct StyledLine: Hashable, Sendable {
  /// The parts, left to right.
  public private(set) var runs: [StyledText]

  /// Makes a line of runs; empty ones are left out.
  public init(_ runs: [StyledText] = []) {
    self.runs = runs.filter { !$0.text.isEmpty }
  }

  /// Makes a line of one style.
  public init(_ text: String, _ style: Style = .plain) {
    self.init([StyledText(text, style)])
  }

  /// Makes a line of one role.
  public init(_ text: String, _ role: TextRole) {
    self.init(text, Style(role))
  }

  /// The text without styles.
  public var text: String { runs.reduce(into: "") { $0 += $1.text } }

  /// The columns it takes, marks included.
  public var columns: Int { runs.reduce(0) { $0 + DisplayText.columns(of: $1.text) } }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { runs.isEmpty }

  /// Adds text at the end; joins the last run when the style is the same.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(StyledText(text, style))
    }
  }

  /// Adds text of one role at the end.
  public mutating func append(_ text: String, _ role: TextRole) {
    append(text, Style(role))
  }

  /// Adds another line's runs at the end.
  public mutating func append(_ line: StyledLine) {
    for run in line.runs { append(run.text, run.style) }
  }

  /// Two lines, one behind the other.
  public static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    var line = left
    line.append(right)
    return line
  }

  /// The line itself when it fits into a number of columns, else its beginning and `…`.
  public func truncated(to columns: Int) -> StyledLine {
    guard columns > 0 else { return StyledLine() }
    var result = StyledLine()
    var left = columns
    for (index, run) in runs.enumerated() {
      let fitting = DisplayText.prefix(of: run.text, columns: left)
      let isLast = index == runs.count - 1
      if fitting.end == run.text.endIndex, isLast || fitting.columns < left {
        result.append(run.text, run.style)
        left -= fitting.columns
        continue
      }
      result.append(String(run.text[..<DisplayText.prefix(of: run.text, columns: left - 1).end]), run.style)
      result.append("…", run.style)
      break
    }
    return result
  }
}

extension StyledLine {
  /// The line itself when it fits into a number of columns, else cut and with `…` where it was cut.
  public func truncated(to columns: Int, at place: Truncation) -> StyledLine {
    guard place != .end, columns > 0, self.columns > columns else { return truncated(to: columns) }
    let styled = runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    let characters = styled.map(\.character)
    let space = columns - 1
    let beginning =
      place == .start ? 0 : DisplayText.prefix(of: characters, columns: space - space / 2).end
    let used = characters[..<beginning].reduce(0) { $0 + DisplayText.columns(of: $1) }
    let ending = max(beginning, DisplayText.suffixStart(of: characters, columns: space - used))
    var result = StyledLine()
    for part in styled[..<beginning] { result.append(String(part.character), part.style) }
    result.append("…", styled[max(0, min(beginning, styled.count - 1))].style)
    for part in styled[ending...] { result.append(String(part.character), part.style) }
    return result
  }
}

extension StyledLine: ExpressibleByStringLiteral {
  /// Ordinary text.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
