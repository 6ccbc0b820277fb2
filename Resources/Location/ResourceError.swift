/// Why a file that belongs to the program could not be handed out.
public enum ResourceError: Error, Hashable, Sendable {
  /// The file is in none of the places where it may be.
  case notFound(name: String, tried: [String])
  /// The file or folder is there but cannot be read; `code` is the `errno` of the call that failed.
  case unreadable(path: String, code: Int32, reason: String)
}

extension ResourceError: CustomStringConvertible {
  /// What failed, where, and what to do about it.
  public var description: String {
    switch self {
    case .notFound(let name, let tried):
      """
      \(name) belongs to the program but was not found. Reinstall the program, or put the file back at one \
      of: \(tried.joined(separator: ", ")).
      """
    case .unreadable(let path, _, let reason):
      "\(path) belongs to the program but cannot be read: \(reason). Check its permissions or reinstall."
    }
  }
}
