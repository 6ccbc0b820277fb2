import Testing

@testable import TerminalUI

@Suite struct ThemeTests {
  /// The red, green and blue of one of the fixed colours, from 0 to 1.
  private func components(_ color: TerminalColor) -> [Double]? {
    guard case .indexed(let number) = color else { return nil }
    if number >= 232 {
      let grey = Double(8 + 10 * (Int(number) - 232)) / 255
      return [grey, grey, grey]
    }
    let levels = [0.0, 95, 135, 175, 215, 255].map { $0 / 255 }
    let index = Int(number) - 16
    return [levels[index / 36], levels[index / 6 % 6], levels[index % 6]]
  }

  /// The contrast of two colours by the Web Content Accessibility Guidelines, from 1 to 21.
  private func contrast(_ first: TerminalColor, _ second: TerminalColor) -> Double? {
    func luminance(_ color: TerminalColor) -> Double? {
      components(color).map { parts in
        let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
      }
    }
    guard let first = luminance(first), let second = luminance(second) else { return nil }
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The power 2.4 as the fifth root of the twelfth power, by Newton's method.
  private func power(_ value: Double) -> Double {
    let wanted = (0..<12).reduce(1.0) { result, _ in result * value }
    var root = 1.0
    for _ in 0..<200 { root -= (root - wanted / (root * root * root * root)) / 5 }
    return root
  }

  @Test(arguments: [(Theme.dark, [UInt8(16), 234]), (.light, [231, 255])])
  func `text can be read on every background`(theme: Theme, own: [UInt8]) {
    for role in TextRole.allCases where role != .border {
      for background in BackgroundRole.allCases {
        let look = theme.appearance(of: Style(role, on: background), depth: .indexed256)
        guard let foreground = look.foreground else { continue }
        for behind in look.background.map({ [$0] }) ?? own.map({ .indexed($0) }) {
          let ratio = contrast(foreground, behind) ?? 0
          #expect(ratio >= 4.5, "\(role) on \(background): \(ratio)")
        }
      }
    }
  }

  @Test func `high contrast keeps seven to one for everything, frames too`() throws {
    for role in TextRole.allCases {
      for background in BackgroundRole.allCases {
        let look = Theme.highContrast.appearance(of: Style(role, on: background), depth: .indexed256)
        let foreground = try #require(look.foreground)
        let behind = try #require(look.background)
        let ratio = try #require(contrast(foreground, behind))
        #expect(ratio >= 7, "\(role) on \(background): \(ratio)")
      }
    }
  }

  @Test(arguments: ColorDepth.allCases)
  func `the theme of the terminal has only colours that the terminal decides about`(depth: ColorDepth) {
    for role in TextRole.allCases {
      for background in BackgroundRole.allCases {
        let look = Theme.terminal.appearance(of: Style(role, on: background), depth: depth)
        for case .indexed(let number)? in [look.foreground, look.background] {
          Issue.record("\(role) on \(background): \(number)")
        }
      }
    }
  }

  @Test(arguments: Theme.allCases, ColorDepth.allCases)
  func `what matters differs from ordinary text in every theme and depth`(theme: Theme, depth: ColorDepth) {
    func look(_ role: TextRole, _ background: BackgroundRole = .plain) -> Appearance {
      theme.appearance(of: Style(role, on: background), depth: depth)
    }
    for role in [TextRole.failure, .warning, .heading, .accent, .mark, .key, .placeholder, .title] {
      #expect(look(role) != look(.text), "\(role)")
    }
    #expect(look(.failure) != look(.success))
    #expect(look(.failure) != look(.warning))
    #expect(look(.border) != look(.focusedBorder))
    let backgrounds = BackgroundRole.allCases.map { look(.text, $0) }
    #expect(Set(backgrounds).count == backgrounds.count)
  }

  @Test(arguments: Theme.allCases, ColorDepth.allCases)
  func `no theme uses more colours than there are`(theme: Theme, depth: ColorDepth) {
    for role in TextRole.allCases {
      for background in BackgroundRole.allCases {
        let look = theme.appearance(of: Style(role, on: background, [.bold, .reversed]), depth: depth)
        for case .ansi(let number)? in [look.foreground, look.background] {
          #expect(Int(number) < min(16, depth.rawValue))
        }
        for case .indexed(let number)? in [look.foreground, look.background] {
          #expect(depth == .indexed256 && number >= 16)
        }
        if theme == .monochrome { #expect(look.foreground == nil && look.background == nil) }
        #expect(look.attributes.contains(.bold))
      }
    }
  }

  // MARK: - The person's own colours

  @Test(
    arguments: [
      ("green", .ansi(2)), ("bright-cyan", .ansi(14)), ("7", .ansi(7)), ("208", .indexed(208)),
      ("#ff0000", .indexed(196)), ("#FFAF00", .indexed(214)), ("#808080", .indexed(244)),
      ("#005f87", .indexed(24)), ("#005a80", .indexed(24)),
      ("256", nil), ("-1", nil), ("#ff00", nil), ("#gg0000", nil), ("#+ff000", nil), ("purple", nil),
      ("", nil),
      ("bright-", nil), ("٣", nil),
    ] as [(String, TerminalColor?)])
  func `a colour is read as people write it`(text: String, color: TerminalColor?) {
    #expect(TerminalColor(text) == color)
  }

  @Test func `a colour's name reads as the colour`() {
    for number in UInt8.min...UInt8.max {
      let color = number < 16 ? TerminalColor.ansi(number) : .indexed(number)
      #expect(TerminalColor(color.name) == color)
    }
  }

  @Test(arguments: Theme.allCases, ColorDepth.allCases)
  func `a person's colours go before the theme's, as far as there are colours`(
    theme: Theme, depth: ColorDepth
  ) {
    var colors = RoleColors()
    colors["string"] = .indexed(196)
    colors["selection"] = .indexed(21)
    let text = theme.appearance(of: Style(.string), depth: depth, colors: colors)
    let selected = theme.appearance(of: Style(.text, on: .selection), depth: depth, colors: colors)
    guard theme != .monochrome, depth != .monochrome else {
      #expect(text == theme.appearance(of: Style(.string), depth: depth))
      return
    }
    #expect(
      text.foreground == (depth == .indexed256 ? .indexed(196) : depth == .ansi16 ? .ansi(9) : .ansi(1)))
    #expect(selected.background == (depth == .indexed256 ? .indexed(21) : .ansi(4)))
    #expect(!selected.attributes.contains(.reversed))
    #expect(
      theme.appearance(of: Style(.number), depth: depth, colors: colors)
        == theme.appearance(of: Style(.number), depth: depth))
  }

