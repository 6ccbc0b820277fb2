import Foundation

/// A file named on the command line; `-` stands for standard input.
struct InputFile {
  /// The name as the person wrote it.
  let argument: String

  /// The name for messages.
  var name: String { argument == "-" ? "standard input" : argument }

  /// The whole content.
  ///
  /// - Throws: `CommandFailure` naming the file and what is wrong with it.
  func read() throws(CommandFailure) -> [UInt8] {
    do {
      if argument == "-" {
        return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
      }
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isDirectory) else {
        throw CommandFailure.badUsage("\(name): there is no such file")
      }
      guard !isDirectory.boolValue else {
        throw CommandFailure.badUsage("\(name): this is a folder, not a file")
      }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: argument)))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure.badUsage("\(name): cannot be read: \(error.localizedDescription)")
    }
  }
}
