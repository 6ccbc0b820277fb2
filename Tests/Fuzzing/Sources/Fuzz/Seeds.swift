import Decisioning
import DeliveryAPI
import OrderedJSON
import Workspace

extension FuzzTarget {
  /// The inputs to begin with, made from the demo where it has something to give.
  func seeds(from demo: Demo) -> [[UInt8]] {
    switch self {
    case .json: demo.requests.map { $0.prettyBytes() } + texts.map { Array($0.utf8) }
    case .rule: ruleSeeds(demo)
    case .artifact: demo.smallArtifacts.map(\.compactBytes)
    case .binaryArtifact:
      demo.smallArtifacts.prefix(8).flatMap { [$0.compactBytes, obfuscated($0.compactBytes)] }
    case .decision, .request: (demo.requests + demo.requests.compactMap { $0["request"] }).map(\.compactBytes)
    case .response: responseSeeds(demo)
    case .address:
      (demo.texts(at: ["request", "context", "address", "url"]) + texts).map { Array($0.utf8) }
    case .userAgent:
      (demo.texts(at: ["request", "context", "userAgent"])
        + demo.texts(at: ["request", "context", "clientHints", "browserUAWithMajorVersion"]) + texts)
        .map { Array($0.utf8) }
    case .cookies: texts.map { [0, 0, 1, 0x71, 0x0B, 0x85, 0x24, 0x78] + Array($0.utf8) }
    case .displayText: texts.map { [20] + Array($0.utf8) }
    }
  }

  private func ruleSeeds(_ demo: Demo) -> [[UInt8]] {
    let data: JSON = [
      "allocation": 48.44, "page": ["url": "https://shop.example.com/", "domain": "example.com"],
      "user": ["browserType": "chrome", "browserVersion": 142], "mbox": ["a": ["b": "c"], "list": [1, "2"]],
    ]
    let conditions = demo.rules.compactMap { $0.rule["condition"] }
    return (conditions + texts.compactMap { try? JSON(parsing: $0) }).map {
      ([$0, data] as JSON).compactBytes
    }
  }

  private func responseSeeds(_ demo: Demo) -> [[UInt8]] {
    let environment = DecisionEnvironment(instant: 1_764_266_400_000, makeIdentifier: { "made-id" })
    return demo.requests.compactMap { request in
      guard let document = try? RequestDocument(parsing: request.compactBytes, source: "seed") else {
        return nil
      }
      var request = document.request
      request.trace = nil
      let decision = demo.engine.decide(request, in: environment)
      return try? OrderedJSONEncoder().encode(decision.response).compactBytes
    }
  }

