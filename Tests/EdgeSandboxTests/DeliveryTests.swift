import DeliveryAPI
import EdgeSandbox
import OrderedJSON
import Testing

@Suite struct DeliveryTests {
  private let hero = #"{"context":{"channel":"web"},"execute":{"mboxes":[{"index":1,"name":"hero"}]}}"#

  private func execute(_ mbox: String, more: String = "") -> String {
    #"{"context":{"channel":"web"}\#(more),"execute":{"mboxes":[{"index":1,"name":"\#(mbox)"}]}}"#
  }

  @Test func `the sample call of the documentation gets a decision`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.deliver(hero)
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/json;charset=UTF-8")
      let json = try answer.json()
      #expect(json["status"]?.integer == 200)
      #expect(json["client"]?.string == "acme")
      #expect(json["edgeHost"]?.string == "mboxedge35.tt.omtrdc.net")
      #expect(json["requestId"]?.string?.isEmpty == false)
      #expect(json["telemetryServerToken"]?.string?.isEmpty == false)
      let mbox = json[["execute", "mboxes", 0]]
      #expect(mbox?["name"]?.string == "hero")
      #expect(mbox?["index"]?.integer == 1)
      #expect(["A", "B"].contains(mbox?[["options", 0, "content"]]?.string))
      #expect(mbox?["trace"] == nil)
      #expect(mbox?["analytics"] == nil)
    }
  }

  @Test func `the curl sample with a page, a visitor's browser and parameters gets a decision`() async throws
  {
    try await withSandbox { _, client in
      let body = """
        {"context":{"channel":"web","address":{"url":"https://shop.example/cart"},"userAgent":"Mozilla/5.0"},
         "execute":{"mboxes":[{"index":1,"name":"hero","parameters":{"tier":"gold"}}]}}
        """
      let answer = try await client.deliver(body, query: "client=acme&sessionId=abc")
      #expect(answer.status == 200)
      let response = try OrderedJSONDecoder().decode(DeliveryResponse.self, from: try answer.json())
      #expect(response.execute?.mboxes?.map(\.name) == ["hero"])
      #expect(response.id?.tntId?.hasSuffix(".35_0") == true)
    }
  }

  @Test func `an mbox that stands alone where a list belongs is refused as Target refuses it`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.deliver(
        #"{"context":{"channel":"web"},"execute":{"mbox":{"name":"hero"}}}"#)
      #expect(answer.status == 400)
      let json = try answer.json()
      #expect(json["status"]?.integer == 400)
      #expect(json["message"]?.string == "Invalid request: execute: must have pageLoad or mboxes")
    }
  }

  @Test func `the organization may stand for the client`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.deliver(hero, query: "imsOrgId=1234%40AdobeOrg&sessionId=s&version=2.9.0")
      #expect(answer.status == 200)
    }
  }

  @Test func `a visitor without ids gets one with the cluster, and the same content with it`() async throws {
    try await withSandbox { _, client in
      let first = try await client.deliver(hero).json()
      let id = try #require(first[["id", "tntId"]]?.string)
      #expect(id.hasSuffix(".35_0"))
      for _ in 1...3 {
        let next = try await client.deliver(execute("hero", more: #","id":{"tntId":"\#(id)"}"#)).json()
        #expect(next["id"] == ["tntId": .string(id)])
        #expect(next["execute"] == first["execute"])
      }
    }
  }

  @Test func `ids of the request come back, completed with a tntId`() async throws {
    try await withSandbox { _, client in
      let json = try await client.deliver(
        execute("hero", more: #","id":{"marketingCloudVisitorId":"777","tntId":"abc"},"requestId":"r-1""#)
      ).json()
      #expect(json["id"] == ["tntId": "abc.35_0", "marketingCloudVisitorId": "777"])
      #expect(json["requestId"] == "r-1")
    }
  }

  @Test func `without a cluster, clients are told to stay with the sandbox`() async throws {
    try await withSandbox(configure: { $0.cluster = nil }) { _, client in
      let json = try await client.deliver(hero).json()
      #expect(json["edgeHost"]?.string == "localhost:\(client.address.port)")
      #expect(json[["id", "tntId"]]?.string?.contains(".") == false)
    }
  }

  @Test func `an mbox without activity is default content, also a remote one`() async throws {
    try await withSandbox { _, client in
      let body = #"""
        {"context":{"channel":"web"},
         "execute":{"mboxes":[{"index":1,"name":"unknown"},{"index":2,"name":"recommendations"}]}}
        """#
      let json = try await client.deliver(body).json()
      #expect(json["status"] == 200)
      #expect(
        json[["execute", "mboxes"]]
          == [["index": 1, "name": "unknown"], ["index": 2, "name": "recommendations"]])
    }
  }

  @Test func `response tokens tell that the decision was made server-side`() async throws {
    try await withSandbox { _, client in
      let tokens = try await client.deliver(hero).json()[[
        "execute", "mboxes", 0, "options", 0, "responseTokens",
      ]]
      #expect(tokens == ["activity.id": 100, "activity.decisioningMethod": "server-side"])
    }
  }

  @Test func `prefetched content carries event tokens`() async throws {
    try await withSandbox { _, client in
      let body = #"""
        {"context":{"channel":"web"},
         "prefetch":{"views":[{}],"pageLoad":{},"mboxes":[{"index":1,"name":"place"}]}}
        """#
      let json = try await client.deliver(body).json()
      #expect(json[["prefetch", "views", 0, "name"]] == "home")
      #expect(json[["prefetch", "views", 0, "options", 0, "eventToken"]] == "token-400")
      #expect(json[["prefetch", "pageLoad", "options"]]?.array?.count == 2)
      #expect(json[["prefetch", "mboxes", 0, "options", 0, "eventToken"]] == "token-201")
    }
  }

  @Test func `the place of the visitor is looked up by IP address`() async throws {
    try await withSandbox { _, client in
      func content(at address: String) async throws -> JSON? {
        let body = #"""
          {"context":{"channel":"web","geo":{"ipAddress":"\#(address)"}},
           "execute":{"mboxes":[{"index":1,"name":"place"}]}}
          """#
        return try await client.deliver(body).json()[["execute", "mboxes", 0, "options", 0]]
      }
      let tokyo = try await content(at: "203.0.113.7")
      #expect(tokyo?["content"] == "Tokyo")
      #expect(tokyo?[["responseTokens", "geo.city"]] == "TOKYO")
      #expect(try await content(at: "198.51.100.1")?["content"] == "elsewhere")
    }
  }

  @Test func `decisions can be made for another instant`() async throws {
    try await withSandbox(configure: { $0.decisionInstant = 500 }) { sandbox, client in
      let json = try await client.deliver(execute("past")).json()
      #expect(json[["execute", "mboxes", 0, "options", 0, "content"]] == "1970")
      #expect(sandbox.records.calls.first?.instant == SteadySurroundings.instant)
    }
    try await withSandbox { _, client in
      let json = try await client.deliver(execute("past")).json()
      #expect(json[["execute", "mboxes", 0, "options"]] == nil)
    }
  }

  @Test func `a beacon is accepted without a body`() async throws {
    try await withSandbox { sandbox, client in
      let answer = try await client.deliver(
        #"{"context":{"channel":"web","beacon":true},"execute":{"pageLoad":{}}}"#)
      #expect(answer.status == 204)
      #expect(answer.body.isEmpty)
      #expect(sandbox.records.calls.first?.summary == "execute page load")
    }
  }
}

@Suite struct TraceAndAnalyticsTests {
  private func hero(_ members: String) -> String {
    #"{"context":{"channel":"web"},\#(members),"execute":{"mboxes":[{"index":1,"name":"hero"}]}}"#
  }

  @Test(arguments: [
    #""trace":{}"#, #""trace":{"authorizationToken":""}"#, #""trace":{"authorizationToken":"x"}"#,
  ])
  func `without a valid token there is no trace`(member: String) async throws {
    try await withSandbox(configure: { $0.traceTokens = ["secret"] }) { _, client in
      let answer = try await client.deliver(hero(member))
      #expect(answer.status == 200)
      #expect(try answer.json()[["execute", "mboxes", 0, "trace"]] == nil)
    }
  }

  @Test func `a valid token gets a trace of the server, not of an artifact`() async throws {
    try await withSandbox(configure: { $0.traceTokens = ["secret"] }) { _, client in
      let json = try await client.deliver(hero(#""trace":{"authorizationToken":"secret"}"#)).json()
      let trace = json[["execute", "mboxes", 0, "trace"]]
      #expect(trace?["clientCode"] == "acme")
      #expect(trace?["server"] == "mboxedge35.tt.omtrdc.net")
      #expect(trace?[["request", "sessionId"]] == "session-1")
      #expect(trace?[["campaigns", 0, "id"]] == 100)
      #expect(trace?["artifact"] == nil)
    }
  }

  @Test func `any token that is not empty is valid unless tokens are configured`() async throws {
    try await withSandbox { _, client in
      let json = try await client.deliver(hero(#""trace":{"authorizationToken":"anything"}"#)).json()
      #expect(json[["execute", "mboxes", 0, "trace"]] != nil)
    }
  }

  @Test func `client-side logging gets what the page is to tell Analytics`() async throws {
    try await withSandbox { _, client in
      let body = #"""
        {"context":{"channel":"web"},"experienceCloud":{"analytics":{"logging":"client_side"}},
         "execute":{"pageLoad":{},"mboxes":[
           {"index":1,"name":"unknown"},{"index":2,"name":"target-global-mbox"},{"index":3,"name":"place"}]},
         "prefetch":{"views":[{"name":"home"}]}}
        """#
      let json = try await client.deliver(body).json()
      let pageLoad = json[["execute", "pageLoad", "analytics", "payload"]]
      #expect(pageLoad == ["pe": "tnt", "tnta": "300:0:0|2,301:2:0|2"])
      let mboxes = try #require(json[["execute", "mboxes"]]?.array)
      #expect(
        mboxes.map { $0[["analytics", "payload", "tnta"]] }
          == [nil, "300:0:0|2", "301:2:0|2", "201:0:0|2"])
      #expect(json[["prefetch", "views", 0, "analytics", "payload", "tnta"]] == "400:1:0|2")
    }
  }

  @Test func `server-side logging gets nothing to tell`() async throws {
    try await withSandbox { _, client in
      let json = try await client.deliver(
        hero(#""experienceCloud":{"analytics":{"logging":"server_side"}}"#)
      ).json()
      #expect(json[["execute", "mboxes", 0, "analytics"]] == nil)
    }
  }
}
