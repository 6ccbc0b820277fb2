import Testing

@testable import Explorer

/// Which parts of a condition its result depends on.
struct ConditionRoleTests {
  /// Which operands of a whole condition are needed, or of one that must not hold.
  private func needed(_ results: [Bool], of operation: String, negated: Bool = false) -> [Bool] {
    let role =
      negated
      ? ConditionRole.whole.roles(ofOperands: [true], of: "!", reached: [true])[0] : ConditionRole.whole
    return role.roles(ofOperands: results, of: operation, reached: results.map { _ in true }).map(\.isNeeded)
  }

  @Test func `every part of a conjunction is needed, whichever fails first`() {
    #expect(needed([false, false, true], of: "and") == [true, true, true])
    #expect(needed([true, true], of: "and") == [true, true])
  }

  @Test func `what comes after the alternative that holds is not needed`() {
    #expect(needed([false, true, false, true], of: "or") == [true, true, false, false])
    #expect(needed([false, false], of: "or") == [true, true])
  }

  @Test func `where a condition must not hold it is the other way round`() {
    #expect(needed([true, false, false], of: "and", negated: true) == [true, true, false])
    #expect(needed([true, true], of: "or", negated: true) == [true, true])
  }

  @Test func `a branch that is not taken is not needed, nor anything in it`() {
    let roles = ConditionRole.whole.roles(
      ofOperands: [true, true, false], of: "if", reached: [true, true, false])
    #expect(roles.map(\.isNeeded) == [true, true, false])
    let inside = roles[2].roles(ofOperands: [false, false], of: "and", reached: [true, true])
    #expect(inside.map(\.isNeeded) == [false, false])
  }
}
