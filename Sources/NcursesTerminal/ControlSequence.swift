import TerminalUI

/// A control sequence of ECMA-48 as a terminal sends it: numbers, and a letter that says what they mean.
struct ControlSequence {
  private let parameters: ArraySlice<UInt8>
  private let final: UInt8

  /// Takes the bytes between `ESC [` and the last one, and the last one.
  init(parameters: ArraySlice<UInt8>, final: UInt8) {
    self.parameters = parameters
    self.final = final
  }

  /// What it means; `.nothing` when it means nothing here.
  var token: InputToken {
    if parameters.first == UInt8(ascii: "<") { return mouseToken }
    let numbers = Self.numbers(parameters)
    let number = numbers.first ?? 0
    let modifiers = KeyModifiers(xtermParameter: numbers.count > 1 ? numbers[1] : 0)
    if final == UInt8(ascii: "~") {
      if number == 200 { return .pasteBegin }
      return Self.key(number: number).map { .key(KeyPress($0, modifiers)) } ?? .nothing
    }
    guard var key = Self.key(final: final) else { return .nothing }
    key.modifiers.formUnion(modifiers)
    return .key(key)
  }

  /// The mouse in the form xterm calls SGR (mode 1006): `CSI < button ; column ; row`, `M` or `m`.
  private var mouseToken: InputToken {
    let numbers = Self.numbers(parameters.dropFirst())
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else {
      return .nothing
    }
    return .mouse(
      MouseReport(
        code: numbers[0], isRelease: final == UInt8(ascii: "m"),
        position: Position(column: numbers[1] - 1, row: numbers[2] - 1)))
  }

  /// The numbers between semicolons. Missing ones are 0, and large ones stop at 65535.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.reduce(0) { value, byte in
        (0x30...0x39).contains(byte) ? min(value * 10 + Int(byte - 0x30), 65535) : value
      }
    }
  }

  /// Keys that a letter stands for, after `ESC [` and after `ESC O`.
  static func key(final: UInt8) -> KeyPress? {
    switch Character(Unicode.Scalar(final)) {
    case "A": KeyPress(.up)
    case "B": KeyPress(.down)
    case "C": KeyPress(.right)
    case "D": KeyPress(.left)
    case "F": KeyPress(.end)
    case "H": KeyPress(.home)
    case "P": KeyPress(.function(1))
    case "Q": KeyPress(.function(2))
    case "R": KeyPress(.function(3))
    case "S": KeyPress(.function(4))
    case "Z": KeyPress(.backTab)
    default: nil
    }
  }

  /// Keys that a number before `~` stands for, as on a VT220 and xterm.
  private static func key(number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }
}
