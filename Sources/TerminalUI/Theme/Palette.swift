/// The colours of the built-in themes.
///
/// Indexed colours were chosen so that text has a contrast of at least 4.5 to 1 against the background the
/// theme is made for, and against its own selection, as the Web Content Accessibility Guidelines ask; a test
/// checks it. Frames and guide lines are quieter on purpose.
enum Palette {
  /// The colours of roles with 256 colours.
  static func indexed(_ theme: Theme) -> (TextRole) -> Appearance {
    switch theme {
    case .light: indexedLight
    case .highContrast: indexedHighContrast
    case .terminal: basicTerminal
    case .dark, .monochrome: indexedDark
    }
  }

  /// The colours of backgrounds with 256 colours.
  static func indexedBackgrounds(_ theme: Theme) -> (BackgroundRole) -> Appearance {
    switch theme {
    case .light: indexedLightBackground
    case .highContrast: indexedHighContrastBackground
    case .terminal: basicBackground
    case .dark, .monochrome: indexedDarkBackground
    }
  }

  /// The colours of roles with 16 colours.
  static func basic(_ theme: Theme) -> (TextRole) -> Appearance {
    switch theme {
    case .light: basicLight
    case .highContrast: basicHighContrast
    case .terminal: basicTerminal
    case .dark, .monochrome: basicDark
    }
  }

  /// The colours of backgrounds with 16 colours.
  static func basicBackgrounds(_ theme: Theme) -> (BackgroundRole) -> Appearance {
    switch theme {
    case .highContrast: highContrastBackground
    case .dark, .light, .monochrome, .terminal: basicBackground
    }
  }

  private static func indexedDark(_ role: TextRole) -> Appearance {
    switch role {
    case .text: Appearance()
    case .muted: Appearance(foreground: .indexed(248))
    case .heading: Appearance(foreground: .indexed(110), attributes: .bold)
    case .title: Appearance(foreground: .indexed(255), attributes: .bold)
    case .border: Appearance(foreground: .indexed(240))
    case .focusedBorder: Appearance(foreground: .indexed(110))
    case .name: Appearance(foreground: .indexed(117))
    case .string: Appearance(foreground: .indexed(150))
    case .number: Appearance(foreground: .indexed(216))
    case .keyword: Appearance(foreground: .indexed(183))
    case .punctuation: Appearance(foreground: .indexed(247))
    case .success: Appearance(foreground: .indexed(114))
    case .failure: Appearance(foreground: .indexed(210), attributes: .bold)
    case .warning: Appearance(foreground: .indexed(221))
    case .information: Appearance(foreground: .indexed(116))
    case .accent: Appearance(foreground: .indexed(222), attributes: .bold)
    case .key: Appearance(foreground: .indexed(153), attributes: .bold)
    case .mark: Appearance(foreground: .indexed(176), attributes: .underlined)
    case .placeholder: Appearance(foreground: .indexed(247), attributes: .italic)
    }
  }

  private static func indexedDarkBackground(_ background: BackgroundRole) -> Appearance {
    switch background {
    case .plain: Appearance()
    case .selection: Appearance(background: .indexed(18))
    case .inactiveSelection: Appearance(background: .indexed(236))
    case .match: Appearance(foreground: .indexed(16), background: .indexed(179))
    case .currentMatch: Appearance(foreground: .indexed(16), background: .indexed(221), attributes: .bold)
    case .field: Appearance(background: .indexed(235))
    case .bar: Appearance(background: .indexed(234))
    }
  }

  private static func indexedLight(_ role: TextRole) -> Appearance {
    switch role {
    case .text: Appearance()
    case .muted: Appearance(foreground: .indexed(240))
    case .heading: Appearance(foreground: .indexed(24), attributes: .bold)
    case .title: Appearance(foreground: .indexed(16), attributes: .bold)
    case .border: Appearance(foreground: .indexed(249))
    case .focusedBorder: Appearance(foreground: .indexed(25))
    case .name: Appearance(foreground: .indexed(24))
    case .string: Appearance(foreground: .indexed(22))
    case .number: Appearance(foreground: .indexed(19))
    case .keyword: Appearance(foreground: .indexed(54))
    case .punctuation: Appearance(foreground: .indexed(240))
    case .success: Appearance(foreground: .indexed(22))
    case .failure: Appearance(foreground: .indexed(124), attributes: .bold)
    case .warning: Appearance(foreground: .indexed(58), attributes: .bold)
    case .information: Appearance(foreground: .indexed(23))
    case .accent: Appearance(foreground: .indexed(89), attributes: .bold)
    case .key: Appearance(foreground: .indexed(18), attributes: .bold)
    case .mark: Appearance(foreground: .indexed(90), attributes: .underlined)
    case .placeholder: Appearance(foreground: .indexed(240), attributes: .italic)
    }
  }

