import Benchmark
import Explorer
import TerminalUI

/// Drawing the explorer, and answering a key.
func addScreenBenchmarks() {
  for size in [Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
    let dimensions = "\(size.columns)×\(size.rows)"

    Benchmark("screen: draw \(dimensions)") { _, explorer in
      blackHole(explorer.draw())
    } setup: {
      try await SampleScreen.explorer(size: size)
    }

    for pane in SampleScreen.Pane.allCases {
      Benchmark("screen: move and draw \(dimensions), \(pane.rawValue)") { benchmark, screen in
        screen.press(benchmark.currentIteration.isMultiple(of: 2) ? "j" : "k")
      } setup: {
        RunningScreen(try await SampleScreen.explorer(size: size, pane: pane))
      }
    }
  }
}

/// An explorer that goes on from key to key.
private final class RunningScreen {
  private var explorer: ExplorerState

  init(_ explorer: ExplorerState) {
    self.explorer = explorer
  }

  /// Presses a key and draws what it changed.
  func press(_ character: Character) {
    blackHole(explorer.update(.input(.key(.character(character)))))
    blackHole(explorer.draw())
  }
}
