import FoundationEssentials

/// The terminal's clipboard.
enum Clipboard {
  /// The control sequence that copies text: OSC 52 of xterm, the text in Base64.
  static func sequence(copying text: String) -> [UInt8] {
    Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
  }
}
