import Foundation
import Glibc
import OrderedJSON
import ResourceLocation

/// A file named on the command line; `-` stands for standard input.
struct InputFile {
  /// The name as the person wrote it.
  let argument: String
  /// What is in it, where it can be read only once, such as a pipe; nil for other files.
  private(set) var content: [UInt8]?

  /// The file of an argument.
  init(argument: String) { self.argument = argument }

  /// Whether it is standard input.
  var isStandardInput: Bool { argument == "-" }

  /// The name for messages.
  var name: String {
    if isStandardInput { return "standard input" }
    return argument.isEmpty ? "\"\"" : argument
  }

  /// The last part of its name.
  var shortName: String {
    isStandardInput ? name : argument.split(separator: "/").last.map(String.init) ?? name
  }

  /// Whether its name says that it has one JSON value on each line.
  var isNamedForLines: Bool { [".jsonl", ".ndjson"].contains { argument.lowercased().hasSuffix($0) } }

  /// How many bytes a file holds; nil for anything but a file that can be read.
  var size: Int? {
    var status = stat()
    guard !isStandardInput, stat(argument, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// The first bytes of a file.
  ///
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  func beginning(upTo most: Int) throws(CommandFailure) -> [UInt8] {
    let descriptor = open(argument, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .badUsage("\(name): \(Self.sentence(for: errno, "it cannot be opened"))")
    }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: most) { room, count in
      count = max(0, Glibc.read(descriptor, room.baseAddress, most))
    }
  }

  /// The whole content. Pipes are read to their end too.
  ///
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  func read() throws(CommandFailure) -> [UInt8] {
    if let content { return content }
    do {
      guard isStandardInput else { return try readFile(at: argument) }
      return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
    } catch ResourceError.unreadable(_, let code, let reason) {
      throw .badUsage("\(name): \(Self.sentence(for: code, reason))")
    } catch {
      throw .badUsage("\(name): cannot be read; give a file to it with <, or the output of a command with |")
    }
  }

  /// The whole content, which is kept where it cannot be read again.
  ///
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  mutating func readToKeep() throws(CommandFailure) -> [UInt8] {
    let bytes = try read()
    if size == nil { content = bytes }
    return bytes
  }

  /// The content as JSON.
  ///
  /// - Throws: `CommandFailure` naming the file, the line and the column.
  func json() throws(CommandFailure) -> JSON {
    let bytes = try read()
    do {
      return try JSON(parsing: bytes)
    } catch {
      throw .badUsage("\(name): \(error)")
    }
  }

  /// What is wrong with a file, from the system's error.
  private static func sentence(for code: Int32, _ reason: String) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EISDIR: "this is a folder, not a file"
    case EACCES: "the file may not be read: permission denied"
    default: "the file cannot be read: \(reason)"
    }
  }
}
