/// How meanings look: from the role of a text, what lies behind it and emphasis to colours and attributes.
public enum Theme: String, CaseIterable, Hashable, Sendable {
  /// For light text on a dark background.
  case dark
  /// For dark text on a light background.
  case light
  /// Few, strong colours, black or white behind all text.
  case highContrast = "high-contrast"
  /// Attributes only.
  case monochrome
  /// The colours that the person's terminal is set to, on light and on dark backgrounds.
  case terminal

  /// A name to show.
  public var title: String {
    switch self {
    case .dark: "Dark"
    case .light: "Light"
    case .highContrast: "High contrast"
    case .monochrome: "Monochrome"
    case .terminal: "Colours of the terminal"
    }
  }

  /// How a style looks on a terminal with so many colours.
  ///
  /// On a terminal without colours every theme is `monochrome`. Takes constant time.
  ///
  /// - Parameter colors: the person's own colours, which go before the theme's.
  public func appearance(
    of style: Style, depth: ColorDepth, colors: RoleColors = RoleColors()
  ) -> Appearance {
    var appearance =
      switch (self, depth) {
      case (.monochrome, _), (_, .monochrome): Self.monochromeAppearance(style)
      case (_, .ansi8), (_, .ansi16):
        colored(
          style, depth, colors, roles: Palette.basic(self), backgrounds: Palette.basicBackgrounds(self))
      case (_, .indexed256):
        colored(
          style, depth, colors, roles: Palette.indexed(self), backgrounds: Palette.indexedBackgrounds(self))
      }
    if depth == .ansi8 { appearance = Self.limitedToEight(appearance) }
    if style.emphasis.contains(.bold) { appearance.attributes.insert(.bold) }
    if style.emphasis.contains(.underlined) { appearance.attributes.insert(.underlined) }
    if style.emphasis.contains(.dim) { appearance.attributes.insert(.dim) }
    // Reversing twice would hide what is meant to stand out.
    if style.emphasis.contains(.reversed) { appearance.attributes.formSymmetricDifference(.reversed) }
    return appearance
  }

  private func colored(
    _ style: Style, _ depth: ColorDepth, _ colors: RoleColors, roles: (TextRole) -> Appearance,
    backgrounds: (BackgroundRole) -> Appearance
  ) -> Appearance {
    var appearance = roles(style.role)
    let behind = backgrounds(style.background)
    appearance.background = behind.background
    appearance.attributes.formUnion(behind.attributes)
    // A background that sets the colour of its text does so because the roles' own could not be read on it.
    if let foreground = behind.foreground {
      appearance.foreground = foreground
      appearance.attributes.remove(.dim)
    }
    colors.apply(to: &appearance, style, depth: depth, keepsForeground: behind.foreground != nil)
    return appearance
  }

  /// Bright colours become the plain ones, bold for text, so that they differ still.
  private static func limitedToEight(_ appearance: Appearance) -> Appearance {
    var limited = appearance
    if case .ansi(let number) = appearance.foreground, number >= 8 {
      limited.foreground = .ansi(number - 8)
      // White is for ordinary text where a theme sets it, which bold would make look like a title.
      if number != 15 { limited.attributes.insert(.bold) }
    }
    if case .ansi(let number) = appearance.background, number >= 8 {
      limited.background = .ansi(number - 8)
    }
    return limited
  }

  /// Every meaning that matters differs from the text around it without any colour.
  private static func monochromeAppearance(_ style: Style) -> Appearance {
    var attributes: Appearance.Attributes =
      switch style.role {
      case .text, .string, .number, .success, .border, .name: []
      case .muted, .punctuation, .placeholder, .information: .dim
      case .heading: [.bold, .underlined]
      case .title, .focusedBorder, .key, .keyword: .bold
      case .accent: [.bold, .italic]
      case .failure: [.bold, .underlined]
      case .warning: .underlined
      case .mark: [.dim, .underlined]
      }
    switch style.background {
    case .plain: break
    case .field: attributes.formUnion(.underlined)
    case .bar: attributes.formUnion([.reversed, .dim])
    case .selection: attributes = attributes.subtracting(.dim).union(.reversed)
    case .inactiveSelection: attributes = attributes.subtracting(.dim).union([.bold, .underlined, .italic])
    case .match: attributes = attributes.subtracting(.dim).union([.reversed, .underlined])
    case .currentMatch: attributes = attributes.subtracting(.dim).union([.reversed, .bold, .underlined])
    }
    return Appearance(attributes: attributes)
  }
}
