/// Colours that a person gave to meanings, in place of the theme's.
///
/// The attributes of the theme stay, so that what stands out does so still. Where there are no colours, these do not
/// count either.
public struct RoleColors: Hashable, Sendable {
  private var texts: [TextRole: TerminalColor] = [:]
  private var backgrounds: [BackgroundRole: TerminalColor] = [:]

  /// None.
  public init() {}

  /// The names of the meanings that can have a colour, in the order of their lists: those of text, then those of what
  /// lies behind it.
  public static let names =
    TextRole.allCases.map { name(of: "\($0)") } + BackgroundRole.allCases.map { name(of: "\($0)") }

  /// The colour of a meaning, by its name.
  public subscript(name: String) -> TerminalColor? {
    get {
      if let role = Self.textRole(named: name) { return texts[role] }
      return Self.backgroundRole(named: name).flatMap { backgrounds[$0] }
    }
    set {
      if let role = Self.textRole(named: name) { texts[role] = newValue }
      if let role = Self.backgroundRole(named: name) { backgrounds[role] = newValue }
    }
  }

  private static func textRole(named name: String) -> TextRole? {
    TextRole.allCases.first { self.name(of: "\($0)") == name }
  }

  private static func backgroundRole(named name: String) -> BackgroundRole? {
    BackgroundRole.allCases.first { self.name(of: "\($0)") == name }
  }

  /// A name of the code as a person writes it: `focusedBorder` as `focused-border`.
  private static func name(of word: String) -> String {
    word.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
  }

  /// Gives an appearance of the theme the colours.
  ///
  /// - Parameter keepsForeground: whether the background decides about the colour of the text on it.
  func apply(to appearance: inout Appearance, _ style: Style, depth: ColorDepth, keepsForeground: Bool) {
    if !keepsForeground, let color = texts[style.role] {
      appearance.foreground = color.limited(to: depth)
      appearance.attributes.remove(.dim)
    }
    if let color = backgrounds[style.background] {
      appearance.background = color.limited(to: depth)
      appearance.attributes.remove(.reversed)
    }
  }
}
