import Glibc

/// The path of the running program with symbolic links resolved, or nil when the system does not tell.
public func runningExecutablePath() -> String? {
  let capacity = Int(PATH_MAX)
  var buffer = [CChar](repeating: 0, count: capacity)
  // The link names the resolved program, also when it was started through another link.
  let length = readlink("/proc/self/exe", &buffer, capacity)
  guard length > 0 else { return nil }
  return String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Whether something with this path exists and may be looked at.
func fileExists(_ path: String) -> Bool {
  access(path, F_OK) == 0
}

/// The content of a file.
///
/// - Throws: `ResourceError.unreadable` with the reason the system gives.
public func readFile(at path: String) throws(ResourceError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .unreadable(at: path) }
  defer { close(descriptor) }

  var content: [UInt8] = []
  let chunkSize = 65_536
  while true {
    guard let chunk = readChunk(of: chunkSize, from: descriptor) else { throw .unreadable(at: path) }
    if chunk.isEmpty { return content }
    content += chunk
  }
}

/// The names of the files in a folder that end with `suffix`, sorted by their UTF-8 bytes.
///
/// - Throws: `ResourceError.unreadable` with the reason the system gives.
public func fileNames(in folder: String, suffix: String) throws(ResourceError) -> [String] {
  guard let stream = opendir(folder) else { throw .unreadable(at: folder) }
  defer { closedir(stream) }

  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasSuffix(suffix) { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

extension ResourceError {
  /// The error of the system call that failed just now.
  fileprivate static func unreadable(at path: String) -> ResourceError {
    let code = errno
    return .unreadable(path: path, code: code, reason: String(cString: strerror(code)))
  }
}

/// The next bytes of a file, empty at its end, or nil after an error that is left in `errno`.
private func readChunk(of size: Int, from descriptor: Int32) -> [UInt8]? {
  var failed = false
  let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    var received = read(descriptor, buffer.baseAddress, buffer.count)
    while received < 0 && errno == EINTR {
      received = read(descriptor, buffer.baseAddress, buffer.count)
    }
    failed = received < 0
    count = max(received, 0)
  }
  return failed ? nil : chunk
}
