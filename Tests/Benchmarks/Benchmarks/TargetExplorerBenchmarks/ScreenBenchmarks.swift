import Benchmark
import Explorer
import TerminalUI

/// Drawing the explorer, with the answer to a request of 20 mboxes on the screen.
func addScreenBenchmarks() {
  let hundred = Benchmark.Configuration(scalingFactor: .custom(100))

  for size in [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
    Benchmark("screen: draw \(size.columns)×\(size.rows)", configuration: hundred) { benchmark, explorer in
      for _ in benchmark.scaledIterations { blackHole(explorer.draw()) }
    } setup: {
      try await SampleScreen.explorer(size: size)
    }

    for pane in SampleScreen.Pane.allCases {
      Benchmark(
        "screen: a key and the drawing after it, \(pane.rawValue), \(size.columns)×\(size.rows)",
        configuration: hundred
      ) { benchmark, explorer in
        var explorer = explorer
        for iteration in benchmark.scaledIterations {
          blackHole(explorer.update(.input(.key(.character(iteration % 2 == 0 ? "j" : "k")))))
          blackHole(explorer.draw())
        }
      } setup: {
        try await SampleScreen.explorer(size: size, pane: pane)
      }
    }
  }
}
