import Explorer
import Glibc

/// Writes values to files, and shows them in a pager.
enum ValueWriter {
  /// Writes a value to a file away from the screen; how it ended goes into a queue.
  static func save(_ value: ValueExport, path: String, overwrites: Bool, into queue: ActionQueue) {
    Task.detached {
      let outcome = write(value, to: expandedPath(path), overwrites: overwrites)
      queue.add(.exported(value, path: path, outcome))
    }
  }

  /// Shows a value in the pager of the environment, `less` when there is none, and waits until it ends.
  ///
  /// - Returns: why it could not be shown, or nil.
  static func page(_ value: ValueExport) -> String? {
    do {
      let file = try TemporaryFile(fileExtension: value.fileExtension) { descriptor throws(SystemFailure) in
        _ = try write(value, to: descriptor)
      }
      defer { file.remove() }
      let status = try ForegroundProgram.run(pager, on: file.path)
      return status == 127 ? "the pager of $PAGER was not found" : nil
    } catch {
      return "\(error)"
    }
  }

  /// The command of the pager, which a shell takes apart, as those who set it expect.
  private static var pager: String {
    let wanted = getenv("PAGER").map { String(cString: $0) } ?? ""
    return wanted.allSatisfy(\.isWhitespace) ? "less" : wanted
  }

  private static func write(_ value: ValueExport, to path: String, overwrites: Bool) -> ExportOutcome {
    do {
      var count = 0
      let content = { (descriptor: Int32) throws(SystemFailure) in count = try write(value, to: descriptor) }
      if overwrites {
        try FileReplacement.write(to: path, content)
      } else if try !FileReplacement.create(path, content) {
        return .fileExists
      }
      return .saved(bytes: count)
    } catch {
      return .failed("\(error)")
    }
  }

  /// Writes to an open file.
  ///
  /// - Returns: how many bytes.
  private static func write(_ value: ValueExport, to descriptor: Int32) throws(SystemFailure) -> Int {
    var count = 0
    try value.write { piece throws(SystemFailure) in
      try TargetExplorerCommand.write(piece, to: descriptor)
      count += piece.count
    }
    return count
  }
}