  private static func indexedLightBackground(_ background: BackgroundRole) -> Appearance {
    switch background {
    case .plain: Appearance()
    case .selection: Appearance(background: .indexed(189))
    case .inactiveSelection: Appearance(background: .indexed(253))
    case .match: Appearance(foreground: .indexed(16), background: .indexed(222))
    case .currentMatch: Appearance(foreground: .indexed(16), background: .indexed(214), attributes: .bold)
    case .field: Appearance(background: .indexed(230))
    case .bar: Appearance(background: .indexed(254))
    }
  }

  /// Black and white, and three colours that keep a contrast of 7 to 1 on black.
  private static func indexedHighContrast(_ role: TextRole) -> Appearance {
    switch role {
    case .text, .muted, .string, .number, .punctuation, .border: Appearance(foreground: .indexed(231))
    case .heading: Appearance(foreground: .indexed(231), attributes: [.bold, .underlined])
    case .title, .keyword: Appearance(foreground: .indexed(231), attributes: .bold)
    case .focusedBorder: Appearance(foreground: .indexed(226), attributes: .bold)
    case .name, .information: Appearance(foreground: .indexed(123))
    case .success: Appearance(foreground: .indexed(120), attributes: .bold)
    case .failure: Appearance(foreground: .indexed(217), attributes: [.bold, .underlined])
    case .warning: Appearance(foreground: .indexed(226), attributes: .underlined)
    case .accent, .key: Appearance(foreground: .indexed(226), attributes: .bold)
    case .mark: Appearance(foreground: .indexed(123), attributes: .underlined)
    case .placeholder: Appearance(foreground: .indexed(231), attributes: .italic)
    }
  }

  private static func indexedHighContrastBackground(_ background: BackgroundRole) -> Appearance {
    switch background {
    case .plain: Appearance(background: .indexed(16))
    case .selection: Appearance(foreground: .indexed(16), background: .indexed(231))
    case .inactiveSelection: Appearance(background: .indexed(16), attributes: [.bold, .underlined])
    case .match: Appearance(foreground: .indexed(16), background: .indexed(123))
    case .currentMatch:
      Appearance(foreground: .indexed(16), background: .indexed(226), attributes: .underlined)
    case .field: Appearance(background: .indexed(16), attributes: .underlined)
    case .bar: Appearance(background: .indexed(16), attributes: .bold)
    }
  }

  /// The eight plain colours as the person's terminal has them, neither white nor black among them: what
  /// stands out does so by an attribute besides.
  private static func basicTerminal(_ role: TextRole) -> Appearance {
    switch role {
    case .text, .punctuation: Appearance()
    case .muted, .border: Appearance(attributes: .dim)
    case .heading: Appearance(foreground: .ansi(6), attributes: .bold)
    case .title: Appearance(attributes: .bold)
    case .focusedBorder: Appearance(foreground: .ansi(6), attributes: .bold)
    case .name, .information: Appearance(foreground: .ansi(6))
    case .string, .success: Appearance(foreground: .ansi(2))
    case .number: Appearance(foreground: .ansi(5))
    case .keyword: Appearance(foreground: .ansi(5), attributes: .bold)
    case .failure: Appearance(foreground: .ansi(1), attributes: .bold)
    case .warning: Appearance(foreground: .ansi(3), attributes: .underlined)
    case .accent: Appearance(foreground: .ansi(3), attributes: .bold)
    case .key: Appearance(foreground: .ansi(6), attributes: .bold)
    case .mark: Appearance(foreground: .ansi(5), attributes: .underlined)
    case .placeholder: Appearance(attributes: [.dim, .italic])
    }
  }

