import ArgumentParser
import Glibc
import NcursesTerminal

/// The program behind the command line, apart from its process: arguments in, exit status out.
public enum CommandLineProgram {
  /// Runs a command.
  ///
  /// - Parameter arguments: the words after the program's name.
  /// - Returns: 0 when it worked, 1 when the work failed, 2 when the arguments or the input were wrong.
  public static func run(_ arguments: [String]) async -> Int32 {
    do {
      try await perform(arguments)
      return 0
    } catch {
      if !error.sentence.isEmpty { StandardStreams.writeError(error.sentence) }
      return error.status
    }
  }

  /// Occupies the numbers of standard streams that whoever started the program closed, so that no file that is opened
  /// later is taken for one of them. To be called before anything else.
  ///
  /// Each becomes a file of the wrong direction: using it fails with the reason that a closed one gives.
  public static func occupyClosedStreams() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest number that is free is this one, as those before it are occupied.
      _ = open("/dev/null", mode)
    }
  }

  private static func perform(_ arguments: [String]) async throws(CommandFailure) {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if let command = command as? any CallingCommand {
        try await run(command)
      } else if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      try report(error)
    }
  }

  /// Runs a command that calls servers. Asked to end meanwhile, it gives up the call, and what is queued is sent, each
  /// within its timeout, before the program ends by the signal.
  private static func run(_ command: sending any CallingCommand) async throws {
    let task = Task {
      var command = command
      try await command.run()
    }
    let signals = EndingSignals {
      task.cancel()
      StandardStreams.writeError("Ending: what is queued is sent first. Once more ends at once.")
    }
    let outcome = await task.result
    if let signal = signals.stop() { NcursesTerminal.endProcess(bySignal: signal) }
    try outcome.get()
  }

  /// Prints what the argument parser has to say: help and completions on standard output, complaints as a
  /// failure.
  private static func report(_ error: any Error) throws(CommandFailure) {
    let text = RootCommand.fullMessage(for: error)
    let status = RootCommand.exitCode(for: error)
    guard status.isSuccess else {
      throw status == .validationFailure ? .badUsage(text) : .workFailed(text)
    }
    if !text.isEmpty { try StandardStreams.writeOutput(text + "\n") }
  }
}

/// A command that calls servers and may have something queued when it is asked to end.
protocol CallingCommand: AsyncParsableCommand {}
