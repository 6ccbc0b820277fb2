import CNcurses
import Glibc
import TerminalUI

/// What terminfo says about the terminal that is open.
struct TerminalCapabilities {
  /// How many colours to use.
  let colorDepth: ColorDepth
  /// What turns on the modes that ncurses does not know: bracketed paste.
  let enterBytes: [UInt8]
  /// What turns them off.
  let leaveBytes: [UInt8]
  /// What makes the terminal report clicks and the wheel.
  let captureMouseBytes: [UInt8]
  /// What leaves the mouse to the terminal.
  let releaseMouseBytes: [UInt8]
  /// What puts the whole screen back, for a process that dies.
  let restoreBytes: [UInt8]

  /// Whether the terminal may have a clipboard that programs can write to.
  let hasClipboard: Bool

  /// Consoles and terminals of hardware: nothing of theirs leaves the screen.
  private static let typesWithoutClipboard = ["linux", "vt", "cons", "ansi", "sun", "wsvt", "hurd", "bterm"]

  /// Asks terminfo. Call after `newterm`.
  ///
  /// - Parameter type: the type of the terminal.
  /// - Parameter allowsColor: false to do without colours whatever the terminal can.
  init(type: String, allowsColor: Bool) {
    colorDepth = allowsColor ? ColorDepth(colors: Int(tigetnum("colors"))) : .monochrome
    // Private modes have a form of their own in the ANSI family; a terminal of that family that does not
    // know one ignores it. Others would show the bytes.
    let isANSI = Self.string("cup")?.starts(with: "\u{1B}[".utf8) ?? false
    hasClipboard = isANSI && !Self.typesWithoutClipboard.contains { type.hasPrefix($0) }
    func modes(_ text: String) -> [UInt8] { isANSI ? Array(text.utf8) : [] }
    enterBytes = modes("\u{1B}[?2004h")
    leaveBytes = modes("\u{1B}[?2004l")
    // 1002 reports buttons, the wheel, and the pointer while a button is down, which 1000 does not: what
    // knows only that one keeps it. 1006 does so without a limit on columns.
    captureMouseBytes = modes("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h")
    releaseMouseBytes = modes("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l")
    restoreBytes =
      releaseMouseBytes + leaveBytes
      + ["sgr0", "rmkx", "cnorm", "rmcup"].flatMap { Self.string($0) ?? [] }
  }

  /// The bytes of a string capability without the marks for delays, or nil when it is missing.
  static func string(_ name: String) -> [UInt8]? {
    guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
    let bytes = Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) }
    let result = withoutDelays(bytes)
    return result.isEmpty ? nil : result
  }

  /// Removes what terminfo(5) writes as `$<5>`, and asks slow hardware terminals to wait for.
  static func withoutDelays(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
