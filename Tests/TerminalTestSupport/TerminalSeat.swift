import Foundation
import Synchronization

/// The right to have a terminal running. Only so many are there at the same time, so that tests that run side by side
/// do not take the machine away from each other. A test takes no second one before it has given back the first.
final class TerminalSeat: Sendable {
  private struct Room {
    var free = 2 * max(2, ProcessInfo.processInfo.activeProcessorCount)
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private static let room = Mutex(Room())
  private let isTaken = Mutex(true)

  /// Waits for a seat.
  init() async {
    await withCheckedContinuation { waiter in
      let isFree = Self.room.withLock { room in
        guard room.free > 0 else {
          room.waiting.append(waiter)
          return false
        }
        room.free -= 1
        return true
      }
      if isFree { waiter.resume() }
    }
  }

  deinit { giveBack() }

  /// Lets the next one have it. A second call does nothing.
  func giveBack() {
    let wasTaken = isTaken.withLock { isTaken in
      defer { isTaken = false }
      return isTaken
    }
    guard wasTaken else { return }
    let next = Self.room.withLock { room -> CheckedContinuation<Void, Never>? in
      guard room.waiting.isEmpty else { return room.waiting.removeFirst() }
      room.free += 1
      return nil
    }
    next?.resume()
  }
}
