import JSONLogic
import OrderedJSON
import Testing

/// What JavaScript's json-logic gives for the comparisons that artifacts are made of.
@Suite struct TruthTableTests {
  static let data: LogicValue = [
    "allocation": 48.44, "current_day": 5, "current_time": "1900",
    "geo": ["latitude": 37.75, "longitude": -122.4],
    "mbox": ["foo": "bar", "n": 5, "nul": .null, "list": ["a", "b"], "empty": ""],
  ]

  static let rows = RuleCase.table(
    #"""
    [{"==":[{"var":"current_day"},"5"]}, 0, true]
    [{"==":[{"var":"mbox.zz"},null]}, 0, true]
    [{"==":["",{"var":"mbox.zz"}]}, 0, false]
    [{"==":[0,{"var":"mbox.zz"}]}, 0, false]
    [{"==":[0,""]}, 0, true]
    [{"==":[true,"1"]}, 0, true]
    [{"==":["true",true]}, 0, false]
    [{"==":[{"var":"mbox.nul"},{"var":"mbox.zz"}]}, 0, true]
    [{"<=":["0000",{"var":"current_time"},"2359"]}, 0, true]
    [{"<":["2000",{"var":"current_time"}]}, 0, false]
    [{"<":["37.70",{"var":"geo.latitude"}]}, 0, true]
    [{">=":["37.80",{"var":"geo.latitude"}]}, 0, true]
    [{"<=":["-122.5",{"var":"geo.longitude"}]}, 0, true]
    [{">":["-122.3",{"var":"geo.longitude"}]}, 0, true]
    [{"<":["37.70",{"var":"geo.zz"}]}, 0, false]
    [{">=":["37.80",{"var":"geo.zz"}]}, 0, true]
    [{"<=":["-122.5",{"var":"geo.zz"}]}, 0, true]
    [{">":["-122.3",{"var":"geo.zz"}]}, 0, false]
    [{">=":[null,0]}, 0, true]
    [{"<=":[null,0]}, 0, true]
    [{"==":[null,0]}, 0, false]
    [{"<":["10","9"]}, 0, true]
    [{"<":["10",9]}, 0, false]
    [{"<":[10,"9"]}, 0, false]
    [{">":[5,"abc"]}, 0, false]
    [{"<":[5,"abc"]}, 0, false]
    [{"==":[[1],1]}, 0, true]
    [{"==":[["a","b"],"a,b"]}, 0, true]
    [{"==":["1 ",1]}, 0, true]
    [{"==":["0x10",16]}, 0, true]
    [{"==":["1e3",1000]}, 0, true]
    [{"in":["bar",{"var":"mbox.zz"}]}, 0, false]
    [{"in":["","abc"]}, 0, true]
    [{"in":[5,"12345"]}, 0, true]
    [{"in":[{"var":"mbox.nul"},"xnullx"]}, 0, true]
    [{"in":["a",["a","b"]]}, 0, true]
    [{"in":["A",["a","b"]]}, 0, false]
    [{"!":[[]]}, 0, true]
    [{"!":["0"]}, 0, false]
    [{"!":[{"var":"mbox.zz"}]}, 0, true]
    [{"!!":[[0]]}, 0, true]
    [{"and":[1,"x"]}, 0, "x"]
    [{"or":[0,"",null]}, 0, null]
    [{"var":"mbox.list.1"}, 0, "b"]
    [{"var":["mbox.zz",7]}, 0, 7]
    [{"substr":["jsonlogic",4]}, 0, "logic"]
    [{"substr":["jsonlogic",-5]}, 0, "logic"]
    [{"substr":["jsonlogic",1,3]}, 0, "son"]
    [{"substr":["jsonlogic",4,-2]}, 0, "log"]
    [{"cat":["a",1,null,true]}, 0, "a1true"]
    [{"+":["3.14"]}, 0, 3.14]
    [{"-":["5"]}, 0, -5]
    [{"-":["5",2]}, 0, 3]
    [{"max":[1,"3",2]}, 0, 3]
    [{"missing":["mbox.foo","mbox.zz","mbox.empty"]}, 0, ["mbox.zz","mbox.empty"]]
    [{"missing_some":[1,["mbox.foo","mbox.zz"]]}, 0, []]
    [{"all":[[],{"var":""}]}, 0, false]
    [{"none":[[],{"var":""}]}, 0, true]
    [{"if":[false,1]}, 0, null]
    """#)

  @Test(arguments: rows)
  func `a comparison gives what JavaScript gives`(row: RuleCase) {
    let outcome = outcomeOf(row.rule, data: Self.data)
    #expect(outcome == RuleOutcome(value: LogicValue(row.result)))
  }

  @Test(arguments: ["and", "or"])
  func `nothing to combine is undefined, which is false`(operation: String) {
    let outcome = outcomeOf(.object(JSONObject([.init(name: operation, value: [])])), data: .null)
    #expect(outcome.value == .undefined)
    #expect(!outcome.isSatisfied)
  }

  @Test(arguments: rows)
  func `an explanation comes to the same result`(row: RuleCase) {
    #expect(explanationOf(row.rule, data: Self.data).value == LogicValue(row.result))
  }
}
