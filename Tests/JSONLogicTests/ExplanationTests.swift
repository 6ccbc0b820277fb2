import JSONLogic
import OrderedJSON
import Testing

@Suite struct ExplanationTests {
  static let data: LogicValue = [
    "allocation": 48.44, "user": ["browserType": "chrome"], "geo": ["latitude": 37.75],
    "mbox": ["foo": "Bar", "n": 5],
  ]

  private func explain(_ rule: JSON, _ data: LogicValue = Self.data) -> Explanation {
    explanationOf(rule, data: data)
  }

  // MARK: - Sentences

  @Test func `an equality says what is and what was wanted`() {
    #expect(
      explain(["==": [["var": "user.browserType"], "firefox"]]).sentence
        == #"user.browserType is "chrome", wanted "firefox""#)
    #expect(
      explain(["==": ["chrome", ["var": "user.browserType"]]]).sentence == #"user.browserType is "chrome""#)
    #expect(
      explain(["!=": [["var": "user.browserType"], "chrome"]]).sentence
        == #"user.browserType is "chrome", wanted anything but "chrome""#)
    #expect(explain(["==": [["var": "mbox.zz"], "x"]]).sentence == #"mbox.zz is missing, wanted "x""#)
  }

  @Test func `both notations of an allocation are a range`() {
    let current = explain(ArtifactConditionTests.range(0, 50, first: true))
    #expect(current.sentence == "allocation 48.44 is within 0 to 50")
    #expect(current.range?.lower == .init(value: 0, isIncluded: true))
    #expect(current.range?.upper == .init(value: 50, isIncluded: true))
    #expect(current.lines.count == 1)
    let next = explain(ArtifactConditionTests.range(50, 100, first: false))
    #expect(next.sentence == "allocation 48.44 is outside 50 to 100, without 50")
    #expect(next.range?.holds == false)
    let older = explain(["<": [0, ["var": "allocation"], 25]])
    #expect(older.sentence == "allocation 48.44 is outside 0 to 25, without both ends")
  }

  @Test(arguments: [
    ("<", "below 50"), ("<=", "at most 50"), (">", "above 50"), (">=", "at least 50"),
  ])
  func `a one-sided comparison says what was wanted`(operation: String, wanted: String) {
    let data: LogicValue = operation.hasPrefix("<") ? ["a": 60] : ["a": 40]
    let actual = operation.hasPrefix("<") ? "60" : "40"
    let rule = JSON.object(JSONObject([.init(name: operation, value: [["var": "a"], 50])]))
    #expect(explain(rule, data).sentence == "a is \(actual), wanted \(wanted)")
  }

  @Test func `a comparison with the variable on the right is read with it on the left`() {
    #expect(explain(["<=": [0, ["var": "allocation"]]]).sentence == "allocation 48.44 is at least 0")
    #expect(explain([">": [40, ["var": "allocation"]]]).sentence == "allocation is 48.44, wanted below 40")
  }

  @Test func `containment says what was looked for`() {
    #expect(
      explain(["in": ["ro", ["var": "user.browserType"]]]).sentence
        == #"user.browserType is "chrome", contains "ro""#)
    #expect(
      explain(["in": ["x", ["var": "user.browserType"]]]).sentence
        == #"user.browserType is "chrome", does not contain "x""#)
    #expect(
      explain(["in": [["var": "user.browserType"], ["ie", "edge"]]]).sentence
        == #"user.browserType is "chrome", none of ["ie", "edge"]"#)
  }

