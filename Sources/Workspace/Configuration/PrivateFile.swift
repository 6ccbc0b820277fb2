import Foundation
import Glibc

/// A file that only its owner may read, written as a whole or not at all.
public struct PrivateFile: Hashable, Sendable {
  /// Where it stands.
  public let path: String

  /// A file at a path.
  public init(path: String) { self.path = path }

  /// Writes the file, and the folders it stands in, which only the owner may enter. Whoever reads meanwhile
  /// sees the file as it was or as it is, never a part of it.
  ///
  /// - Throws: the system's error when it cannot be written; then the file is as it was.
  public func write(_ bytes: some Sequence<UInt8>) throws(PrivateFileError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw PrivateFileError(path: folder, reason: "the folder cannot be made")
    }
    let draft = "\(path).\(getpid()).tmp"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw PrivateFileError(path: path, reason: Self.reason()) }
    do {
      defer { close(descriptor) }
      try writeAll(Array(bytes), to: descriptor)
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let reason = Self.reason()
      unlink(draft)
      throw PrivateFileError(path: path, reason: reason)
    }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(PrivateFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw PrivateFileError(path: path, reason: Self.reason()) }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads the file.
  ///
  /// - Parameter limit: the most bytes to read.
  /// - Returns: nil when there is none, when it may not be read, or when it is larger than that.
  public func read(limit: Int) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: limit + 1), data.count <= limit else { return nil }
    return Array(data)
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}

/// Why a private file could not be written.
public struct PrivateFileError: Error, Hashable, CustomStringConvertible {
  /// The file or the folder.
  public let path: String
  /// What the system says.
  public let reason: String

  /// Makes an error.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The file and what the system says.
  public var description: String { "\(path): \(reason)" }
}
