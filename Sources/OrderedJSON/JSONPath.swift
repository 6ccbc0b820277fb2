/// Where a value is inside another, as `execute.mboxes[0].name`.
public struct JSONPath: Hashable, Sendable {
  /// One step down from a value.
  public enum Step: Hashable, Sendable {
    /// To the value of the last member of this name.
    case member(String)
    /// To the element at this position, from 0.
    case element(Int)
  }

  /// The steps from the outermost value; none for that value itself.
  public var steps: [Step]

  /// Makes a path of steps.
  public init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// Whether this is the outermost value itself.
  public var isRoot: Bool { steps.isEmpty }

  /// The path to the container of the value; nil for the outermost value.
  public var parent: JSONPath? { isRoot ? nil : JSONPath(Array(steps.dropLast())) }

  /// The path one step further down.
  public func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }

  /// The path to a member of the value.
  public func member(_ name: String) -> JSONPath { appending(.member(name)) }

  /// The path to an element of the value, counted from 0.
  public func element(_ position: Int) -> JSONPath { appending(.element(position)) }
}

extension JSON {
  /// The value at a path, nil if the path leads nowhere. Takes time in proportion to the members of the
  /// objects on the way.
  public subscript(_ path: JSONPath) -> JSON? {
    var value = self
    for step in path.steps {
      let next: JSON? =
        switch step {
        case .member(let name): value[name]
        case .element(let position): value[position]
        }
      guard let next else { return nil }
      value = next
    }
    return value
  }
}

// MARK: - Literals

extension JSONPath: ExpressibleByArrayLiteral {
  /// A path of names and positions: `["execute", "mboxes", 0, "name"]`.
  public init(arrayLiteral steps: Step...) { self.init(steps) }
}

extension JSONPath.Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A member.
  public init(stringLiteral name: String) { self = .member(name) }

  /// An element.
  public init(integerLiteral position: Int) { self = .element(position) }
}

// MARK: - Text

extension JSONPath: LosslessStringConvertible {
  /// The path as text; empty for the outermost value.
  ///
  /// Names that are no plain identifiers are quoted, `parameters["a.b"]`, and what would not be seen in
  /// them is escaped.
  public var description: String {
    Self.text("", steps)
  }

  /// The text of a path that leads on from a place of which only the text is at hand, written as ``description``
  /// writes it.
  ///
  /// - Parameters:
  ///   - path: the text of the path so far; empty for the outermost value.
  ///   - steps: the steps further down.
  package static func text(_ path: String, _ steps: Step...) -> String { text(path, steps) }

  private static func text(_ path: String, _ steps: [Step]) -> String {
    var text = path
    for step in steps {
      switch step {
      case .element(let position): text += "[\(position)]"
      case .member(let name) where isIdentifier(name): text += text.isEmpty ? name : ".\(name)"
      case .member(let name): text += "[\(quotedVisibly(name))]"
      }
    }
    return text
  }

  /// Reads a path as ``description`` writes it; nil when the text is no path.
  public init?(_ description: String) {
    self.init()
    var rest = Substring(description)
    while let first = rest.first {
      let step: (step: Step, rest: Substring)?
      switch first {
      case "[": step = Self.bracketStep(of: rest.dropFirst())
      case ".": step = isRoot ? nil : Self.nameStep(of: rest.dropFirst())
      default: step = isRoot ? Self.nameStep(of: rest) : nil
      }
      guard let step else { return nil }
      steps.append(step.step)
      rest = step.rest
    }
  }

  private static func nameStep(of text: Substring) -> (Step, Substring)? {
    let name = text.prefix { $0 != "." && $0 != "[" }
    guard isIdentifier(String(name)) else { return nil }
    return (.member(String(name)), text[name.endIndex...])
  }

  private static func bracketStep(of text: Substring) -> (Step, Substring)? {
    let content = String(text)
    let token = try? JSONCursor.read(content) { cursor in
      let token = try cursor.next()
      return (kind: token.kind, text: cursor.text(of: token), end: token.range.upperBound)
    }
    guard let token else { return nil }
    let rest = text.utf8.dropFirst(token.end)
    guard rest.first == ASCII.closeBracket else { return nil }
    switch token.kind {
    case .string: return (.member(token.text), Substring(rest.dropFirst()))
    case .number: return Int(token.text).map { (.element($0), Substring(rest.dropFirst())) }
    default: return nil
    }
  }

  /// Whether a name can stand without quotation marks: ASCII letters, digits, `_` and `$`, no digit first.
  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !ASCII.isDigit(first) else { return false }
    return name.utf8.allSatisfy {
      ASCII.isLetterOrDigit($0) || $0 == ASCII.byte("_") || $0 == ASCII.byte("$")
    }
  }
}
