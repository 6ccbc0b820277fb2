import OrderedJSON

/// Makes one list of JSON Lines, a format with one value on each line: a bracket before the first value and behind the
/// last one, and a comma in place of each line end between two values. All else stays as it is, at its place but one.
struct JSONLinesList {
  private var isBegun = false
  /// Whether a value stands on the line so far.
  private var hasValue = false
  /// Space at the end of the last piece: whether a value follows is not known yet.
  private var held: [UInt8] = []

  /// Whether a file has one value on each line: its first line is a value, and another one begins on a later line, or
  /// its name says so and its beginning does not say otherwise.
  ///
  /// - Parameters:
  ///   - bytes: what the file begins with.
  ///   - isBeginning: whether there is more than that.
  static func isTold(by bytes: [UInt8], isBeginning: Bool, byName: Bool) -> Bool {
    let lines = bytes.split(separator: lineFeed, maxSplits: 1_000).lazy.filter { $0.contains { $0 > space } }
    guard let first = lines.first else { return byName }
    let second = lines.dropFirst().first
    // It may go on behind what is known of it.
    if second == nil, isBeginning { return byName }
    guard second != nil || byName else { return false }
    guard (try? JSONCursor.validate(Array(first))) != nil else { return false }
    return byName || second?.first { $0 > space }.map { valueBeginnings.contains($0) } == true
  }

  /// What values begin with.
  private static let valueBeginnings = Set("{[\"-0123456789tfn".utf8)

  /// How many bytes the list has more than the lines, at most.
  static let additionalBytes = 2

  /// Takes a piece of the lines, and returns as much of the list as it makes certain.
  ///
  /// - Parameter isLast: whether nothing follows.
  mutating func take(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    var list = held + piece
    let end = list.lastIndex { $0 > Self.space }.map { $0 + 1 } ?? 0
    held = Array(list[end...])
    list.removeSubrange(end...)
    for index in list.indices {
      if list[index] > Self.space {
        hasValue = true
      } else if list[index] == Self.lineFeed, hasValue {
        list[index] = UInt8(ascii: ",")
        hasValue = false
      }
    }
    if !isBegun { list.insert(UInt8(ascii: "["), at: 0) }
    isBegun = true
    if isLast { list.append(UInt8(ascii: "]")) }
    return list
  }

  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")
}
