import RandomTestSupport

/// Makes up what somebody might type, paste and do with the mouse.
struct RandomTypist {
  /// One thing to send to a terminal.
  enum Input {
    /// What the terminal sends for keys and the mouse.
    case bytes(String)
    case paste(String)
    case resize(columns: Int, rows: Int)
  }

  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Some inputs, faster than they are answered.
  mutating func burst() -> [Input] {
    (0...random(below: 8)).flatMap { _ in input() }
  }

  /// One thing that a person does.
  mutating func input() -> [Input] {
    switch random(below: 100) {
    case ..<50: [.bytes(pick(from: Self.keys))]
    case ..<75: [.bytes(pick(from: Self.phrases))]
    case ..<85: [.bytes(mouse())]
    case ..<90: [.paste(pick(from: Self.pastes))]
    case ..<93: [.resize(columns: 10 + random(below: 290), rows: 5 + random(below: 95))]
    case ..<96: [.resize(columns: 10, rows: 5), .resize(columns: 80, rows: 24)]
    default: [.resize(columns: 80 + 40 * random(below: 3), rows: 24 + 8 * random(below: 4))]
    }
  }

  // All keys but those that end the program or stop it.
  private static let letters =
    "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/?:!()[]<>+-^$ "
  private static let controls = "\t\r\u{1B}\u{7F}\u{1}\u{2}\u{4}\u{6}\u{C}\u{10}\u{12}\u{15}"
  private static let sequences = [
    "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H", "\u{1B}[F", "\u{1B}[5~", "\u{1B}[6~",
    "\u{1B}[3~",
    "\u{1B}[Z", "\u{1B}[1;5C", "\u{1B}[15~", "\u{1B}[24~", "\u{1B}r", "\u{1B}f", "\u{1B}o", "\u{1B}h",
    "\u{1B}a",
    "\u{1B}n", "é", "日", "👍", "e\u{301}", "\u{1B}[", "\u{1B}[9999X",
  ]
  private static let keys: [String] = (letters + controls).map { String($0) } + sequences

  private static let phrases = [
    "/e\rnnN", "/activity|end\rn", "/(\r\u{1B}", "/.*\rG", ":theme\r", ":why\r", "wt\r", "wjjte\ra",
    "wjjjlje\u{1B}",
    "\u{1B}h\r", "\u{1B}f!f", "\u{1B}fjja", "\u{1B}f\r", "\u{1B}oE", "\u{1B}oC", "\u{1B}ov", "\u{1B}as",
    "\u{1B}nS", "dD",
    "M", "9gE", "4jjl", "2jv", "\u{1B}rjj\r", "\u{1B}rR", "\u{1B}os\r", "GkK$^", "jjjjjjjjjjjjjjjjjjjj", "z",
    "zz", "]]]", "[[",
    "\u{12}", "\u{1B}r\r", "jjjj\r", "\u{1B}[6~\u{1B}[6~", "?jjj",
  ]

  private static let pastes = [
    "a", "two\nlines", "https://shop.example.com/?a=1#b", "日本語 👩‍👩‍👧", "\u{1B}[2J\u{7}\u{8}", "e\u{301}\u{301}",
    String(repeating: "long ", count: 200), "\u{202E}right to left",
    #"{"execute": {"mboxes": [{"name": "a"}]}}"#,
    "curl https://a.tt.omtrdc.net/rest/v1/delivery -d '{\"context\": {\"channel\": \"web\"}}'",
  ]

  /// A click, a movement of the wheel, or a drag.
  private mutating func mouse() -> String {
    func report(_ code: Int, _ end: String) -> String {
      "\u{1B}[<\(code);\(1 + random(below: 120));\(1 + random(below: 40))\(end)"
    }
    return switch random(below: 4) {
    case 0: report(64, "M") + report(65, "M")
    case 1: report(65, "M") + report(65, "M")
    case 2: report(0, "M") + report(32, "M") + report(0, "m")
    default: report(0, "M")
    }
  }

  private mutating func random(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func pick(from elements: [String]) -> String { elements[random(below: elements.count)] }
}
