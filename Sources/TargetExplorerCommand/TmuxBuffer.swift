/// The paste buffer of tmux, which takes nothing from the programs in it as tmux comes.
enum TmuxBuffer {
  /// Copies a text to the buffer, and by it to the clipboard of the terminal around, where tmux runs around this
  /// program.
  ///
  /// - Returns: whether it took the text.
  static func copy(_ text: String) -> Bool {
    guard environmentVariable("TMUX")?.isEmpty == false else { return false }
    do {
      let file = try TemporaryFile(fileExtension: "txt") { descriptor throws(SystemFailure) in
        try write(Array(text.utf8), to: descriptor)
      }
      defer { file.remove() }
      // Before 3.2 there is no -w, which hands the text on.
      for command in ["load-buffer -w", "load-buffer"]
      where try ForegroundProgram.run("tmux >/dev/null 2>&1 \(command)", on: file.path) == 0 {
        return true
      }
      return false
    } catch {
      return false
    }
  }
}
