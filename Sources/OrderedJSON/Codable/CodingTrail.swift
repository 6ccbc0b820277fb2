/// The way from the outermost value to the one that is coded, one link for each level, so that going a
/// level down costs the same at any depth.
indirect enum CodingTrail: Sendable {
  case root
  case member(String, of: CodingTrail)
  case element(Int, of: CodingTrail)

  /// The way as a path.
  var path: JSONPath {
    var steps: [JSONPath.Step] = []
    var trail = self
    walk: while true {
      switch trail {
      case .root: break walk
      case .member(let name, let outer):
        steps.append(.member(name))
        trail = outer
      case .element(let position, let outer):
        steps.append(.element(position))
        trail = outer
      }
    }
    return JSONPath(steps.reversed())
  }

  /// The way as Swift's coders report it.
  var codingPath: [any CodingKey] { path.steps.map(StepKey.init) }
}

/// A step of a path as a coding key.
struct StepKey: CodingKey {
  let step: JSONPath.Step

  init(_ step: JSONPath.Step) { self.step = step }
  init(stringValue: String) { step = .member(stringValue) }
  init(intValue: Int) { step = .element(intValue) }

  var stringValue: String {
    switch step {
    case .member(let name): name
    case .element(let position): "Index \(position)"
    }
  }

  var intValue: Int? {
    if case .element(let position) = step { position } else { nil }
  }
}

extension JSONPath {
  /// The path of a coding path. Keys of other coders are taken as names.
  init(codingPath: [any CodingKey]) {
    self.init(codingPath.map { ($0 as? StepKey)?.step ?? .member($0.stringValue) })
  }
}
