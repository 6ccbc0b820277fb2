/// What a piece of text means. A theme decides how a meaning looks, so that every screen works in
/// colour, in monochrome and in high contrast.
public enum TextRole: UInt8, CaseIterable, Sendable {
  /// Ordinary text.
  case text
  /// Text of second rank: labels, units, explanations.
  case muted
  /// The heading of a group.
  case heading
  /// The title of a pane or of the program.
  case title
  /// The frame of a pane without the focus.
  case border
  /// The frame of the pane with the focus.
  case focusedBorder
  /// The name of a member in JSON, or of a field.
  case name
  /// A string value.
  case string
  /// A number.
  case number
  /// `true`, `false` or `null`.
  case keyword
  /// Brackets, commas, guide lines.
  case punctuation
  /// Something that holds: a matched condition, status 200.
  case success
  /// Something that does not hold: an unmatched condition, an error.
  case failure
  /// Something to look at: a limit nearly reached, a value that differs by case.
  case warning
  /// Progress and neutral facts.
  case information
  /// The one thing to see first: the chosen experience, the current tab.
  case accent
  /// A key that can be pressed, in hints and help.
  case key
  /// The mark shown in place of a character that must not reach a terminal.
  case mark
  /// Text shown in an empty field.
  case placeholder
}

/// What lies behind a piece of text.
public enum BackgroundRole: UInt8, CaseIterable, Sendable {
  /// The terminal's own background.
  case plain
  /// The selected row of the pane with the focus.
  case selection
  /// The selected row of a pane without the focus.
  case inactiveSelection
  /// A search match.
  case match
  /// The search match the cursor is on.
  case currentMatch
  /// A text field being edited.
  case field
  /// The bars at the top and the bottom of the screen.
  case bar
}

/// Emphasis that is the same in every theme.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = Emphasis(rawValue: 1)
  /// Underlined.
  public static let underlined = Emphasis(rawValue: 2)
  /// Less bright.
  public static let dim = Emphasis(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reversed = Emphasis(rawValue: 8)
}

/// How a cell is to be understood: the meaning of its text, what lies behind it, and emphasis.
public struct Style: Hashable, Sendable {
  /// The meaning of the text.
  public var role: TextRole
  /// What lies behind the text.
  public var background: BackgroundRole
  /// Emphasis on top of the theme's.
  public var emphasis: Emphasis

  /// Makes a style.
  public init(_ role: TextRole = .text, on background: BackgroundRole = .plain, _ emphasis: Emphasis = []) {
    self.role = role
    self.background = background
    self.emphasis = emphasis
  }

  /// Ordinary text on the terminal's own background.
  public static let plain = Style()
}
