import TerminalUI

extension KeyPress {
  /// The key with a name as it is written in a configuration file: `ctrl-r`, `alt-f`, `shift-left`, `f5`,
  /// `space`, or a character by itself; also as the help writes it, such as `^R`.
  ///
  /// - Returns: nil when there is no such key.
  public init?(named name: String) {
    var rest = name[...]
    var modifiers: KeyModifiers = []
    if rest.count == 2, rest.first == "^", let letter = rest.last {
      self.init(.character(Character(letter.lowercased())), .control)
      return
    }
    while let (prefix, modifier) = Self.prefixes.first(where: { rest.lowercased().hasPrefix($0.0) }),
      rest.count > prefix.count
    {
      rest = rest.dropFirst(prefix.count)
      modifiers.insert(modifier)
    }
    guard let key = Key(named: String(rest)) else { return nil }
    switch key {
    case .character(let character) where modifiers.contains(.control):
      // A terminal sends the same for both cases.
      self.init(.character(Character(character.lowercased())), modifiers)
    case .character where modifiers.contains(.shift):
      // With Shift a terminal sends another character, which is the one to name.
      return nil
    case .tab where modifiers == .shift: self.init(.backTab)
    default: self.init(key, modifiers)
    }
  }

  private static let prefixes: [(String, KeyModifiers)] = [
    ("ctrl-", .control), ("control-", .control), ("alt-", .alternate), ("shift-", .shift),
  ]
}

extension Key {
  /// The key with a name, without what is held down with it.
  fileprivate init?(named name: String) {
    let lowercased = name.lowercased()
    if let key = Self.names[lowercased] {
      self = key
      return
    }
    if name.count == 1, let character = name.first, character != " " {
      self = .character(character)
      return
    }
    guard lowercased.first == "f", let number = Int(lowercased.dropFirst()), (1...12).contains(number) else {
      return nil
    }
    self = .function(number)
  }

  private static let names: [String: Key] = [
    "space": .character(" "), "enter": .enter, "return": .enter, "esc": .escape, "escape": .escape,
    "tab": .tab, "backspace": .backspace, "del": .delete, "delete": .delete, "ins": .insert,
    "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pgup": .pageUp, "page-up": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "page-down": .pageDown,
    "pagedown": .pageDown, "↑": .up, "↓": .down, "←": .left, "→": .right,
  ]
}
