import OrderedJSON
import TerminalUI

/// The states of a profile before and after a call, side by side.
struct ProfileChanges: Sendable {
  /// What became of one attribute.
  struct Change: Hashable, Sendable {
    /// The name of the attribute, with those of the objects it stands in.
    let name: String
    /// The value before; nil when there was none.
    let before: JSON?
    /// The value after; nil when there is none any more.
    let after: JSON?
  }

  /// What changed, in the order of the state after the call.
  let changes: [Change]
  /// How many attributes are as they were.
  let unchangedCount: Int

  /// Finds the two states among members of a trace and inside of them: objects whose names tell of before
  /// and after. Nil when there are not both.
  init?(_ entries: [TraceEntry]) {
    let candidates =
      entries
      + entries.flatMap { entry in
        (entry.value.object?.members ?? []).map { TraceEntry($0.name, $0.value, path: entry.path) }
      }
    func state(_ word: String) -> JSONObject? {
      candidates.lazy.filter { $0.name.lowercased().contains(word) }.compactMap(\.value.object).first
    }
    guard let before = state("before"), let after = state("after") else { return nil }
    let old = Self.attributes(before)
    let new = Self.attributes(after)
    let oldValues = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let newNames = Set(new.map(\.0))
    var changes = new.compactMap { name, value in
      oldValues[name] == value ? nil : Change(name: name, before: oldValues[name], after: value)
    }
    unchangedCount = new.count - changes.count
    changes += old.filter { !newNames.contains($0.0) }.map { Change(name: $0.0, before: $0.1, after: nil) }
    self.changes = changes
  }

  /// The attributes of a state, those of objects in it too, down to a depth that profiles never have.
  private static func attributes(_ state: JSONObject, prefix: String = "", depth: Int = 0) -> [(String, JSON)]
  {
    state.members.flatMap { member -> [(String, JSON)] in
      let name = prefix + member.name
      guard let inner = member.value.object, !inner.isEmpty, depth < 8 else { return [(name, member.value)] }
      return attributes(inner, prefix: name + ".", depth: depth + 1)
    }
  }

  /// The changes as lines.
  var nodes: [PaneNode] {
    var nodes = changes.map { change in
      let (sign, role): (String, TextRole) =
        change.before == nil ? ("+", .success) : change.after == nil ? ("−", .failure) : ("≠", .warning)
      var line = StyledLine("\(sign) ", role)
      line.append("\(change.name)  ", .name)
      if let before = change.before { line.append(JSONLine.scalar(before)) }
      if change.before != nil, change.after != nil { line.append(" → ", .muted) }
      if let after = change.after { line.append(JSONLine.scalar(after)) }
      return PaneNode(line, copyText: (change.after ?? change.before)?.compact)
    }
    nodes.append(
      .note("= \(unchangedCount) \(unchangedCount == 1 ? "attribute is" : "attributes are") as before"))
    return nodes
  }
}
