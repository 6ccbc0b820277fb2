import OrderedJSON

/// Walks a request in document order and notes each limit that is broken, with its place.
struct Validator {
  private(set) var problems: [ValidationProblem] = []
  private var path = JSONPath()

  // MARK: Places

  /// Checks a member of the value at hand.
  mutating func member<Value>(_ name: String, _ value: Value?, _ check: (inout Validator, Value) -> Void) {
    guard let value else { return }
    within(.member(name)) { check(&$0, value) }
  }

  /// Checks each element of a list.
  mutating func each<Value>(_ values: [Value], _ check: (inout Validator, Value) -> Void) {
    for (position, value) in values.enumerated() {
      within(.element(position)) { check(&$0, value) }
    }
  }

  /// Checks each element of a list that is a member of the value at hand.
  mutating func list<Value>(_ name: String, _ values: [Value]?, _ check: (inout Validator, Value) -> Void) {
    member(name, values) { $0.each($1, check) }
  }

  private mutating func within(_ step: JSONPath.Step, _ body: (inout Validator) -> Void) {
    path.steps.append(step)
    body(&self)
    path.steps.removeLast()
  }

  // MARK: Limits

  /// Notes a broken limit of the value at hand.
  mutating func note(_ broken: BrokenLimit?) {
    guard let broken else { return }
    problems.append(ValidationProblem(path: path, broken: broken))
  }

  /// Checks a text member.
  mutating func text(_ name: String, _ text: String?, _ rule: TextRule) {
    member(name, text) { $0.text($1, rule) }
  }

  /// Checks the text at hand.
  mutating func text(_ text: String, _ rule: TextRule) {
    for broken in rule.broken(by: text) { note(broken) }
  }

  /// Checks a number member.
  mutating func number(_ name: String, _ number: Double?, _ rule: NumberRule) {
    member(name, number) { $0.note(rule.broken(by: $1)) }
  }

  /// Checks a whole-number member.
  mutating func number(_ name: String, _ number: (some BinaryInteger)?, _ rule: NumberRule) {
    self.number(name, number.map { Double($0) }, rule)
  }

  /// Checks that a member is one of the values that the API knows.
  mutating func value<Value: WireValue>(_ name: String, _ value: Value?, required: Bool = false) {
    guard let value else {
      if required { within(.member(name)) { $0.note(BrokenLimit(.required, "is required")) } }
      return
    }
    guard !value.isKnown else { return }
    let known = Value.known.map(\.rawValue)
    let choices = known.map { "\"\($0)\"" }.joined(separator: " or ")
    within(.member(name)) {
      $0.note(
        BrokenLimit(.values(known), "must be \(choices), but is \(BrokenLimit.quoted(value.rawValue))"))
    }
  }

  /// Checks how many entries the list or map at hand has.
  mutating func entries(_ count: Int, _ range: ClosedRange<Int>) {
    note(.length(count, of: "entries", within: range, as: .entries(range)))
  }
}
