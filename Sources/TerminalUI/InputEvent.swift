/// What a person did at the terminal, or what the terminal did by itself.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyPress)
  /// Text was pasted, as one piece, whatever it holds.
  case paste(String)
  /// The mouse was used.
  case mouse(MouseEvent)
  /// The terminal has a new size.
  case resize(Size)
  /// The program came back after it was suspended; everything must be drawn again.
  case resumed
}

/// A key with what was held down together with it.
public struct KeyPress: Hashable, Sendable {
  /// The key.
  public var key: Key
  /// What was held down. Shift is not reported for characters: they come as typed.
  public var modifiers: KeyModifiers

  /// Makes a key press.
  public init(_ key: Key, _ modifiers: KeyModifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  /// A character typed by itself.
  public static func character(_ character: Character) -> KeyPress { KeyPress(.character(character)) }

  /// A letter with Control, the letter in lower case: `.control("r")`.
  public static func control(_ character: Character) -> KeyPress {
    KeyPress(.character(character), [.control])
  }
}

/// A key of the keyboard.
public enum Key: Hashable, Sendable {
  /// A character, including the blank.
  case character(Character)
  /// Enter.
  case enter
  /// Escape.
  case escape
  /// Tab.
  case tab
  /// Tab with Shift.
  case backTab
  /// Backspace.
  case backspace
  /// Delete forward.
  case delete
  /// Insert.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// F1 to F12, by number.
  case function(Int)
}

/// Keys held down with another.
public struct KeyModifiers: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Control.
  public static let control = KeyModifiers(rawValue: 1)
  /// Alt, or Escape just before the key.
  public static let alternate = KeyModifiers(rawValue: 2)
  /// Shift, for keys that are no characters.
  public static let shift = KeyModifiers(rawValue: 4)
}

/// Something done with the mouse.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable {
    /// The left button was pressed and let go.
    case click
    /// The left button was clicked twice.
    case doubleClick
    /// The pointer was moved with the left button held down, which was pressed at a cell.
    case drag(from: Position)
    /// The left button was let go elsewhere than it was pressed, which ends a drag.
    case dragEnd
    /// The wheel was turned away from the person.
    case scrollUp
    /// The wheel was turned towards the person.
    case scrollDown
  }

  /// What was done.
  public var kind: Kind
  /// The cell under the pointer.
  public var position: Position

  /// Makes a mouse event.
  public init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}
