import Testing

@testable import DeliveryAPI

struct NearestNameTests {
  private let names = ["hero-banner", "Hero-Banner", "hero-banner-2", "cart", "card", "checkout", "hër"]

  @Test(arguments: [
    ("hero-baner", ["hero-banner", "Hero-Banner", "hero-banner-2"]),
    ("HERO-BANNER", ["hero-banner", "Hero-Banner", "hero-banner-2"]),
    ("cat", ["cart"]), ("carx", ["cart", "card"]), ("chekcout", ["checkout"]), ("footer", []), ("", []),
  ])
  func `the nearest names come first`(name: String, expected: [String]) {
    #expect(NearestNames(to: name, among: names).names == expected)
  }

  @Test func `names that are equally near stay in their order, as many as are asked for`() {
    #expect(NearestNames(to: "car", among: ["cart", "care", "card"], limit: 2).names == ["cart", "care"])
    #expect(NearestNames(to: "car", among: ["card", "cart"]).names == ["card", "cart"])
  }

  @Test(arguments: ["", "a", "ab", "kitten", "sitting", "aaaa", "abcabc", "bcabca"])
  func `a bounded distance is the distance or nothing`(left: String) {
    for right in ["", "b", "ba", "sitting", "kitten", "mitten", "aaa", "bcabca", "xyz"] {
      let exact = Self.distance(Array(left.utf8), Array(right.utf8))
      for bound in 1...4 {
        let bounded = NearestNames.distance(Array(left.utf8), Array(right.utf8), bound: bound)
        #expect(bounded == (exact <= bound ? exact : nil), "\(left) and \(right) within \(bound)")
      }
    }
  }

  /// The textbook's definition.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (position, byte) in left.enumerated() {
      var next = [position + 1]
      for (column, other) in right.enumerated() {
        next.append(min(row[column] + (byte == other ? 0 : 1), row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[right.count]
  }
}
