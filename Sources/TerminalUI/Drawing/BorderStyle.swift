/// Of what lines are drawn.
public enum BorderStyle: Hashable, Sendable {
  /// The box drawing characters `─│┌┐└┘`.
  case lines
  /// The characters `-|+`, for terminals and fonts without box drawing characters.
  case ascii
  /// Blanks, for screen readers, which would read every line character aloud.
  case none

  /// The character of a horizontal line.
  public var horizontal: Character { pick("─", "-") }
  /// The character of a vertical line.
  public var vertical: Character { pick("│", "|") }

  /// The sign before a line that others stand below: whether they show.
  public func foldSign(isOpen: Bool) -> String {
    switch (self, isOpen) {
    case (.lines, true): "▾"
    case (.lines, false): "▸"
    // A screen reader says these too.
    case (_, true): "-"
    case (_, false): "+"
    }
  }

  /// The sign of a value that is chosen from a list.
  public var choiceSign: String { self == .lines ? "▾" : "v" }

  var topLeft: Character { pick("┌", "+") }
  var topRight: Character { pick("┐", "+") }
  var bottomLeft: Character { pick("└", "+") }
  var bottomRight: Character { pick("┘", "+") }

  /// The thumb of a scroll bar.
  var thumb: Character { pick("┃", "#") }

  private func pick(_ line: Character, _ ascii: Character) -> Character {
    switch self {
    case .lines: line
    case .ascii: ascii
    case .none: " "
    }
  }
}
