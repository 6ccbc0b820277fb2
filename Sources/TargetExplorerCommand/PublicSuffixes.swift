import Decisioning
import PublicSuffixListData
import Synchronization

/// The public suffix list that comes with the program, read when the first decision needs it: the first
/// screen does not wait for it.
final class PublicSuffixes: Sendable {
  private let known = Mutex<PublicSuffixList?>(nil)

  /// The list.
  ///
  /// - Throws: `ResourceError` when its file is missing or cannot be read.
  func list() throws -> PublicSuffixList {
    try known.withLock { known in
      if let known { return known }
      let list = PublicSuffixList(parsing: try PublicSuffixListFile.bytes())
      known = list
      return list
    }
  }
}
