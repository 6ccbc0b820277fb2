import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// What the form knows of the account that requests are sent for.
struct FormAccount: Sendable {
  /// The mbox names of the artifact that decides, if one does: the form tells misspelt ones.
  var knownMboxNames: KnownMboxNames?
  /// Where requests are decided that do not say so themselves.
  var decisioningMethod = DecisioningMethod.onDevice
  /// Tells the time, in milliseconds since 1970 UTC, by which cookies end.
  var clock: @Sendable () -> Int64 = ClientSurroundings.systemTime
}

/// What is wrong with a request document, by place.
struct FormProblems: Sendable {
  /// A sentence that fits beside its field.
  struct Problem: Sendable {
    let sentence: String
    /// Whether the Delivery API would refuse the request; otherwise it is advice.
    let isError: Bool
    /// What would put it right, if that is known.
    var fix: RequestFix?
  }

  private var byPath: [JSONPath: Problem] = [:]

  /// Checks a document.
  init(of document: RequestDocument, _ account: FormAccount) {
    let findings = document.lint(
      knownMboxNames: account.knownMboxNames, accountMethod: account.decisioningMethod)
    for finding in findings {
      let problem = Problem(sentence: finding.sentence, isError: finding.isError, fix: finding.fix)
      add(problem, at: finding.path)
    }
    for (path, problem) in document.cookieProblems(at: account.clock()) { add(problem, at: path) }
  }

  /// Keeps a problem. An error stands before advice; of several of the same kind the first is kept.
  private mutating func add(_ problem: Problem, at path: JSONPath) {
    if let known = byPath[path], known.isError || !problem.isError { return }
    byPath[path] = problem
  }

  /// Whether nothing is wrong that the Delivery API would refuse.
  var isEmpty: Bool { !byPath.values.contains(where: \.isError) }

  /// How many problems the Delivery API would refuse the request for.
  var count: Int { byPath.values.count(where: \.isError) }

  /// How many are advice.
  var adviceCount: Int { byPath.count - count }

  /// One of the problems with its path, for a message.
  var first: String? {
    byPath.filter(\.value.isError).map { (path: "\($0.key)", sentence: $0.value.sentence) }
      .min { $0.path < $1.path }.map { "\($0.path): \($0.sentence)" }
  }

  /// What is wrong with the value that a line stands for, or nil.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - content: the document as JSON.
  func problem(for line: FormLine, in content: JSON) -> Problem? {
    guard !byPath.isEmpty else { return nil }
    let place = line.row.place
    switch line.part {
    case .group(let group):
      // What is wrong with a part that a field switches on shows at that field.
      if case .withValue = group.presence { return nil }
      return problem(at: place, inlinePathsIn: group.children, content)
    case .item(let list):
      guard case .object(let children, _, _) = list.element else { return nil }
      return problem(at: place, inlinePathsIn: children, content)
    case .list, .map, .field, .value, .member: return byPath[place.path(in: content)]
    case .addList, .addMap, .more: return nil
    }
  }

  /// The problem of a part, or of a list that stands in it without a heading of its own.
  private func problem(at place: FormPlace, inlinePathsIn children: [FormNode], _ content: JSON) -> Problem? {
    let own = place == .root ? nil : byPath[place.path(in: content)]
    let inline = children.lazy.compactMap { node in
      switch node {
      case .list(let list) where list.isInline: byPath[place.members(list.path).path(in: content)]
      case .list, .map, .field, .group: nil
      }
    }
    return own ?? inline.first
  }

  /// How many problems there are below a line that is closed, and whether one of them is an error.
  func hidden(below line: FormLine, in content: JSON) -> (count: Int, hasErrors: Bool)? {
    guard !byPath.isEmpty, line.isHeading, !line.isOpen else { return nil }
    let places: [FormPlace] =
      if case .group(let group) = line.part {
        // Groups may share the part of the request they stand in.
        group.children.map { line.row.place.members($0.path) }
      } else {
        [line.row.place]
      }
    let outer = places.map { $0.path(in: content).steps }
    let problems = byPath.filter { problem in outer.contains { problem.key.steps.starts(with: $0) } }
    guard !problems.isEmpty else { return nil }
    return (problems.count, problems.values.contains(where: \.isError))
  }
}

extension FormNode {
  /// The members that lead from the part it stands in to its value.
  fileprivate var path: [String] {
    switch self {
    case .field(let field): field.path
    case .group(let group): group.path
    case .list(let list): list.path
    case .map(let map): map.path
    }
  }
}
