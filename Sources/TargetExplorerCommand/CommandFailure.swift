/// Why a command ended without its result, with the status the program ends with.
struct CommandFailure: Error, CustomStringConvertible {
  /// One sentence for the person.
  let sentence: String
  /// 1 when the work failed, 2 when it was asked for in the wrong way.
  let status: Int32

  /// The sentence.
  var description: String { sentence }

  /// The work failed.
  static func workFailed(_ sentence: String) -> CommandFailure {
    CommandFailure(sentence: sentence, status: 1)
  }

  /// The arguments or the input are wrong.
  static func badUsage(_ sentence: String) -> CommandFailure {
    CommandFailure(sentence: sentence, status: 2)
  }
}
