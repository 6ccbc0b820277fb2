import OrderedJSON

/// Random values with a fixed sequence, so that a failure can be seen again.
struct RandomJSON: RandomNumberGenerator {
  private var state: UInt64

  /// The pieces that names and strings are made of.
  private let pieces: [String]

  /// A generator; with plain text, no name or string has anything in it that its bytes do not say.
  init(seed: UInt64, isPlain: Bool = false) {
    state = seed
    let plain = ["a", "name", "]", ",", ": ", "{"]
    pieces = isPlain ? plain : plain + ["\"", "\\", "\n", "é", "日本", "\u{1F600}", "\u{0}"]
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// An array or object with about so many values in it, some nested deep, some side by side.
  mutating func value(members: Int) -> JSON {
    var left = members
    var object = JSONObject()
    while left > 0 {
      let share = min(left, Int.random(in: 1...max(1, members), using: &self))
      object.append(
        text(), share < 3 ? scalar() : Bool.random(using: &self) ? value(members: share - 1) : list(share - 1)
      )
      left -= share
    }
    return .object(object)
  }

  private mutating func list(_ members: Int) -> JSON {
    .array((0..<members / 3).map { _ in scalar() } + [value(members: members / 2)])
  }

  private mutating func scalar() -> JSON {
    switch Int.random(in: 0..<7, using: &self) {
    case 0: .null
    case 1: .boolean(.random(using: &self))
    case 2: .number(JSONNumber(Int64.random(in: .min ... .max, using: &self)))
    case 3: .array([])
    case 4: .object([:])
    default: .string(text())
    }
  }

  private mutating func text() -> String {
    return (0..<Int.random(in: 0...12, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }
      .joined()
  }
}
