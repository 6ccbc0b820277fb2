/// Why an evaluation ended without a result.
struct EvaluationFailure: Error {
  enum Reason {
    case tooManySteps, valueNestedTooDeep, unrecognizedOperation, noOperands, noOptions
  }

  let reason: Reason
  /// The node it happened at; the root when the whole evaluation is to blame.
  var node = 0
}

/// How much an evaluation may still do.
struct EvaluationBudget {
  private var steps: Int

  init(steps: Int) {
    self.steps = steps
  }

  /// Takes one step.
  @inline(__always)
  mutating func spend() throws(EvaluationFailure) {
    steps -= 1
    if steps < 0 { throw EvaluationFailure(reason: .tooManySteps) }
  }

  /// Takes steps for work of a size that depends on data.
  mutating func spend(_ count: Int) throws(EvaluationFailure) {
    steps -= min(count, Int.max / 4)
    if steps < 0 {
      // Stays put, so that a caller who goes on regardless cannot make the count run under.
      steps = -1
      throw EvaluationFailure(reason: .tooManySteps)
    }
  }

  /// Takes steps for text that is made or searched: one for every 16 bytes.
  mutating func spendText(bytes: Int) throws(EvaluationFailure) {
    try spend(bytes >> 4)
  }
}
