extension JSONNumber {
  /// The value as an integer of some type when it is whole and fits, computed without rounding.
  public func integer<Value: FixedWidthInteger>(as type: Value.Type) -> Value? {
    if let value = Value(text) { return value }
    guard let decimal = Decimal(text), decimal.exponent >= 0 else { return nil }
    if decimal.digits.isEmpty { return 0 }
    // 39 digits are the most that a 128-bit integer has.
    guard decimal.exponent <= 39 else { return nil }
    var value: Value = 0
    for digit in decimal.digits + repeatElement(0, count: decimal.exponent) {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isSumTooLarge) =
        decimal.isNegative
        ? product.subtractingReportingOverflow(Value(digit)) : product.addingReportingOverflow(Value(digit))
      guard !isTooLarge, !isSumTooLarge else { return nil }
      value = sum
    }
    return value
  }

  /// Whether both numbers have the same value however they are written: `1`, `1.0` and `10e-1` do.
  public func isEquivalent(to other: JSONNumber) -> Bool {
    if text == other.text { return true }
    guard let value = Decimal(text), let otherValue = Decimal(other.text) else { return false }
    return value == otherValue
  }
}

/// The exact value of a number: its digits times a power of ten.
private struct Decimal: Equatable {
  var isNegative = false
  /// The digits from 0 to 9 without zeros at either end; empty for zero.
  var digits: [UInt8] = []
  /// The power of ten of the last digit; 0 for zero.
  var exponent = 0

  /// Takes a number apart; nil when its exponent does not fit in a machine word.
  init?(_ text: String) {
    var scale = 0
    var hasPoint = false
    var exponentText: Substring = ""
    for position in text.utf8.indices {
      switch text.utf8[position] {
      case ASCII.minus: isNegative = true
      case ASCII.period: hasPoint = true
      case let byte where ASCII.isDigit(byte):
        if hasPoint { scale += 1 }
        if byte != ASCII.zero || !digits.isEmpty { digits.append(byte - ASCII.zero) }
        continue
      default: exponentText = text[text.utf8.index(after: position)...]
      }
      if !exponentText.isEmpty { break }
    }
    while digits.last == 0 {
      digits.removeLast()
      scale -= 1
    }
    if digits.isEmpty {
      isNegative = false
      return
    }
    guard exponentText.isEmpty || Int(exponentText) != nil else { return nil }
    let (exponent, isTooLarge) = (Int(exponentText) ?? 0).subtractingReportingOverflow(scale)
    guard !isTooLarge else { return nil }
    self.exponent = exponent
  }
}
