import OrderedJSON
import Testing

@testable import Decisioning

private let share: JSON = ["var": "allocation"]

struct AllocationRangeTests {
  @Test(
    arguments: [
      (["and": [["<=": [0, share]], [">=": [50, share]]]], "[0, 50]"),
      (["and": [["<": [50, share]], [">=": [100, share]]]], "(50, 100]"),
      (["<": [0, share, 50]], "(0, 50)"),
      (["<=": [33.33, share, 66.67]], "[33.33, 66.67]"),
      (
        ["and": [["and": [["<=": [0, share]], [">=": [34, share]]]], ["==": ["a", ["var": "mbox.a"]]]]],
        "[0, 34]"
      ),
      ([">": [share, "25"]], "(25, 100]"),
      (["<": [share, 25]], "[0, 25)"),
      (
        ["and": [["<": [10, share]], ["<=": [20, ["var": ["allocation"]]]], [">": [90, share]]]], "[20, 90)"
      ),
    ] as [(JSON, String)])
  func `ranges are found in both forms of conditions`(condition: JSON, expected: String) {
    #expect(AllocationRange(in: condition)?.description == expected)
  }

  @Test(
    arguments: [
      true, ["==": [50, share]], ["or": [["<": [50, share]]]], ["<": [50, ["var": "mbox.a"]]], ["and": []],
      [:],
      ["<": [["var": "mbox.a"], share]], ["!": [["<": [50, share]]]],
    ] as [JSON])
  func `conditions that require no range have none`(condition: JSON) {
    #expect(AllocationRange(in: condition) == nil)
  }

  @Test func `the current form shares out every bucket once`() {
    let ranges = [Condition.allocation(0, 34), Condition.allocation(34, 67), Condition.allocation(67, 100)]
      .compactMap(AllocationRange.init(in:))
    #expect(ranges.map(\.bucketCount) == [3401, 3300, 3299])
    #expect(ranges.map(\.bucketCount).reduce(0, +) == 10_000)
  }

  @Test func `the older form leaves boundaries to nobody`() throws {
    let ranges = [["<": [0, share, 50]], ["<": [50, share, 100]]].compactMap { (condition: JSON) in
      AllocationRange(in: condition)
    }
    #expect(ranges.map(\.bucketCount) == [4999, 4999])
    let boundary = AllocationBucket(clientCode: "acmeclient", activityID: 1001, visitorID: "v775")
    #expect(!ranges.contains { $0.contains(boundary) })
    #expect(ranges.allSatisfy { $0.excludesAsBoundary(boundary) })
  }

  @Test func `absurd ranges are empty`() {
    #expect(AllocationRange(lower: 60, upper: 40).bucketCount == 0)
    #expect(AllocationRange(lower: -1e300, upper: 1e300).bucketCount == 10_000)
    #expect(AllocationRange(lower: 200, upper: 300).bucketCount == 0)
  }
}
