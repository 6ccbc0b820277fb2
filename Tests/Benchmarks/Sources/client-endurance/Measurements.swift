import Foundation

/// Many measurements of one thing.
struct Measurements {
  private let sorted: [Duration]

  init(_ durations: [Duration]) {
    sorted = durations.sorted()
  }

  /// The value that so many of a hundred measurements do not exceed.
  func percentile(_ percent: Int) -> Duration {
    sorted.isEmpty ? .zero : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }

  /// Median, 90th and 99th percentile and maximum, in milliseconds.
  var summary: String {
    let parts = [("median", 50), ("90th", 90), ("99th", 99), ("maximum", 100)]
    return parts.map { "\($0.0) \(percentile($0.1).milliseconds)" }.joined(separator: ", ") + " ms"
  }
}

extension Duration {
  /// Milliseconds with three decimals.
  var milliseconds: String { String(format: "%.3f", self / .milliseconds(1)) }
}

/// How long something takes.
func time(_ work: () async throws -> Void) async rethrows -> Duration {
  let start = ContinuousClock.now
  try await work()
  return ContinuousClock.now - start
}

/// The time that all threads of this process have computed so far.
func computingTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// What the system tells about a process.
struct ProcessFigures {
  let identifier: Int32

  static let own = ProcessFigures(identifier: ProcessInfo.processInfo.processIdentifier)

  /// The memory in use, in megabytes.
  var residentMegabytes: Double {
    let fields = text("statm").split(separator: " ")
    return fields.count > 1 ? (Double(fields[1]) ?? 0) * 4096 / 1_048_576 : 0
  }

  private func text(_ file: String) -> String {
    (try? String(contentsOfFile: "/proc/\(identifier)/\(file)", encoding: .utf8)) ?? ""
  }
}

/// How many sockets of this process are connected to a port.
func openConnections(toPort port: Int) -> Int {
  (0..<Int32(clamping: sysconf(Int32(_SC_OPEN_MAX)))).count { descriptor in
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) == 0 }
    }
    return isConnected && Int(UInt16(bigEndian: address.sin_port)) == port
  }
}
