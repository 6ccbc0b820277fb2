import ArgumentParser

/// The program behind the command line, apart from its process: arguments in, exit status out.
public enum CommandLineProgram {
  /// Runs a command.
  ///
  /// - Parameter arguments: the words after the program's name.
  /// - Returns: 0 when it worked, 1 when the work failed, 2 when the arguments or the input were wrong.
  public static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch let failure as CommandFailure {
      StandardStreams.writeError(failure.sentence)
      return failure.status
    } catch {
      return report(error)
    }
  }

  /// Prints what the argument parser has to say: help and completions on standard output, complaints on
  /// standard error.
  private static func report(_ error: any Error) -> Int32 {
    let text = RootCommand.fullMessage(for: error)
    guard RootCommand.exitCode(for: error).isSuccess else {
      if !text.isEmpty { StandardStreams.writeError(text) }
      return RootCommand.exitCode(for: error) == .validationFailure ? 2 : 1
    }
    if !text.isEmpty { StandardStreams.writeOutput(text + "\n") }
    return 0
  }
}
