import DeliveryAPI

extension Int {
  /// A number of bytes in the unit that suits it: `412 bytes`, `1.9 KB`, `90 MB`, where 1 KB is 1,000 bytes.
  var byteCountText: String {
    switch self {
    case ..<1_000: counted("byte")
    case ..<1_000_000: "\(Self.oneDecimal(self, per: 1_000)) KB"
    default: "\(Self.oneDecimal(self, per: 1_000_000)) MB"
    }
  }

  /// A quotient with one decimal, which is left out where it says little.
  private static func oneDecimal(_ count: Int, per unit: Int) -> String {
    let tenths = count / (unit / 10)
    return tenths >= 100 || tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
