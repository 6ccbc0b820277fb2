/// A colour a terminal can show.
public enum TerminalColor: Hashable, Sendable {
  /// One of the 16 colours that the person's terminal decides about, from 0 to 15.
  case ansi(UInt8)
  /// One of the fixed colours, from 16 to 255: a cube of 6×6×6, then 24 greys.
  case indexed(UInt8)
}

// MARK: - In words

extension TerminalColor {
  /// The words for the colours that the terminal decides about, each at its number; a bright one eight further.
  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Reads a colour as people write it: `green`, `bright-green`, a number from 0 to 255, or `#rrggbb`, which stands
  /// for the nearest of the fixed colours.
  public init?(_ text: String) {
    let isBright = text.hasPrefix("bright-")
    if let number = Self.names.firstIndex(of: String(text.dropFirst(isBright ? 7 : 0))) {
      self = .ansi(UInt8(number + (isBright ? 8 : 0)))
    } else if text.allSatisfy(\.isASCII), let number = UInt8(text) {
      self = number < 16 ? .ansi(number) : .indexed(number)
    } else if text.hasPrefix("#"), text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
      let value = UInt32(text.dropFirst(), radix: 16)
    {
      self = Self.nearest(to: Light(value), among: 16...255)
    } else {
      return nil
    }
  }
}

extension TerminalColor {
  /// The colour in a word, or its number.
  public var name: String {
    switch self {
    case .ansi(let number) where number < 16: (number < 8 ? "" : "bright-") + Self.names[Int(number) % 8]
    case .ansi(let number), .indexed(let number): "\(number)"
    }
  }
}

// MARK: - Fewer colours

extension TerminalColor {
  /// The colour itself where the terminal has it, or the nearest one that it has.
  func limited(to depth: ColorDepth) -> TerminalColor {
    guard case .indexed(let number) = self, depth < .indexed256 else { return self }
    return Self.nearest(to: Light(ofColor: number), among: 0...15)
  }

  private static func nearest(to light: Light, among numbers: ClosedRange<UInt8>) -> TerminalColor {
    let nearest = numbers.min {
      light.distance(to: Light(ofColor: $0)) < light.distance(to: Light(ofColor: $1))
    }
    let number = nearest ?? numbers.lowerBound
    return number < 16 ? .ansi(number) : .indexed(number)
  }

  /// Red, green and blue, each from 0 to 255.
  private struct Light {
    let red: Int
    let green: Int
    let blue: Int

    init(red: Int, green: Int, blue: Int) {
      (self.red, self.green, self.blue) = (red, green, blue)
    }

    init(_ value: UInt32) {
      self.init(red: Int(value >> 16 & 0xFF), green: Int(value >> 8 & 0xFF), blue: Int(value & 0xFF))
    }

    /// The light of a colour by its number, as xterm has it when nobody sets it otherwise (256colres.h and
    /// XTerm-col.ad).
    init(ofColor color: UInt8) {
      let number = Int(color)
      switch number {
      case 0..<16: self.init(Self.basic[number])
      case 232...:
        let grey = 8 + (number - 232) * 10
        self.init(red: grey, green: grey, blue: grey)
      default:
        let levels = [0, 95, 135, 175, 215, 255]
        let place = number - 16
        self.init(red: levels[place / 36], green: levels[place / 6 % 6], blue: levels[place % 6])
      }
    }

    private static let basic: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    func distance(to other: Light) -> Int {
      let (red, green, blue) = (red - other.red, green - other.green, blue - other.blue)
      return red * red + green * green + blue * blue
    }
  }
}
