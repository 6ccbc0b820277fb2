extension Int {
  /// The number with its thousands set apart: `12,785`.
  var groupedText: String {
    var digits = Array(String(self))
    var place = digits.count - 3
    // A sign is no digit to set apart.
    while place > (self < 0 ? 1 : 0) {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
