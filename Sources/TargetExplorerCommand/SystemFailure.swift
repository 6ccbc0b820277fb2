import Glibc

/// Why the system refused something, in its own words.
struct SystemFailure: Error, CustomStringConvertible {
  /// The number of the error.
  let code: Int32

  /// The words.
  var description: String { String(cString: strerror(code)) }
}

/// The value of a variable of the environment, or nil when it is not set.
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// A path with the home folder in place of a leading `~/`, as in a shell.
func expandedPath(_ path: String) -> String {
  guard path.hasPrefix("~/"), let home = environmentVariable("HOME") else { return path }
  return home + path.dropFirst(1)
}

/// Writes all bytes to an open file.
func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw SystemFailure(code: errno) }
  }
}