  /// The person's terminal decides what these colours are, so only those that are readable on a dark
  /// background in all common settings are used: no plain blue.
  private static func basicDark(_ role: TextRole) -> Appearance {
    switch role {
    case .text, .punctuation: Appearance()
    case .muted, .border: Appearance(attributes: .dim)
    case .heading: Appearance(foreground: .ansi(6), attributes: .bold)
    case .title: Appearance(attributes: .bold)
    case .focusedBorder: Appearance(foreground: .ansi(6), attributes: .bold)
    case .name, .information: Appearance(foreground: .ansi(6))
    case .string, .success: Appearance(foreground: .ansi(2))
    case .number, .warning: Appearance(foreground: .ansi(3))
    case .keyword: Appearance(foreground: .ansi(5))
    case .failure: Appearance(foreground: .ansi(9), attributes: .bold)
    case .accent: Appearance(foreground: .ansi(11), attributes: .bold)
    case .key: Appearance(foreground: .ansi(14), attributes: .bold)
    case .mark: Appearance(foreground: .ansi(5), attributes: .underlined)
    case .placeholder: Appearance(attributes: [.dim, .italic])
    }
  }

  /// As `basicDark`, for a light background: no yellow, no bright colours.
  private static func basicLight(_ role: TextRole) -> Appearance {
    switch role {
    case .text, .punctuation: Appearance()
    case .muted, .border: Appearance(attributes: .dim)
    case .heading: Appearance(foreground: .ansi(4), attributes: .bold)
    case .title: Appearance(attributes: .bold)
    case .focusedBorder: Appearance(foreground: .ansi(4), attributes: .bold)
    case .name, .information: Appearance(foreground: .ansi(4))
    case .string, .success: Appearance(foreground: .ansi(2))
    case .number: Appearance(foreground: .ansi(1))
    case .warning: Appearance(foreground: .ansi(1), attributes: .underlined)
    case .keyword: Appearance(foreground: .ansi(5))
    case .failure: Appearance(foreground: .ansi(1), attributes: .bold)
    case .accent: Appearance(foreground: .ansi(5), attributes: .bold)
    case .key: Appearance(foreground: .ansi(4), attributes: .bold)
    case .mark: Appearance(foreground: .ansi(5), attributes: .underlined)
    case .placeholder: Appearance(attributes: [.dim, .italic])
    }
  }

  /// With colours that the terminal decides about, only reversing is sure to be readable behind any of them.
  private static func basicBackground(_ background: BackgroundRole) -> Appearance {
    switch background {
    case .plain: Appearance()
    case .selection: Appearance(attributes: [.reversed, .bold])
    case .inactiveSelection: Appearance(attributes: [.bold, .underlined])
    case .match: Appearance(foreground: .ansi(0), background: .ansi(3))
    case .currentMatch: Appearance(foreground: .ansi(0), background: .ansi(6), attributes: .underlined)
    case .field: Appearance(attributes: .underlined)
    case .bar: Appearance(attributes: .reversed)
    }
  }

  private static func basicHighContrast(_ role: TextRole) -> Appearance {
    switch role {
    case .text, .muted, .string, .number, .punctuation, .border: Appearance(foreground: .ansi(15))
    case .heading: Appearance(foreground: .ansi(15), attributes: [.bold, .underlined])
    case .title: Appearance(foreground: .ansi(15), attributes: .bold)
    case .focusedBorder: Appearance(foreground: .ansi(11), attributes: .bold)
    case .name, .information: Appearance(foreground: .ansi(14))
    case .keyword: Appearance(foreground: .ansi(15), attributes: .bold)
    case .success: Appearance(foreground: .ansi(10), attributes: .bold)
    case .failure: Appearance(foreground: .ansi(9), attributes: [.bold, .underlined])
    case .warning: Appearance(foreground: .ansi(11), attributes: .underlined)
    case .accent, .key: Appearance(foreground: .ansi(11), attributes: .bold)
    case .mark: Appearance(foreground: .ansi(14), attributes: .underlined)
    case .placeholder: Appearance(foreground: .ansi(15), attributes: .italic)
    }
  }

  private static func highContrastBackground(_ background: BackgroundRole) -> Appearance {
    switch background {
    case .plain: Appearance(background: .ansi(0))
    case .selection: Appearance(foreground: .ansi(0), background: .ansi(15))
    case .inactiveSelection: Appearance(background: .ansi(0), attributes: [.bold, .underlined])
    case .match: Appearance(foreground: .ansi(0), background: .ansi(14))
    case .currentMatch: Appearance(foreground: .ansi(0), background: .ansi(11), attributes: .underlined)
    case .field: Appearance(background: .ansi(0), attributes: .underlined)
    case .bar: Appearance(background: .ansi(0), attributes: .bold)
    }
  }
}