  @Test func `every meaning can have a colour`() {
    var colors = RoleColors()
    for name in RoleColors.names { colors[name] = .ansi(1) }
    #expect(Set(RoleColors.names).count == TextRole.allCases.count + BackgroundRole.allCases.count)
    #expect(RoleColors.names.allSatisfy { colors[$0] == .ansi(1) })
    #expect(colors["focused-border"] != nil)
    #expect(RoleColors()["focused-border"] == nil)
  }

  @Test func `emphasis comes on top, and reversing twice is not reversing`() {
    let plain = Theme.monochrome.appearance(of: Style(.text, on: .plain, .reversed), depth: .monochrome)
    #expect(plain.attributes == .reversed)
    let selected = Theme.monochrome.appearance(
      of: Style(.text, on: .selection, .reversed), depth: .monochrome)
    #expect(!selected.attributes.contains(.reversed))
  }

  @Test(arguments: [
    (0, ColorDepth.monochrome), (-1, .monochrome), (8, .ansi8), (16, .ansi16), (88, .ansi16),
    (256, .indexed256), (1 << 24, .indexed256),
  ])
  func `the depth follows the number of colours`(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test func `each role has a letter of its own`() {
    #expect(Set(TextRole.allCases.map(Surface.letter(for:))).count == TextRole.allCases.count)
    #expect(Set(BackgroundRole.allCases.map(Surface.letter(for:))).count == BackgroundRole.allCases.count)
  }
}
