import Foundation

/// What the process was started for.
struct Assignment: Sendable {
  let target: FuzzTarget
  let demo: Demo
  private let seedFolder: String?
  private let dictionary: String?

  /// Reads `--target=NAME`, `--resources=FOLDER`, `--seeds=FOLDER` and `--dictionary=FILE`.
  init(arguments: [String]) {
    func value(of name: String) -> String? {
      arguments.first { $0.hasPrefix("--\(name)=") }.map { String($0.dropFirst(name.count + 3)) }
    }
    guard let target = value(of: "target").flatMap(FuzzTarget.init) else {
      fatalError("--target must be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self.target = target
    do {
      demo = try Demo(resources: value(of: "resources") ?? "../../Resources")
    } catch {
      fatalError("--resources must be the folder with the demo: \(error)")
    }
    seedFolder = value(of: "seeds")
    dictionary = value(of: "dictionary")
  }

  /// Writes the first inputs and the dictionary of the target, then ends the process, if told where to.
  func writeSeedsIfAsked() {
    guard let seedFolder, let dictionary else { return }
    do {
      try FileManager.default.createDirectory(atPath: seedFolder, withIntermediateDirectories: true)
      for (number, seed) in target.seeds(from: demo).enumerated() {
        try Data(seed).write(to: URL(filePath: "\(seedFolder)/\(number)"))
      }
      try Data(dictionaryText.utf8).write(to: URL(filePath: dictionary))
    } catch {
      fatalError("the seeds cannot be written: \(error)")
    }
    exit(0)
  }

  /// The words in libFuzzer's notation: one a line, in quotation marks, any byte as `\xNN`.
  private var dictionaryText: String {
    (demo.words + target.words).map { word in
      let bytes = word.utf8.map { byte in
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.count < 2 ? "0" : "") + digits
      }
      return "\"\(bytes.joined())\"\n"
    }.joined()
  }
}
