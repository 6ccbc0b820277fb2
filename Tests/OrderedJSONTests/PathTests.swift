import OrderedJSON
import Testing

struct PathTests {
  @Test(
    arguments: [
      ([], ""), (["execute", "mboxes", 0, "name"], "execute.mboxes[0].name"), ([0, 1], "[0][1]"),
      (["a"], "a"),
      (["a", "b.c", "d"], #"a["b.c"].d"#), (["", "x"], #"[""].x"#), (["1a"], #"["1a"]"#),
      (["a-b"], #"["a-b"]"#),
      (["_a", "$b", "c1"], "_a.$b.c1"), (["é"], #"["é"]"#), (["a\"]\\"], #"["a\"]\\"]"#),
      (["a\u{1B}\u{9B}\u{202E}b c"], #"["a\u001b\u009B\u202Eb c"]"#), (["\u{E0001}"], #"["\uDB40\uDC01"]"#),
    ] as [(JSONPath, String)])
  func `a path is written as one would in a program and read back`(path: JSONPath, text: String) {
    #expect(path.description == text)
    #expect(JSONPath(text) == path)
  }

  @Test(arguments: [
    ".a", "a.", "a..b", "a[", "a[]", "a[x]", "a[1", "a[1.5]", "a[null]", "a]", "a b", "a[\"b]", "[0]a",
    "a[0]]", "1",
    "a[99999999999999999999]",
  ])
  func `text that is no path is refused`(text: String) {
    #expect(JSONPath(text) == nil)
  }

  @Test(arguments: [
    ("", "a", "a"), ("execute.mboxes[0]", "name", "execute.mboxes[0].name"), ("a", "b.c", #"a["b.c"]"#),
    ("a", "a\"]", #"a["a\"]"]"#), ("", "a b", #"["a b"]"#),
  ])
  func `a step to a member follows the text of a path`(path: String, name: String, text: String) {
    #expect(JSONPath.text(path, .member(name)) == text)
    #expect(JSONPath(text) == JSONPath(path)?.member(name))
  }

  @Test func `several steps follow the text of a path`() {
    #expect(JSONPath.text("a", "b", .element(2), "c") == "a.b[2].c")
    #expect(JSONPath.text("a") == "a")
  }

  @Test(
    arguments: [
      ([], "."), (["execute", "mboxes", 0, "name"], ".execute.mboxes[0].name"), ([0, 1], ".[0][1]"),
      (["a b", "c"], #".["a b"].c"#), (["a", "$x"], #".a["$x"]"#), (["1a"], #".["1a"]"#),
      (["a\"b"], #".["a\"b"]"#),
    ] as [(JSONPath, String)])
  func `a path is a filter of jq`(path: JSONPath, filter: String) {
    #expect(path.jqFilter == filter)
  }

  @Test func `a path finds its value`() throws {
    let json = try JSON(parsing: #"{"execute":{"mboxes":[{"name":"a"},{"name":"b","a.b":1}]}}"#)
    #expect(json[JSONPath()] == json)
    #expect(json[["execute", "mboxes", 1, "name"] as JSONPath] == "b")
    #expect(json[JSONPath().member("execute").member("mboxes").element(1).member("a.b")] == 1)
    #expect(json[["execute", "mboxes", 2] as JSONPath] == nil)
    #expect(json[["execute", 0] as JSONPath] == nil)
    #expect(json[["execute", "mboxes", "name"] as JSONPath] == nil)
  }

  @Test func `a path knows its parent`() {
    let path: JSONPath = ["a", 0]
    #expect(path.parent == ["a"])
    #expect(path.parent?.parent?.isRoot == true)
    #expect(JSONPath().parent == nil)
  }
}
