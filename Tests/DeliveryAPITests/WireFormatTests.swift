import DeliveryAPI
import OrderedJSON
import Testing

@Suite struct `Wire format of requests` {
  @Test func `the seed example is written in the order of the Delivery API`() throws {
    let request = DeliveryRequest(
      context: Context(channel: .web),
      execute: ExecuteRequest(mboxes: [MboxRequest(name: "a1-serverside-ab", index: 1)]))
    #expect(
      try text(of: request)
        == #"{"context":{"channel":"web"},"execute":{"mboxes":[{"name":"a1-serverside-ab","index":1}]}}"#)
  }

  @Test func `an empty page load is asked for, and an empty trace is kept`() throws {
    let written = #"{"trace":{},"execute":{"pageLoad":{}}}"#
    let request = try read(DeliveryRequest.self, written)
    #expect(request.trace == TraceRequest())
    #expect(request.execute?.pageLoad == RequestDetails())
    #expect(request.execute?.mboxes == nil)
    #expect(try text(of: request) == written)
  }

  @Test func `context and channel may be missing`() throws {
    #expect(try read(DeliveryRequest.self, "{}").context == nil)
    #expect(try read(DeliveryRequest.self, #"{"context":{}}"#).context == Context())
  }

  @Test func `parameters keep their order and the type of their values`() throws {
    let written =
      #"{"execute":{"mboxes":[{"name":"a","parameters":{"width":1024,"b":"1024","a":true,"price":1.50}}]}}"#
    let request = try read(DeliveryRequest.self, written)
    let parameters = try #require(request.execute?.mboxes?.first?.parameters)
    #expect(parameters["width"]?.integer == 1024)
    #expect(parameters.map(\.name) == ["width", "b", "a", "price"])
    #expect(try text(of: request) == written)
  }

  @Test func `a request with every member survives a round trip`() throws {
    let request = try read(DeliveryRequest.self, everyMember)
    #expect(try text(of: request) == everyMember)
  }

  @Test func `a mbox without a name is refused with its path`() throws {
    let error = #expect(throws: JSONDecodingError.self) {
      try read(DeliveryRequest.self, #"{"execute":{"mboxes":[{"name":"a"},{"index":2}]}}"#)
    }
    #expect(error?.path == ["execute", "mboxes", 1])
    #expect(error?.description.contains("name") == true)
  }

  @Test func `a value outside the known set is kept`() throws {
    let request = try read(DeliveryRequest.self, #"{"context":{"channel":"Web"}}"#)
    #expect(request.context?.channel == Channel(rawValue: "Web"))
    #expect(request.context?.channel?.isKnown == false)
    #expect(try text(of: request) == #"{"context":{"channel":"Web"}}"#)
  }

  @Test func `unknown members are tolerated`() throws {
    let request = try read(DeliveryRequest.self, #"{"new":1,"context":{"channel":"web","newer":[]}}"#)
    #expect(request == DeliveryRequest(context: Context(channel: .web)))
  }
}

@Suite struct `Wire format of responses` {
  @Test func `a response is read with its options, tokens and metrics`() throws {
    let response = try read(
      DeliveryResponse.self,
      """
      {"status":200,"requestId":"r","id":{"tntId":"t.28_0"},"client":"acmeclient",
       "edgeHost":"mboxedge28.tt.omtrdc.net","execute":{"mboxes":[{"index":1,"name":"hero","options":[
       {"type":"json","content":{"b":1,"a":2},"responseTokens":{"activity.id":125873,"geo.city":"x"}}],
       "metrics":[{"type":"click","eventToken":"e"}],
       "analytics":{"payload":{"pe":"tnt","tnta":"347565:1:0|2"}},"trace":{"z":1,"a":2}}]}}
      """)
    let mbox = try #require(response.execute?.mboxes?.first)
    #expect(response.id?.tntId == "t.28_0")
    #expect(mbox.options?.first?.type == .json)
    #expect(mbox.options?.first?.content == ["b": 1, "a": 2])
    #expect(mbox.options?.first?.responseTokens?["activity.id"]?.integer == 125_873)
    #expect(mbox.metrics?.first?.type == .click)
    #expect(mbox.analytics?.payload?.tnta == "347565:1:0|2")
    #expect(mbox.trace == ["z": 1, "a": 2])
  }

  @Test func `default content has neither type nor content`() throws {
    let option = try read(Option.self, #"{"responseTokens":{}}"#)
    #expect(option.type == nil)
    #expect(option.content == nil)
  }

  @Test func `actions keep content of any form`() throws {
    let option = try read(
      Option.self,
      """
      {"type":"actions","content":[
       {"type":"setHtml","selector":"BODY > H1","cssSelector":"body > h1","content":"Hi"},
       {"type":"setStyle","content":{"background-color":"red","priority":"important"}},
       {"type":"somethingNew"}]}
      """)
    let actions = try #require(option.actions)
    #expect(actions.map(\.type) == ["setHtml", "setStyle", "somethingNew"])
    #expect(actions.map(\.cssSelector) == ["body > h1", nil, nil])
    #expect(actions[1].content?["priority"] == "important")
  }

  @Test func `only options of actions have actions`() throws {
    #expect(Option(type: .html, content: ["a"]).actions == nil)
    #expect(Option(type: .actions, content: "a").actions == nil)
  }

  @Test func `the body of an error is a response`() throws {
    let response = try read(DeliveryResponse.self, #"{"status":400,"message":"Invalid request"}"#)
    #expect(response.status == 400)
    #expect(response.message == "Invalid request")
  }

  @Test func `prefetched items carry a state and event tokens`() throws {
    let written =
      #"{"prefetch":{"views":[{"name":"home","key":"k","options":[{"eventToken":"e"}],"state":"s"}],"#
      + #""pageLoad":{"state":"p"},"mboxes":[{"index":0,"name":"m","state":"t"}],"#
      + #""metrics":[{"type":"click","selector":"a","eventToken":"c"}]},"#
      + #""notifications":[{"id":"n"}],"telemetryServerToken":"x"}"#
    let response = try read(DeliveryResponse.self, written)
    #expect(response.prefetch?.mboxes?.first?.state == "t")
    #expect(try text(of: response) == written)
  }
}
