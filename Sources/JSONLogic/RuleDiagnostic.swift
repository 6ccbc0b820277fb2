/// Why a rule cannot be evaluated. A rule with such a problem is not satisfied; other rules go on.
public struct RuleDiagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// An object with one member whose name is no json-logic operation.
    case unrecognizedOperation(String)
    /// The rule nests deeper than the limit.
    case nestedTooDeep(limit: Int)
    /// The rule has more nodes than the limit.
    case tooManyNodes(limit: Int)
    /// Evaluating takes more steps than the limit.
    case tooManySteps(limit: Int)
    /// Evaluating makes a value that nests deeper than the limit.
    case valueNestedTooDeep(limit: Int)
    /// `*` without operands, which JavaScript cannot reduce.
    case noOperands(operation: String)
    /// `missing_some` without its list of variables.
    case noOptions
  }

  /// What is wrong.
  public let problem: Problem
  /// Where in the rule, as a JSON Pointer (RFC 6901); empty for the rule as a whole.
  public let pointer: String

  /// Makes a diagnostic.
  public init(_ problem: Problem, pointer: String = "") {
    self.problem = problem
    self.pointer = pointer
  }

  /// What is wrong, where, and what to do, in one sentence or two.
  public var message: String {
    pointer.isEmpty ? text : "\(text) (at \(pointer) of the condition)"
  }

  /// The message.
  public var description: String { message }

  private var text: String {
    switch problem {
    case .unrecognizedOperation(let name):
      "Unrecognized operation \(name): the rule counts as not satisfied. Correct the name of the operation"
    case .nestedTooDeep(let limit):
      "The condition nests deeper than \(limit) levels: the rule counts as not satisfied. Flatten it"
    case .tooManyNodes(let limit):
      "The condition has more than \(limit) parts: the rule counts as not satisfied. Split it"
    case .tooManySteps(let limit):
      "Evaluating takes more than \(limit) steps: the rule counts as not satisfied. Simplify it"
    case .valueNestedTooDeep(let limit):
      "Evaluating makes a value nested deeper than \(limit) levels: the rule counts as not satisfied"
    case .noOperands(let operation):
      "The operation \(operation) has no operands: the rule counts as not satisfied. Give it at least one"
    case .noOptions:
      "missing_some has no list of variables: the rule counts as not satisfied. Give it one as second operand"
    }
  }
}

/// How much a rule may ask for before it is given up.
///
/// The limits are far above what audiences need; they keep a hostile or broken artifact from exhausting
/// the stack, the memory or the time of whoever evaluates it.
public struct RuleLimits: Hashable, Sendable {
  /// The deepest nesting of a rule.
  public var depth: Int
  /// The largest number of nodes of a rule.
  public var nodes: Int
  /// The largest number of steps of one evaluation. A node is a step, and so is an element of an array
  /// that is made, and every 16 bytes of text that are made.
  public var steps: Int

  /// Makes limits.
  public init(depth: Int = 256, nodes: Int = 100_000, steps: Int = 1_000_000) {
    self.depth = depth
    self.nodes = nodes
    self.steps = steps
  }

  /// Limits that no real audience comes near.
  public static let standard = RuleLimits()
}
