extension Double {
  /// The number as JavaScript's `String(number)` writes it: the shortest digits that read back as the same
  /// value, plain from 1e-6 up to below 1e21, otherwise with an exponent; `-0` as "0".
  public var javaScriptText: String {
    if isNaN { return "NaN" }
    if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
    if self == 0 { return "0" }
    if self == rounded(), magnitude < 1e15 { return String(Int64(self)) }
    let (digits, pointPosition) = magnitude.shortestDigits
    return (self < 0 ? "-" : "") + Self.layOut(digits: digits, pointPosition: pointPosition)
  }

  /// The shortest digits of a positive number and where the decimal point stands: 0.00123 is ("123", -2).
  private var shortestDigits: (digits: String, pointPosition: Int) {
    var digits = ""
    var pointPosition: Int?
    var exponent = 0
    let text = description
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "."):
        pointPosition = digits.utf8.count
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent =
          Int(
            text.utf8.dropFirst(offset + 1).first == UInt8(ascii: "+")
              ? text.dropFirst(offset + 2) : text.dropFirst(offset + 1)) ?? 0
        return Self.normalized(digits, pointPosition: (pointPosition ?? digits.utf8.count) + exponent)
      default:
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return Self.normalized(digits, pointPosition: pointPosition ?? digits.utf8.count)
  }

  /// Takes zeros off both ends of the digits.
  private static func normalized(_ digits: String, pointPosition: Int) -> (String, Int) {
    let withoutLeading = digits.drop { $0 == "0" }
    var significant = withoutLeading
    while significant.last == "0" { significant.removeLast() }
    return (String(significant), pointPosition - (digits.utf8.count - withoutLeading.utf8.count))
  }

  /// Lays out digits as ECMAScript's Number::toString does.
  private static func layOut(digits: String, pointPosition: Int) -> String {
    let count = digits.utf8.count
    if pointPosition >= count && pointPosition <= 21 {
      return digits + String(repeating: "0", count: pointPosition - count)
    }
    if pointPosition > 0 && pointPosition <= 21 {
      return "\(digits.prefix(pointPosition)).\(digits.dropFirst(pointPosition))"
    }
    if pointPosition > -6 && pointPosition <= 0 {
      return "0." + String(repeating: "0", count: -pointPosition) + digits
    }
    let exponent = pointPosition - 1
    let mantissa = count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }
}
