import FoundationEssentials

/// The terminal's clipboard.
enum Clipboard {
  /// The most bytes of text that terminals take: those that limit the sequence do so at 100,000 bytes, which
  /// Base64 and its frame fill with this many.
  static let longestText = 74_994

  /// The control sequence that copies text: OSC 52 of xterm, the text in Base64.
  static func sequence(copying text: String) -> [UInt8] {
    Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
  }
}
