import OrderedJSON
import RandomTestSupport
import Testing

struct FuzzTests {
  private static let seeds = [
    #"{"a":[1,-0.5e+10,true,false,null,"x\n\u00e9\ud83d\ude00é😀"],"b":{"":{}},"b":[[],[[]]]}"#,
    "[\n  {\"version\": \"1.0.0\", \"rules\": [{\"score\": 0.10, \"name\": \"a long name of a rule\"}]},\r\n\t12345678901234567890\n]",
    #""a string with \"quotes\", \\ and \/ and \b\f\n\r\t""#, "-1.25E-3",
  ]

  private func mutated(_ seed: [UInt8], by random: inout SeededGenerator) -> [UInt8] {
    let pieces = Self.seeds.map { Array($0.utf8) } + ["{}[],:\"\\u0eE+-.1 \n\u{1}é".utf8.map { $0 }]
    var bytes = seed
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let position = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, position + Int.random(in: 0...6, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(position..<end)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
      case 2: bytes.insert(contentsOf: bytes[position..<end], at: position)
      case 3:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        let start = Int.random(in: 0..<piece.count, using: &random)
        bytes.insert(contentsOf: piece[start..<min(piece.count, start + 5)], at: position)
      case 4: bytes.removeSubrange(position...)
      default:
        if position < bytes.count { bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
      }
    }
    return bytes
  }

  @Test(arguments: 0..<4)
  func `damaged documents are refused or survive a round trip, and skipping agrees`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) &+ 7)
    var accepted = 0
    for _ in 0..<3_000 {
      let bytes = mutated(Array(Self.seeds[seed].utf8), by: &random)
      let parsed = Result { () throws(JSONParseError) in try JSON(parsing: bytes) }
      let skipped = Result { () throws(JSONParseError) in try JSONCursor.validate(bytes) }
      switch (parsed, skipped) {
      case (.success(let value), .success):
        accepted += 1
        #expect(try JSON(parsing: value.compactBytes) == value)
        #expect(try JSON(parsing: value.pretty()) == value)
        #expect(String(validating: bytes, as: UTF8.self) != nil)
      case (.failure(let error), .failure(let skipError)):
        #expect(error == skipError)
        #expect((0...bytes.count).contains(error.byteOffset))
      default: Issue.record("reading and skipping disagree about \(bytes)")
      }
    }
    #expect(accepted > 50, "enough documents stay valid for the test to mean something")
  }

  @Test func `every prefix of a document is refused`() {
    for seed in Self.seeds.dropLast() {
      let bytes = Array(seed.utf8)
      for length in 0..<bytes.count {
        #expect(throws: JSONParseError.self) { try JSON(parsing: Array(bytes[..<length])) }
      }
    }
  }

  @Test func `random values survive writing and reading`() throws {
    var random = SeededGenerator(seed: 99)
    for _ in 0..<500 {
      let value = randomValue(depth: 5, using: &random)
      #expect(try JSON(parsing: value.compact) == value)
      #expect(try JSON(parsing: value.prettyBytes(indent: 3)) == value)
    }
  }

  private func randomValue(depth: Int, using random: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &random)))
    case 3: return JSONNumber(Double(bitPattern: random.next())).map(JSON.number) ?? .null
    case 4: return .string(randomText(using: &random))
    case 5, 6:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(depth: depth - 1, using: &random) }
      )
    default:
      var object = JSONObject()
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        object.append(randomText(using: &random), randomValue(depth: depth - 1, using: &random))
      }
      return .object(object)
    }
  }

  private func randomText(using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      let limit: UInt32 = Bool.random(using: &random) ? 0x7F : 0x10FFFF
      if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
