extension Duration {
  /// The duration in two or three digits and the unit that suits it: `0.31 ms`, `24 ms`, `1.5 s`.
  var shortText: String {
    let microseconds = Double(components.seconds) * 1e6 + Double(components.attoseconds) / 1e12
    switch microseconds {
    case ..<1_000: return "\(Self.twoDecimals(microseconds / 1_000)) ms"
    case ..<100_000: return "\(Self.oneDecimal(microseconds / 1_000)) ms"
    case ..<1_000_000: return "\(Int(microseconds / 1_000)) ms"
    default: return "\(Self.oneDecimal(microseconds / 1e6)) s"
    }
  }

  private static func twoDecimals(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
  private static func oneDecimal(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