  @Test func `a negation says what is and what must not be`() {
    func not(_ rule: JSON, _ data: LogicValue) -> String { explain(["!": [rule]], data).sentence }
    let isEmpty: JSON = ["or": [["==": [nil, ["var": "u"]]], ["==": ["", ["var": "u"]]]]]
    #expect(not(isEmpty, ["u": "Maria"]) == #"u is "Maria", so it is not empty"#)
    #expect(not(isEmpty, [:]) == "u is missing, wanted any value")
    let isMobile: JSON = ["or": [["==": ["iOS", ["var": "p"]]], ["==": ["Android", ["var": "p"]]]]]
    #expect(not(isMobile, ["p": "mac"]) == #"p is "mac", neither "iOS" nor "Android""#)
    #expect(not(isMobile, ["p": "iOS"]) == #"p is "iOS", wanted neither "iOS" nor "Android""#)
    #expect(not(["==": ["x", ["var": "p"]]], ["p": "y"]) == #"p is "y", not "x""#)
    #expect(not(["in": ["x", ["var": "p"]]], ["p": "y"]) == #"p is "y", does not contain "x""#)
    #expect(not(["in": ["x", ["var": "p"]]], ["p": "x"]) == #"p is "x", contains "x", which must not be"#)
    #expect(not(["<": [["var": "n"], 5]], ["n": 7]) == "n is 7, not below 5")
    let either: JSON = ["or": [["in": ["q", ["var": "a"]]], ["==": ["x", ["var": "b"]]]]]
    #expect(not(either, ["a": "1", "b": "2"]) == #"a is "1", does not contain "q", and b is "2", not "x""#)
    #expect(not(either, ["a": "1", "b": "x"]) == #"b is "x", which must not be"#)
  }

  @Test func `an inequality with nothing asks for a value`() {
    let rule: JSON = ["!=": [["var": "u"], nil]]
    #expect(explain(rule, ["u": "Maria"]).sentence == #"u is "Maria", so it is not empty"#)
    #expect(explain(rule, [:]).sentence == "u is missing, wanted any value")
    #expect(explain(["!=": [["var": "u"], "x"]], ["u": "y"]).sentence == #"u is "y", not "x""#)
  }

  @Test func `the start of a text is shown as what it is computed from`() {
    let explanation = explain(["==": ["fire", ["substr": [["var": "user.browserType"], 0, 4]]]])
    #expect(explanation.sentence == #"substr(user.browserType, 0, 4) is "chro", wanted "fire""#)
  }