  /// Inputs that the demo has none of.
  private var texts: [String] {
    switch self {
    case .json:
      [
        #"{"a":[1,-0.5e+10,true,false,null,"x\n\u00e9\ud83d\ude00é😀"],"b":{"":{}},"b":[[],[[]]]}"#,
        "[12345678901234567890,0.1e-400,-0,1E+2]", "  \"\\\"\\\\\\/\\b\\f\\n\\r\\t\"\r\n",
        String(repeating: "[", count: 80) + String(repeating: "]", count: 80),
      ]
    case .rule:
      [
        #"{"if":[{"<":[1,{"var":"a"},3]},{"cat":["x",{"var":["b",1]}]},{"missing":["a","b"]}]}"#,
        #"{"reduce":[{"var":"mbox.list"},{"+":[{"var":"current"},{"var":"accumulator"}]},0]}"#,
        #"{"filter":[{"map":[[1,2,3],{"*":[{"var":""},2]}]},{">=":[{"%":[{"var":""},4]},2]}]}"#,
        #"{"and":[{"all":[[1],true]},{"none":[[1],false]},{"some":[[1],{"!":[{"var":""}]}]}]}"#,
        #"{"substr":[{"var":"page.url"},-4,{"max":[1,{"min":[2,"3"]}]}]}"#,
        #"{"in":["a",{"merge":[["a"],{"missing_some":[1,["x","y"]]}]}]}"#,
        #"{"==":[{"substr":["https://x",0,5]},"https"]}"#, #"{"!!":[{"/":[1,{"-":["0x10"]}]}]}"#,
        #"{"!==":[{"var":{"cat":["pa","ge"]}},{"log":"x"}]}"#,
      ]
    case .address:
      [
        "https://user:password@www.example.co.uk:8080/path/to?q=1&r=%20#top", "www.example.com/path",
        "//host",
        "mailto:a@b", "http://[2001:db8::1%eth0]:80/", "http://公司.cn/", "192.0.2.1", "2001:db8::192.0.2.1",
        "mboxedge28.tt.omtrdc.net", "338e3c1e51f7416a8e1ccba4f81acea0.28_0", "2026-11-27T18:00:00.5+01:00",
        "9988776655443322-1100FFEEDDCCBBAA",
      ]
    case .userAgent:
      [
        "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; AS; rv:11.0) like Gecko",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)",
        "\"Google Chrome\";v=\"142\", \"Edge\";v=\"1.2\"",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; CrOS x86_64 1; FreeBSD) Gecko/2010 Firefox/131.0", "macOS", "\"Windows\"",
      ]
    case .cookies:
      [
        "session#3c0de198#1764268260|PC#25d58d0a.35_0#1827508800",
        "PC#a%7Cb%23c#1|check#true#9223372036854775807",
        "-1712354808|MCIDTS|18000|MCMID|497771|MCAAMLH-1764266400|9|MCAAMB-1764266400s|blob|MCOPTOUT-1|NONE",
        "1712354808%7CMCMID%7C4%C3%A9",
      ]
    case .displayText:
      [
        "The quick brown fox\njumps \u{1B}[31m over\r\nthe dog\t\u{9B}", "日本語 Ａ ｱ 각 \u{1100}\u{1161}\u{11A8}",
        "e\u{301}\u{302}\u{303}\u{304} का क\u{94D}\u{200D}ष", "👨‍👩‍👧 👍🏽 🇩🇪 1️⃣ ❤️ \u{E0041}\u{202E}\u{2066}",
        "a\u{200D}b \u{3000}\u{2003}\u{FEFF}\u{115F}\u{3164}\u{600}\u{110BD}x",
      ]
    case .artifact, .binaryArtifact, .decision, .request, .response: []
    }
  }

  /// Words for the dictionary beside those of the demo.
  var words: [String] {
    switch self {
    case .json:
      [
        "{", "}", "[", "]", ",", ":", "\"", "\\u", "\\ud83d\\ude00", "null", "true", "false", "1e400", "-0",
        "\u{FEFF}",
      ]
    case .rule, .artifact, .binaryArtifact, .decision:
      [
        "==", "===", "!=", "!==", "<", "<=", ">", ">=", "!", "!!", "and", "or", "if", "?:", "var", "in",
        "cat", "substr",
        "missing", "missing_some", "merge", "log", "max", "min", "+", "-", "*", "/", "%", "map", "filter",
        "reduce",
        "all", "none", "some", "accumulator", "current", "length", "${campaign.name}", "${mbox.user}",
        "ATOD:001",
      ]
    case .request: ["sessionId", "customerIds", "notifications", "2020-09-20T00:09:42Z", "qaMode", "preview"]
    case .response: ["status", "edgeHost", "metrics", "trace", "analytics", "redirect", "dynamic"]
    case .address: ["://", "www.", ".co.uk", "::", "%25", "xn--", "@", "T00:00:00Z"]
    case .userAgent:
      [
        "version/", "mobile/", "safari", "trident", "rv:", "like gecko", "edg", "chrome/", "firefox/", "(ie ",
        "Android 1;",
      ]
    case .cookies: ["session#", "PC#", "|", "#", "%7C", "MCMID", "MCAAMLH-", "9223372036854775807", "-1"]
    case .displayText:
      [
        "\u{301}", "\u{200D}", "\u{FE0F}", "\u{1F3FD}", "\u{1F1E9}", "\u{1B}[", "\r\n", "\u{202E}",
        "\u{1100}", "\u{93E}",
      ]
    }
  }
}
