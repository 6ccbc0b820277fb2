import JSONLogic
import OrderedJSON

/// The compiled rules of one location.
final class LocationRules: Sendable {
  /// The name of the mbox or view.
  let name: String
  /// The rules that can be used, in the order of their priority, highest first.
  let rules: [ArtifactRule]
  /// The rules that cannot be used.
  let broken: [BrokenRule]
  /// What is wrong with rules, those included whose condition can only be evaluated in part.
  let diagnostics: [DecisionDiagnostic]

  init(kind: LocationKind, name: String, range: Range<Int>?, source: ArtifactSource) {
    self.name = name
    var drafts: [(position: Int, rule: ArtifactRuleDraft, condition: CompiledRule)] = []
    var broken: [BrokenRule] = []
    var variables = VariableTable()
    for (position, draft) in Self.drafts(in: range, of: source).enumerated() {
      if let condition = draft.condition, draft.fault == nil {
        drafts.append((position, draft, CompiledRule(compiling: condition, variables: &variables)))
      } else {
        broken.append(BrokenRule(position: position, fault: draft.fault ?? ""))
      }
    }
    let common = CommonConditions(of: drafts.map(\.condition), variables: variables)
    rules = zip(drafts, common.requirements).map { draft, requirements in
      ArtifactRule(
        draft.rule, location: name, position: draft.position, condition: draft.condition, common: common,
        requirements: requirements, source: source)
    }
    self.broken = broken
    let faults =
      broken.map { ($0.position, $0.fault) }
      + rules.flatMap { rule in rule.condition.diagnostics.map { (rule.position, $0.message) } }
    diagnostics = faults.sorted { $0.0 < $1.0 }.map {
      .brokenRule(kind: kind, location: name, position: $0.0, fault: $0.1)
    }
  }

  /// Reads the rules of a location. The text was checked when the artifact was read, so that a failure
  /// here can only mean the end.
  private static func drafts(in range: Range<Int>?, of source: ArtifactSource) -> [ArtifactRuleDraft] {
    guard let range else { return [] }
    var drafts: [ArtifactRuleDraft] = []
    try? JSONCursor.read(source.bytes, in: range) { (cursor) throws(JSONParseError) in
      guard try cursor.next().kind == .arrayStart else { return }
      while try cursor.nextElement() {
        drafts.append(try ArtifactRuleDraft(from: &cursor))
      }
    }
    return drafts
  }
}

/// A rule that cannot be used.
struct BrokenRule: Hashable, Sendable {
  /// The place among the rules of its location, from 0.
  let position: Int
  /// What is wrong with it, as a clause such as "it has no condition".
  let fault: String
}
