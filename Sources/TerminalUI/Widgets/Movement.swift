/// A movement through rows: what keys mean in lists, trees and texts.
public enum Movement: Hashable, Sendable {
  /// One row up.
  case up
  /// One row down.
  case down
  /// A screen up.
  case pageUp
  /// A screen down.
  case pageDown
  /// Half a screen up.
  case halfPageUp
  /// Half a screen down.
  case halfPageDown
  /// To the first row.
  case start
  /// To the last row.
  case end

  /// The movement a key stands for: arrows and paging keys, and those of vi (`j`, `k`, `g`, `G`, and with
  /// Control `d`, `u`, `f`, `b`). Nil for any other key.
  public init?(_ key: KeyPress) {
    switch (key.key, key.modifiers) {
    case (.up, []), (.character("k"), []), (.character("p"), .control): self = .up
    case (.down, []), (.character("j"), []), (.character("n"), .control): self = .down
    case (.pageUp, []), (.character("b"), .control): self = .pageUp
    case (.pageDown, []), (.character("f"), .control): self = .pageDown
    case (.character("u"), .control): self = .halfPageUp
    case (.character("d"), .control): self = .halfPageDown
    case (.home, []), (.character("g"), []): self = .start
    case (.end, []), (.character("G"), []): self = .end
    default: return nil
    }
  }
}
