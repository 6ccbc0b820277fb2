import TargetClient

extension Account {
  /// Does the work of a command with the account, and ends the account whatever comes of it.
  ///
  /// - Throws: `CommandFailure`: what the work throws, or why notifications could not be sent.
  nonisolated func use<Value>(
    _ work: (Account) async throws -> Value
  ) async throws(CommandFailure) -> Value {
    let outcome: Result<Value, CommandFailure>
    do {
      outcome = .success(try await work(self))
    } catch let failure as CommandFailure {
      outcome = .failure(failure)
    } catch {
      outcome = .failure(.workFailed("\(error)"))
    }
    // What is queued is sent also when the command was asked to end.
    await Task { await shutdown() }.value
    let value = try outcome.get()
    if let unsent = unsentNotifications.first {
      throw .workFailed("Notifications were not sent: \(unsent.reason)")
    }
    return value
  }
}
