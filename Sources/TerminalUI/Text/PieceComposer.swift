/// Puts the scalars of one grapheme cluster together into pieces.
struct PieceComposer {
  /// A cell of ncurses holds five scalars; some terminals draw fewer over each other.
  private static let combiningLimit = 3

  private var pieces: [DisplayText.Piece] = []
  /// The scalar with a width of its own that further marks are drawn over, with those marks.
  private var base = ""
  private var baseColumns = 0
  private var combiningCount = 0
  private var baseIsEmoji = false
  private var isCrowded = false

  /// Adds the next scalar of the cluster.
  mutating func add(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch DisplayText.kind(of: scalar) {
    case .spacing(let columns):
      if scalar.properties.isEmojiModifier, baseIsEmoji {
        isCrowded = true
      } else {
        begin(with: scalar, columns: columns)
      }
    case .spacingMark(let columns):
      if base.isEmpty {
        addMark(for: scalar)
      } else {
        begin(with: scalar, columns: columns)
      }
    case .combining:
      if base.isEmpty {
        addMark(for: scalar)
      } else if combiningCount < Self.combiningLimit {
        base.unicodeScalars.append(scalar)
        combiningCount += 1
      } else {
        isCrowded = true
      }
    case .unsafe:
      if !isSilentEmojiPart(scalar, before: next) { addMark(for: scalar) }
    }
  }

  /// All pieces of the cluster.
  mutating func finished() -> [DisplayText.Piece] {
    flush()
    return pieces
  }

  /// A selector or joiner that only says how an emoji is to be drawn.
  private func isSilentEmojiPart(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    guard baseIsEmoji else { return false }
    switch scalar.value {
    case 0xFE0E, 0xFE0F: return true
    case 0x200D: return next?.properties.isEmoji ?? false
    default: return false
    }
  }

  private mutating func begin(with scalar: Unicode.Scalar, columns: Int) {
    flush()
    base.unicodeScalars.append(scalar)
    baseColumns = columns
    baseIsEmoji = scalar.properties.isEmoji
  }

  private mutating func flush() {
    // One character in all cases known; should Unicode ever split it, each part stays a piece.
    for (index, character) in base.enumerated() {
      pieces.append(.init(character, columns: index == 0 ? baseColumns : DisplayText.columns(of: character)))
    }
    if isCrowded { pieces.append(.init("⁺", isMark: true)) }
    base = ""
    combiningCount = 0
    baseIsEmoji = false
    isCrowded = false
  }

  private mutating func addMark(for scalar: Unicode.Scalar) {
    flush()
    switch scalar.value {
    case 0x09: pieces.append(.init("⇥", isMark: true))
    case 0x0A: pieces.append(.init("⏎", isMark: true))
    case 0...0x1F: appendMark(of: 0x2400 + scalar.value)
    case 0x7F: pieces.append(.init("␡", isMark: true))
    case 0xA0: pieces.append(.init("⍽", isMark: true))
    case 0x1F1E6...0x1F1FF: appendMark(of: scalar.value - 0x1F1E6 + 0x41)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      for character in "‹U+\(padding)\(digits)›" { pieces.append(.init(character, isMark: true)) }
    }
  }

  private mutating func appendMark(of value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    pieces.append(.init(Character(scalar), isMark: true))
  }
}
