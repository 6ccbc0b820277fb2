import RandomTestSupport
import Testing

@testable import Decisioning

struct HashVector: Sendable {
  let text: String
  let hash: Int32
}

private let hashVectors = [
  HashVector(text: "someClientId.123456.tntId123.salty", hash: -1_846_592_194),
  HashVector(text: "targettesting.125880.4c038b35f1b1453d80a3e7da8208c617.campaign", hash: -683_299_703),
  HashVector(text: "acmeclient.1111.702ff4d0-83b1-4e2e-a0a6-22cbe460eb15.experience", hash: -919_077_116),
  HashVector(text: "someClientId.123456.ecid123.salty", hash: -1_979_692_906),
  HashVector(text: "someClientId.125897.338e3c1e51f7416a8e1ccba4f81acea0.28_0.0", hash: 627_872_893),
  HashVector(text: "", hash: 0),
  HashVector(text: "a", hash: 1_867_108_634),
  HashVector(text: "ab", hash: 374_890_698),
  HashVector(text: "abc", hash: 1_118_836_419),
  HashVector(text: "abcd", hash: 1_157_274_932),
  HashVector(text: "hello", hash: -675_079_799),
  HashVector(text: "😀", hash: 1_443_257_913),
  HashVector(text: "acmeclient.1001.v6657.0", hash: -1_484_800_000),
]

/// The same hash written out over an array of code units, with wide arithmetic cut back to 32 bits.
private func plainHash(_ text: String) -> Int32 {
  let modulus: UInt64 = 1 << 32
  func times(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a.multipliedReportingOverflow(by: b).partialValue % modulus
  }
  func rotl(_ x: UInt64, _ r: UInt64) -> UInt64 { (x << r | x >> (32 - r)) % modulus }
  let units = text.utf16.map(UInt64.init)
  var h: UInt64 = 0
  for start in stride(from: 0, to: units.count - units.count % 2, by: 2) {
    let k = units[start] | units[start + 1] << 16
    h ^= times(rotl(times(k, 0xcc9e_2d51), 15), 0x1b87_3593)
    h = (rotl(h, 13) * 5 + 0xe654_6b64) % modulus
  }
  if units.count % 2 == 1, let last = units.last {
    h ^= times(rotl(times(last, 0xcc9e_2d51), 15), 0x1b87_3593)
  }
  h ^= UInt64(units.count * 2)
  h = times(h ^ h >> 16, 0x85eb_ca6b)
  h = times(h ^ h >> 13, 0xc2b2_ae35)
  return Int32(truncatingIfNeeded: h ^ h >> 16)
}

struct AllocationVector: Sendable {
  let client: String
  let activity: Int64
  let visitor: String
  var salt = "0"
  let percentage: Double
}

private let thirdParty = "338e3c1e51f7416a8e1ccba4f81acea0.28_0"
private let ecid = "07327024324407615852294135870030620007"

private let allocationVectors = [
  AllocationVector(
    client: "someClientId", activity: 123456, visitor: "ecid123", salt: "salty", percentage: 29.06),
  AllocationVector(
    client: "someClientId", activity: 123456, visitor: "tntId123", salt: "salty", percentage: 21.94),
  AllocationVector(
    client: "someClientId", activity: 123456, visitor: "thirtPartyId123", salt: "salty", percentage: 73.15),
  AllocationVector(client: "someClientId", activity: 125873, visitor: thirdParty, percentage: 48.44),
  AllocationVector(client: "someClientId", activity: 125871, visitor: thirdParty, percentage: 87.67),
  AllocationVector(client: "someClientId", activity: 125880, visitor: thirdParty, percentage: 75.8),
  AllocationVector(client: "someClientId", activity: 125883, visitor: thirdParty, percentage: 17.9),
  AllocationVector(client: "someClientId", activity: 125884, visitor: thirdParty, percentage: 56.76),
  AllocationVector(client: "someClientId", activity: 125897, visitor: thirdParty, percentage: 28.93),
  AllocationVector(client: "someClientId", activity: 125902, visitor: thirdParty, percentage: 51.95),
  AllocationVector(client: "someClientId", activity: 125903, visitor: thirdParty, percentage: 57.5),
  AllocationVector(client: "someClientId", activity: 125873, visitor: ecid, percentage: 18.53),
  AllocationVector(client: "someClientId", activity: 125872, visitor: ecid, percentage: 97.01),
  AllocationVector(client: "someClientId", activity: 125884, visitor: ecid, percentage: 90.78),
  AllocationVector(client: "someClientId", activity: 125883, visitor: ecid, percentage: 56.92),
  AllocationVector(client: "acmeclient", activity: 1001, visitor: "v6657", percentage: 0),
  AllocationVector(client: "acmeclient", activity: 1001, visitor: "v775", percentage: 50),
  AllocationVector(client: "acmeclient", activity: 1001, visitor: "v2597", percentage: 99.99),
  AllocationVector(client: "acmeclient", activity: 1001, visitor: "visitor-1", percentage: 18.14),
  AllocationVector(client: "acmeclient", activity: 1002, visitor: "visitor-1", percentage: 62.79),
]

struct AllocationTests {
  @Test(arguments: hashVectors)
  func `published texts hash to published values`(vector: HashVector) {
    #expect(MurmurHash3.hash(vector.text) == vector.hash)
  }

  @Test func `ten thousand random texts hash like the plain definition`() {
    var random = SeededGenerator(seed: 11)
    let pieces = ["a", "Z", "0", ".", "-", "é", "ß", "日本", "😀", "👩‍👩‍👧", "\u{0}", "\u{FFFF}", "𝄞", " "]
    for _ in 0..<10_000 {
      let text = random.text(of: pieces, count: 0...24)
      #expect(MurmurHash3.hash(text) == plainHash(text), "\(text.debugDescription)")
    }
  }

  @Test func `feeding a text in pieces gives the hash of the whole`() {
    var hash = MurmurHash3()
    hash.combine("some")
    hash.combine("")
    hash.combine("Client😀")
    hash.combine(".")
    #expect(hash.finish() == MurmurHash3.hash("someClient😀."))
  }

  @Test(arguments: allocationVectors)
  func `visitors fall into the published buckets`(vector: AllocationVector) {
    let bucket = AllocationBucket(
      clientCode: vector.client, activityID: vector.activity, visitorID: vector.visitor, salt: vector.salt)
    #expect(bucket.percentage == vector.percentage)
  }

  @Test func `twenty thousand visitors spread evenly`() {
    let lowerHalf = (0..<20_000).filter {
      AllocationBucket(clientCode: "acmeclient", activityID: 1001, visitorID: "v\($0)").percentage <= 50
    }
    #expect(lowerHalf.count == 9916)
  }
}