  @Test func `a rule is told line by line`() {
    let rule: JSON = [
      "and": [
        [
          "or": [
            ["==": [["var": "user.browserType"], "firefox"]], ["==": [["var": "user.browserType"], "ie"]],
          ]
        ],
        ["!": [["==": [["var": "mbox.n"], 5]]]],
      ]
    ]
    let lines = explain(rule).lines
    #expect(
      lines.map { String(repeating: "  ", count: $0.depth) + $0.text } == [
        "all 2 conditions must hold, 2 do not",
        "  one of 2 conditions must hold, none does",
        #"    user.browserType is "chrome", wanted "firefox""#,
        #"    user.browserType is "chrome", wanted "ie""#,
        "  mbox.n is 5, wanted anything but 5",
        "    mbox.n is 5",
      ])
    #expect(lines.map(\.isNeeded) == [true, true, true, true, false, false])
    #expect(lines.map(\.isTruthy) == [false, false, false, false, false, true])
  }

  // MARK: - What is needed

  @Test func `operands after a decision are explained but not needed`() {
    let and = explain(["and": [["==": [1, 2]], ["==": [["var": "mbox.n"], 5]]]])
    #expect(and.operands.map(\.isNeeded) == [true, false])
    #expect(and.operands.map(\.isTruthy) == [false, true])
    #expect(!and.isTruthy)
    let or = explain(["or": [true, ["nope": 1]]])
    #expect(or.isTruthy)
    #expect(or.diagnostic == nil)
    #expect(or.operands[1].diagnostic?.problem == .unrecognizedOperation("nope"))
    #expect(!or.operands[1].isNeeded)
  }

  @Test func `only the branch that is taken is needed`() {
    let explanation = explain(["if": [false, "a", true, "b", "c"]])
    #expect(explanation.value == "b")
    #expect(explanation.operands.map(\.isNeeded) == [true, false, true, true, false])
  }

  @Test func `a failure is passed up to the rule`() {
    let explanation = explain(["and": [["!": [["nope": 1]]], true]])
    #expect(explanation.diagnostic == RuleDiagnostic(.unrecognizedOperation("nope"), pointer: "/and/0/!/0"))
    #expect(explanation.operands.map(\.isNeeded) == [true, false])
    #expect(explanation.sentence.hasPrefix("Unrecognized operation nope"))
  }

  // MARK: - Notes

  @Test func `a missing variable is noted`() {
    let explanation = explain(["==": [["var": "mbox.zz"], "x"]])
    #expect(explanation.operands[0].notes == [.missingVariable("mbox.zz")])
    #expect(explanation.lines[0].notes == [.missingVariable("mbox.zz")])
    #expect(explain(["==": [["var": "mbox.foo"], "x"]]).lines[0].notes == [])
  }

  @Test func `a variable that is null is not missing`() {
    #expect(explain(["==": [["var": "a"], nil]], ["a": .null]).lines[0].notes == [])
  }

  @Test func `a missing location that counts as 0 is noted`() {
    let rule: JSON = [">=": ["37.80", ["var": "geo.longitude"]]]
    let explanation = explain(rule)
    #expect(explanation.isTruthy)
    #expect(explanation.notes == [.missingComparedAsZero("geo.longitude")])
    #expect(explanation.sentence == #"geo.longitude missing is at most "37.80""#)
  }

  @Test func `texts that differ by case are noted`() {
    #expect(
      explain(["==": ["bar", ["var": "mbox.foo"]]]).notes == [
        .differsOnlyByCase(actual: "Bar", wanted: "bar")
      ])
    #expect(
      explain(["in": ["ba", ["var": "mbox.foo"]]]).notes == [.differsOnlyByCase(actual: "Bar", wanted: "ba")])
    #expect(
      explain(["in": [["var": "mbox.foo"], ["x", "BAR"]]]).notes
        == [.differsOnlyByCase(actual: "Bar", wanted: "BAR")])
    #expect(explain(["==": ["Bar", ["var": "mbox.foo"]]]).notes == [])
    #expect(explain(["==": ["baz", ["var": "mbox.foo"]]]).notes == [])
  }

  @Test(arguments: ["", " 5", "5 ", "05", "5e0", "+5", "0x5", "5.", "1234567890123456"])
  func `a text compared with a number is noted where it is not written as people write it`(text: String) {
    let expected = RuleNote.textComparedWithNumber(text: text, number: 5)
    #expect(explain(["==": [.string(text), ["var": "mbox.n"]]]).notes == [expected])
    #expect(explain(["===": [.string(text), ["var": "mbox.n"]]]).notes == [])
  }

  @Test(arguments: ["5", "-5", "0", "0.5", "37.70", "123456"])
  func `a text that is plainly a number is compared without a note`(text: String) {
    #expect(explain(["<": [.string(text), ["var": "mbox.n"]]]).notes == [])
  }

  @Test func `a text that is no number is noted`() {
    #expect(explain(["<": [5, ["var": "mbox.foo"]]]).notes == [.textIsNoNumber("Bar")])
  }

  @Test(arguments: [0.0, 50.0])
  func `a value on the boundary of a range without its ends is noted`(allocation: Double) {
    let data: LogicValue = ["allocation": .number(allocation)]
    let note = RuleNote.exactlyOnBoundary(variable: "allocation", value: allocation)
    #expect(explain(["<": [0, ["var": "allocation"], 50]], data).notes == [note])
    #expect(explain(["<": [0, ["var": "allocation"], 50]], ["allocation": 25]).notes == [])
    #expect(explain(["<=": [0, ["var": "allocation"], 50]], data).notes == [])
    #expect(explain(ArtifactConditionTests.range(0, 50, first: true), data).notes == [])
  }

  // MARK: - JSON

  @Test func `an explanation is exported as JSON`() {
    let rule: JSON = ["==": [["var": "mbox.zz"], "x"]]
    let json = explain(rule).json
    #expect(json["condition"] == rule)
    #expect(json["operation"] == "==")
    #expect(json["value"] == false)
    #expect(json["truthy"] == false)
    #expect(json["needed"] == true)
    #expect(json["sentence"] == #"mbox.zz is missing, wanted "x""#)
    #expect(json["operands"]?[0]?["variable"] == "mbox.zz")
    #expect(json["operands"]?[0]?["notes"]?[0]?["kind"] == "missingVariable")
    #expect(json["operands"]?[1]?["value"] == "x")
  }

  @Test func `a range is exported with its ends`() {
    let range = explain(ArtifactConditionTests.range(0, 50, first: true)).json["range"]
    #expect(
      range == [
        "variable": "allocation", "value": 48.44, "lower": 0, "upper": 50, "lowerIncluded": true,
        "upperIncluded": true, "holds": true,
      ])
  }

  @Test func `long values are shortened in sentences`() {
    let data: LogicValue = ["t": .string(String(repeating: "x", count: 500))]
    #expect(explain(["==": [["var": "t"], "y"]], data).sentence.count < 120)
  }
}
