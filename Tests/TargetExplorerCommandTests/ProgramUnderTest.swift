import Foundation
import OrderedJSON
import TerminalTestSupport

/// The program, as it was built together with the tests.
let programPath = BuiltProgram.path("target-explorer")

/// Runs the program without a terminal.
func run(_ arguments: String..., input: String? = nil) throws -> ProgramRun {
  try ProgramRun(path: programPath, arguments, input: input)
}

/// Runs `get-offers` on a request document, and reads the JSON it prints.
func offers(_ arguments: String..., request: String? = nil) throws -> JSON {
  let source = request == nil ? [] : ["--request", "-"]
  let ended = try ProgramRun(
    path: programPath, ["get-offers", "--format", "json"] + source + arguments, input: request)
  guard ended.status == 0 else { throw UnexpectedEnd(status: ended.status, error: ended.error) }
  return try JSON(parsing: Array(ended.output.utf8))
}

/// A rule artifact of another account than the demo's: everybody gets the one offer of the mbox `here`.
let smallArtifact = """
  {"version": "1.0.0", "meta": {"clientCode": "othershop"}, "globalMbox": "target-global-mbox",
   "geoTargetingEnabled": false, "responseTokens": [], "localMboxes": ["here"], "remoteMboxes": [],
   "localViews": [], "remoteViews": [], "rules": {"views": {}, "mboxes": {"here": [
    {"ruleKey": "1", "condition": true, "meta": {"activity.id": 1},
     "consequence": {"name": "here", "options": [{"type": "html", "content": "<p>hello</p>"}], "metrics": []}}]}}}
  """

/// The program ended otherwise than a test needs it to.
struct UnexpectedEnd: Error {
  let status: Int32
  let error: String
}

/// A folder for the files of one test, which goes away with it.
final class TemporaryFolder {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The path of the folder.
  var path: String { folder.path }

  /// Writes a file and returns its path.
  func write(_ content: String, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(content.utf8).write(to: file)
    return file.path
  }

  /// The command of a script that does something to the file it is given, as an editor or a pager would.
  ///
  /// The shell reads the script: a file that was just written cannot be executed while a process that another
  /// test started at that moment still has it open (ETXTBSY).
  func command(_ script: String) throws -> String { "sh '\(try write(script + "\n", to: "script"))'" }
}

extension JSON {
  /// The names of the members of an object, in their order.
  var memberNames: [String] { object?.members.map(\.name) ?? [] }

  /// The experiences of the options of an executed mbox, in the words of their response tokens.
  func experiences(ofMbox position: Int = 0) -> [String] {
    let options = self["response"]?["execute"]?["mboxes"]?[position]?["options"]?.array ?? []
    return options.compactMap { $0["responseTokens"]?["experience.name"]?.string }
  }
}
