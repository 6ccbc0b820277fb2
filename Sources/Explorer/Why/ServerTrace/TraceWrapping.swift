import OrderedJSON

/// Traces that come wrapped: servers and tools between hand them on as a text, in a list or in a member `trace`.
extension TraceEntry {
  /// How many wrappings are looked into. One is what is known; a text in a list is thinkable.
  private static let mostWrappings = 3

  /// The object with the trace: this one, or the one that it wraps; nil for anything else.
  var unwrapped: TraceEntry? { unwrapped(Self.mostWrappings) }

  /// - Parameter most: how many wrappings are looked into.
  private func unwrapped(_ most: Int) -> TraceEntry? {
    if most > 0, let trace = wrapped?.unwrapped(most - 1) { return trace }
    return value.object == nil ? nil : self
  }

  /// What is wrapped, if this is nothing but a wrapping.
  private var wrapped: TraceEntry? {
    switch value {
    case .string(let text):
      guard let inner = try? JSON(parsing: text), inner.object != nil || inner.array != nil else {
        return nil
      }
      return TraceEntry(name, inner, path: path, isInText: true)
    case .array(let elements):
      guard elements.count == 1 else { return nil }
      return element(0)
    case .object(let members):
      return members.count == 1 ? self["trace"] : nil
    case .null, .boolean, .number: return nil
    }
  }
}
