import ArtifactGeneration
import Benchmark
import OrderedJSON

/// Texts of any size as trees. The text is an artifact of 10,000 rules, about 9 MB.
func addDocumentBenchmarks() {
  func text() -> [UInt8] { ArtifactPlan(ruleCount: 10_000).artifact() }

  Benchmark("Document: index 9 MB") { _, bytes in
    var indexer = JSONIndexer(bytes)
    var index = JSONIndex()
    index.append(indexer.read(isWhole: true))
    blackHole(index)
  } setup: {
    DocumentBytes(text())
  }

  Benchmark("Document: walk the names and values of 9 MB") { _, document in
    let walk = document.rowWalk
    var count = 0
    for block in 0..<walk.blockCount {
      walk.forEachValue(inBlock: block) { name, value, _ in
        count += name.count + value.count
        return true
      }
    }
    blackHole(count)
  } setup: {
    JSONDocument(text())
  }

  let thousand = Benchmark.Configuration(scalingFactor: .kilo)
  Benchmark("Document: find the value at a position of 9 MB", configuration: thousand) {
    benchmark, document in
    for iteration in benchmark.scaledIterations {
      blackHole(document.node(around: iteration * 8_191 % document.limit))
    }
  } setup: {
    JSONDocument(text())
  }
}
