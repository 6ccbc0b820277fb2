import TerminalUI

/// The byte sequences that a terminal sends for its keys, as terminfo names them.
struct KeySequences {
  /// What the beginning of some bytes says.
  enum Match: Equatable {
    /// They begin with a whole sequence, which is this long.
    case key(KeyPress, length: Int)
    /// They are the beginning of a sequence, or of a longer one than they hold.
    case incomplete
    /// No sequence begins this way.
    case none
  }

  private var keys: [[UInt8]: KeyPress] = [:]
  private var beginnings: Set<[UInt8]> = []

  /// Asks for every capability that describes a key.
  ///
  /// - Parameter capability: the bytes of a terminfo string capability, or nil when it is missing.
  init(capability: (String) -> [UInt8]?) {
    for (name, key) in Self.capabilities {
      guard let bytes = capability(name) else { continue }
      add(bytes, key)
    }
  }

  private mutating func add(_ bytes: [UInt8], _ key: KeyPress) {
    // A sequence that begins like text would make that text impossible to type.
    guard let first = bytes.first, first < 0x20 || first == 0x7F, keys[bytes] == nil else { return }
    // Of the single bytes only those nobody can mistake; the others are the same for all terminals.
    guard bytes.count > 1 else { return }
    keys[bytes] = key
    for count in 1..<bytes.count { beginnings.insert(Array(bytes[..<count])) }
  }

  /// Looks for the longest sequence at the beginning of some bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    guard let first = bytes.first, first < 0x20 || first == 0x7F else { return .none }
    var found = Match.none
    var beginning: [UInt8] = []
    for byte in bytes {
      beginning.append(byte)
      if let key = keys[beginning] { found = .key(key, length: beginning.count) }
      guard beginnings.contains(beginning) else { return found }
    }
    return .incomplete
  }

  /// Whether a sequence is known.
  func contains(_ bytes: [UInt8]) -> Bool { keys[bytes] != nil }

  // MARK: - Names

  /// The names of terminfo(5), and the extended names that xterm began and many terminals follow.
  private static let capabilities: [(String, KeyPress)] = plainKeys + functionKeys + modifiedKeys

  private static let plainKeys: [(String, KeyPress)] = [
    ("kcuu1", KeyPress(.up)), ("kcud1", KeyPress(.down)), ("kcub1", KeyPress(.left)),
    ("kcuf1", KeyPress(.right)), ("khome", KeyPress(.home)), ("kend", KeyPress(.end)),
    ("kpp", KeyPress(.pageUp)), ("knp", KeyPress(.pageDown)), ("kdch1", KeyPress(.delete)),
    ("kich1", KeyPress(.insert)), ("kbs", KeyPress(.backspace)), ("kcbt", KeyPress(.backTab)),
    ("kent", KeyPress(.enter)),
  ]

  private static let functionKeys: [(String, KeyPress)] =
    (1...12).map { ("kf\($0)", KeyPress(.function($0))) }

  /// `kLFT` is Left with Shift, `kLFT3` to `kLFT8` with what xterm numbers 3 to 8.
  private static let modifiedKeys: [(String, KeyPress)] = {
    let names: [(String, Key)] = [
      ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home), ("kEND", .end),
      ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
    ]
    return names.flatMap { name, key in
      [(name, KeyPress(key, .shift))]
        + (3...8).map { ("\(name)\($0)", KeyPress(key, KeyModifiers(xtermParameter: $0))) }
    }
  }()
}

extension KeyModifiers {
  /// The modifiers as xterm numbers them: 1 and a sum of 1 for Shift, 2 for Alt, 4 for Control, 8 for Meta.
  /// Other numbers mean none.
  init(xtermParameter parameter: Int) {
    self = []
    guard (2...16).contains(parameter) else { return }
    let bits = parameter - 1
    if bits & 1 != 0 { insert(.shift) }
    if bits & 0b1010 != 0 { insert(.alternate) }
    if bits & 4 != 0 { insert(.control) }
  }
}
