/// How a cell looks on a terminal.
public struct Appearance: Hashable, Sendable {
  /// Attributes of a terminal.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Less bright.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underlined = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reversed = Attributes(rawValue: 8)
    /// Italic.
    public static let italic = Attributes(rawValue: 16)
  }

  /// The colour of the text, or nil for the terminal's own.
  public var foreground: TerminalColor?
  /// The colour behind the text, or nil for the terminal's own.
  public var background: TerminalColor?
  /// Attributes.
  public var attributes: Attributes

  /// Makes an appearance.
  public init(
    foreground: TerminalColor? = nil, background: TerminalColor? = nil, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// How many colours a terminal shows.
public enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  /// None: attributes only, as asked for with `NO_COLOR`.
  case monochrome = 0
  /// The 8 colours 0 to 7.
  case ansi8 = 8
  /// The 16 colours 0 to 15.
  case ansi16 = 16
  /// 256 colours.
  case indexed256 = 256

  /// Orders by the number of colours.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }

  /// The depth of a terminal with so many colours, as its terminfo entry tells.
  public init(colors: Int) {
    switch colors {
    case 256...: self = .indexed256
    case 16..<256: self = .ansi16
    case 8..<16: self = .ansi8
    default: self = .monochrome
    }
  }
}
