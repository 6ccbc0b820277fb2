import TerminalUI

extension TextRole {
  /// The colour of an HTTP status: of 206, a part of the answer is missing.
  init(ofStatus status: Int) {
    switch status {
    case 206, 300..<400: self = .warning
    case 200..<300: self = .success
    default: self = .failure
    }
  }
}
