import Comparison
import OrderedJSON
import TerminalUI

/// The diff of two answers: the result first, then what was changed in the request, then location by
/// location, and the JSON place by place.
enum DiffPane {
  /// The lines of the pane.
  ///
  /// - Parameters:
  ///   - comparison: what is compared; nil when there is nothing to compare with yet.
  ///   - isComparing: whether what differs is being worked out.
  ///   - columns: the room for a line.
  ///   - session: what names the keys.
  static func nodes(
    for comparison: CallComparison?, isComparing: Bool, columns: Int, _ session: ResponseSession
  )
    -> [PaneNode]
  {
    guard !isComparing else { return [.note("Comparing two large answers…")] }
    guard let comparison else { return [emptyNote(session)] }
    let answers = comparison.answers
    let lines = DiffLine(columns: columns)
    var nodes =
      [lead(comparison)] + sameArtifactNote(comparison, session) + sides(comparison)
    nodes.append(requestNode(comparison, lines))
    let outcome = lines.naming(answers.outcome.map(\.name))
    nodes += answers.outcome.map { outcome.pair($0.name, $0.before, $0.after) }
    nodes += answers.locations.map { locationNode($0, lines) }
    nodes += placesNode("JSON", answers.places)
    nodes += placesNode("Traces", answers.tracePlaces)
    nodes += expectedNode(comparison, session)
    if !answers.structure.isComplete {
      nodes.append(
        .note("Only the first \(JSONComparison.mostDifferences) places of the JSON are told.", .warning))
    }
    return nodes
  }

  private static func emptyNote(_ session: ResponseSession) -> PaneNode {
    .note(
      "There is no earlier answer to compare this one with. Change the request and send it again, or press "
        + "\(session.keyName(of: .compareMethods)) to have it decided on-device and server-side.")
  }

  // MARK: - What is compared

  private static func lead(_ comparison: CallComparison) -> PaneNode {
    let answers = comparison.answers
    let isSame = answers.differing.isEmpty && answers.outcome.isEmpty
    var line = StyledLine(answers.summary + ".", Style(isSame ? .success : .warning, on: .plain, .bold))
    if let method = comparison.before.method, let other = comparison.after.method, method != other {
      line.append("  " + agreement(of: answers.locations, between: "\(method) and \(other)"), .muted)
    }
    return PaneNode(line).breaking(indentation: 0)
  }

  /// That agreeing tells nothing of Target's servers, where the server is the sandbox in this program.
  private static func sameArtifactNote(_ comparison: CallComparison, _ session: ResponseSession) -> [PaneNode]
  {
    guard session.decidesHere, !comparison.isOfFile, comparison.before.result != nil,
      comparison.after.result != nil, comparison.before.method != comparison.after.method
    else { return [] }
    return [.note("Both were decided on this machine, by rules: the server is the sandbox in this program.")]
  }

  /// Whether two methods decide the same. That only one of them lists default content makes no difference to
  /// the visitor.
  private static func agreement(of locations: [LocationComparison], between methods: String) -> String {
    if locations.contains(where: \.showsOtherwise) { return "\(methods) disagree." }
    return locations.contains(where: \.decidesOtherwise) ? "The visitor sees the same." : "\(methods) agree."
  }

  private static func sides(_ comparison: CallComparison) -> [PaneNode] {
    [(ChangeMark.removed, comparison.before), (.added, comparison.after)].map { mark, record in
      var line = DiffLine.marked(mark)
      line.append(CallComparison.text(of: record), .text)
      return PaneNode(line)
    }
  }

  private static func requestNode(_ comparison: CallComparison, _ lines: DiffLine) -> PaneNode {
    guard !comparison.request.isEmpty else { return .note("Both asked the same.") }
    let lines = lines.naming(comparison.request.map(\.name))
    let nodes = comparison.request.map { lines.pair($0.name, $0.before, $0.after, copyText: $0.sentence) }
    return .heading("Changed in the request", nodes)
  }

  // MARK: - Locations

  private static func locationNode(_ location: LocationComparison, _ lines: DiffLine) -> PaneNode {
    guard let mark = location.mark else {
      var line = StyledLine("= ", .muted)
      line.append(location.title, .muted)
      line.append("  the same: \(location.served)", .muted)
      return PaneNode(line, path: location.path).breaking(indentation: PaneNode.signColumns)
    }
    var line = DiffLine.marked(mark)
    line.append(location.title, Style(.heading, on: .plain, .bold))
    switch mark {
    case .added: line.append("  only in the second answer: \(location.served)", .muted)
    case .removed: line.append("  only in the first answer: \(location.served)", .muted)
    case .changed: line.append("  \(location.path)", .muted)
    }
    guard mark == .changed else {
      return PaneNode(line, path: location.path).breaking(indentation: PaneNode.signColumns)
    }
    let told = location.differences.filter { !$0.isToken }
    let tokenDifferences = location.differences.filter(\.isToken)
    let decisionLines = lines.naming(told.map(\.subject.title))
    let tokenLines = lines.naming(tokenDifferences.map(\.subject.title))
    let decisions = told.map { node(for: $0, decisionLines) }
    let tokens = tokenDifferences.map { node(for: $0, tokenLines) }
    var nodes = decisions
    if !tokens.isEmpty {
      var heading = StyledLine("  response tokens", .muted)
      heading.append("  \(tokens.count) \(tokens.count == 1 ? "differs" : "differ")", .muted)
      nodes.append(PaneNode(heading, tokens, startsOpen: !location.decidesOtherwise))
    }
    return PaneNode(
      line, nodes,
      copyText: location.differences.map { "\(location.title): \($0.sentence)" }.joined(separator: "\n"),
      path: location.path)
  }

