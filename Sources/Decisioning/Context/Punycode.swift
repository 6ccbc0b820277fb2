/// The ASCII spelling of international host names (RFC 3492), for looking them up in the suffix list.
enum Punycode {
  /// The host name with each label outside of ASCII as its `xn--` spelling.
  static func asciiName(for host: String) -> String {
    host.split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : "xn--" + encoded($0) }
      .joined(separator: ".")
  }

  private static let base = 36
  private static let smallestThreshold = 1
  private static let largestThreshold = 26

  /// The encoding procedure of RFC 3492, section 6.3. Labels are short, so nothing here can overflow.
  private static func encoded(_ label: Substring) -> String {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    var output = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
    let basicCount = output.count
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }

    var handled = basicCount
    var scalar = 0x80
    var delta = 0
    var bias = 72
    while handled < scalars.count, let next = scalars.filter({ $0 >= scalar }).min() {
      delta += (next - scalar) * (handled + 1)
      scalar = next
      for value in scalars {
        if value < scalar { delta += 1 }
        guard value == scalar else { continue }
        append(delta, bias: bias, to: &output)
        bias = adaptedBias(delta: delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ delta: Int, bias: Int, to output: inout [UInt8]) {
    var rest = delta
    for step in 1... {
      let threshold = min(max(base * step - bias, smallestThreshold), largestThreshold)
      if rest < threshold { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
    }
    output.append(digit(rest))
  }

  private static func adaptedBias(delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - smallestThreshold) * largestThreshold / 2 {
      delta /= base - smallestThreshold
      steps += base
    }
    return steps + base * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
  }
}
