import TerminalUI

/// Keys as one says them: `press("j", .enter, .control("r"))`.
extension KeyPress: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character typed by itself.
  public init(extendedGraphemeClusterLiteral character: Character) {
    self = .character(character)
  }

  static let enter = KeyPress(.enter)
  static let escape = KeyPress(.escape)
  static let tab = KeyPress(.tab)
  static let backTab = KeyPress(.backTab)
  static let space = KeyPress(.character(" "))
  static let up = KeyPress(.up)
  static let down = KeyPress(.down)
  static let left = KeyPress(.left)
  static let right = KeyPress(.right)
  static let pageDown = KeyPress(.pageDown)
  static let backspace = KeyPress(.backspace)

  static func alternate(_ character: Character) -> KeyPress {
    KeyPress(.character(character), .alternate)
  }
}