  private static func node(for difference: DecisionDifference, _ lines: DiffLine) -> PaneNode {
    let name = difference.subject.title
    let note = difference.activity.map { "of \($0)" } ?? ""
    guard let extent = difference.extent else {
      return lines.pair(name, difference.before, difference.after, note: note, copyText: difference.sentence)
    }
    var line = lines.named(difference.mark, name)
    line.append("\(extent) changed", .text)
    if !note.isEmpty { line.append("  \(note)", .muted) }
    let details: [PaneNode]
    switch difference.detail {
    case .lines(let text)?: details = DiffLine.lines(of: text)
    case .places(let places)?: details = places.map { place($0, name: "\($0.path)") }
    case nil: details = []
    }
    return PaneNode(line, details, copyText: difference.sentence)
  }

  // MARK: - Places in the JSON

  private static func placesNode(_ title: String, _ places: [JSONDifference], isOpen: Bool = false)
    -> [PaneNode]
  {
    guard !places.isEmpty else { return [] }
    var node = PaneNode.heading(
      title, groups(places),
      detail: "\(places.count) \(places.count == 1 ? "place differs" : "places differ")")
    node.startsOpen = isOpen
    return [node]
  }

  private static func expectedNode(_ comparison: CallComparison, _ session: ResponseSession) -> [PaneNode] {
    let places = comparison.answers.expectedPlaces
    guard !places.isEmpty else { return [] }
    guard !comparison.showsExpected else {
      return placesNode("Different in any two calls", places, isOpen: true)
    }
    let what = places.count == 1 ? "1 place that differs" : "\(places.count) places that differ"
    return [
      .note("\(what) between any two calls: \(session.keyName(of: .showExpectedDifferences)) shows them.")
    ]
  }

  /// The places by the value they are in.
  static func groups(_ places: [JSONDifference]) -> [PaneNode] {
    var groups: [(parent: JSONPath?, places: [JSONDifference])] = []
    for place in places {
      if let last = groups.indices.last, groups[last].parent == place.path.parent {
        groups[last].places.append(place)
      } else {
        groups.append((place.path.parent, [place]))
      }
    }
    return groups.flatMap { parent, places -> [PaneNode] in
      let nodes = places.map { place($0, name: name(of: $0.path)) }
      guard let parent, !parent.isRoot else { return nodes }
      return [PaneNode(StyledLine("\(parent)", .name), nodes, path: "\(parent)")]
    }
  }

  /// The last step of a path.
  private static func name(of path: JSONPath) -> String {
    switch path.steps.last {
    case .member(let name)?: name
    case .element(let position)?: "[\(position)]"
    case nil: "the whole"
    }
  }

  private static func place(_ difference: JSONDifference, name: String) -> PaneNode {
    var line = DiffLine.marked(difference.mark)
    line.append(name, .name)
    if difference.isShadowed { line.append(" (an earlier duplicate)", .muted) }
    line.append("  ", .plain)
    let path = "\(difference.path)"
    let copyText = difference.sentence()
    switch difference.change {
    case .reordered:
      line.append("in another order", .muted)
    case .added(let value), .removed(let value):
      line.append(JSONLine.line(label: nil, value, isOpen: false))
      if value.array?.isEmpty == false || value.object?.isEmpty == false {
        return PaneNode(line, json: value, startsOpen: false, path: path)
      }
    case .changed(from: let old, to: let new):
      return changed(line, old, new, copyText: copyText, path: path)
    }
    return PaneNode(line, copyText: copyText, path: path)
  }

  /// A short value and what it became in one line; a long one in lines below.
  private static func changed(
    _ start: StyledLine, _ old: JSON, _ new: JSON, copyText: String, path: String
  ) -> PaneNode {
    var line = start
    if case (.string(let old), .string(let new)) = (old, new), old.utf8.count + new.utf8.count > 60 {
      let lines = DiffLine.lines(of: TextComparison(from: old, to: new))
      return PaneNode(line, lines, copyText: copyText, path: path)
    }
    line.append(JSONLine.line(label: nil, old, isOpen: false))
    line.append(" → ", .punctuation)
    line.append(JSONLine.line(label: nil, new, isOpen: false))
    return PaneNode(line, copyText: copyText, path: path)
  }
}

extension DecisionDifference {
  /// Whether it is about a response token.
  fileprivate var isToken: Bool {
    if case .token = subject { true } else { false }
  }
}
