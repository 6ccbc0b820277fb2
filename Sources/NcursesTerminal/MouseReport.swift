import TerminalUI

/// What a terminal says about the mouse.
struct MouseReport: Equatable {
  /// The button and what was held down, as xterm numbers them.
  var code: Int
  /// Whether a button was let go.
  var isRelease: Bool
  /// The cell under the pointer.
  var position: Position

  /// Makes a report.
  init(code: Int, isRelease: Bool, position: Position) {
    self.code = code
    self.isRelease = isRelease
    self.position = position
  }

  /// Reads the three bytes of xterm's first form, each with 32 added. In it a release names no button.
  init(x10 bytes: [UInt8]) {
    let numbers = bytes.map { Int($0) - 32 }
    let code = numbers.first ?? 0
    self.init(
      code: code & 3 == 3 && code & 64 == 0 ? code & ~3 : code,
      isRelease: code & 3 == 3 && code & 64 == 0,
      position: Position(
        column: (numbers.dropFirst().first ?? 0) - 1, row: (numbers.dropFirst(2).first ?? 0) - 1))
  }
}

/// Makes clicks and drags of what a mouse's buttons do.
struct ClickTracker {
  /// The longest time between the two clicks of a double click.
  static let doubleClickInterval = Duration.milliseconds(400)

  private var pressed: Position?
  /// Where the button went down that is held down.
  private var dragStart: Position?
  private var lastClick: (position: Position, time: ContinuousClock.Instant)?

  /// The event that a report completes, or nil.
  mutating func event(for report: MouseReport, at time: ContinuousClock.Instant) -> MouseEvent? {
    let modifierBits = 4 | 8 | 16
    // 32 tells that the pointer moved.
    switch report.code & ~modifierBits {
    case 64: return report.isRelease ? nil : MouseEvent(.scrollUp, at: report.position)
    case 65: return report.isRelease ? nil : MouseEvent(.scrollDown, at: report.position)
    case 0 where report.isRelease: return click(at: report.position, time)
    case 0:
      pressed = report.position
      dragStart = report.position
    case 32 where !report.isRelease: return drag(to: report.position)
    default: pressed = nil
    }
    return nil
  }

  private mutating func drag(to position: Position) -> MouseEvent? {
    guard let dragStart else { return nil }
    // A hand that shakes within a cell still clicks.
    if position != pressed { pressed = nil }
    return position == dragStart && pressed != nil ? nil : MouseEvent(.drag(from: dragStart), at: position)
  }

  private mutating func click(at position: Position, _ time: ContinuousClock.Instant) -> MouseEvent? {
    let wasHeld = dragStart != nil
    dragStart = nil
    // Let go elsewhere: the person moved something, changed their mind, or selects text.
    guard pressed == position else {
      pressed = nil
      return wasHeld ? MouseEvent(.dragEnd, at: position) : nil
    }
    pressed = nil
    if let last = lastClick, last.position == position, time - last.time <= Self.doubleClickInterval {
      lastClick = nil
      return MouseEvent(.doubleClick, at: position)
    }
    lastClick = (position, time)
    return MouseEvent(.click, at: position)
  }
}
