import DeliveryAPI
import OrderedJSON
import Testing

@Suite struct `Documents` {
  @Test func `a document keeps members that are not known`() throws {
    let json: JSON = ["status": 200, "brandNew": ["z": 1, "a": 2], "client": "c"]
    let document = try Document<DeliveryResponse>(json)
    #expect(document.value.status == 200)
    #expect(document.value.client == "c")
    #expect(document.json == json)
  }

  @Test func `a document of a value has the JSON of the value`() throws {
    let document = try Document(DeliveryResponse(status: 200, client: "c"))
    #expect(document.json == ["status": 200, "client": "c"])
  }

  /// A request with members that are not known, in an unusual order and spelling.
  private let request: JSON = [
    "new": 1, "execute": ["mboxes": [["extra": "x", "name": "a", "index": 1], ["name": "b", "more": 2]]],
    "context": ["channel": "web", "timeOffsetInMinutes": .number(JSONNumber(60.0) ?? JSONNumber(0))],
  ]

  private func revised(_ change: (inout DeliveryRequest) -> Void) throws -> JSON {
    let document = try Document<DeliveryRequest>(request)
    var value = document.value
    change(&value)
    let revised = try document.revised(to: value)
    #expect(revised.value == value)
    #expect(try Document<DeliveryRequest>(revised.json).value == value)
    return revised.json
  }

  @Test func `a document that is not changed stays as it is`() throws {
    #expect(try revised { _ in } == request)
  }

  @Test func `a change leaves everything else in place`() throws {
    let json = try revised {
      $0.execute?.mboxes?[1].name = "c"
      $0.context?.channel = .mobile
      $0.requestId = "r"
    }
    #expect(
      json.compact
        == #"{"new":1,"execute":{"mboxes":[{"extra":"x","name":"a","index":1},{"name":"c","more":2}]},"#
        + #""context":{"channel":"mobile","timeOffsetInMinutes":60},"requestId":"r"}"#)
  }

  @Test func `what is removed goes and unknown members stay`() throws {
    let json = try revised {
      $0.execute?.mboxes?.remove(at: 0)
      $0.context = nil
    }
    #expect(json.compact == #"{"new":1,"execute":{"mboxes":[{"name":"b","more":2}]}}"#)
  }

  @Test func `parameters get the order they are given`() throws {
    let json: JSON = ["new": 1, "execute": ["pageLoad": ["parameters": ["a": "1", "b": "2"]]]]
    let document = try Document<DeliveryRequest>(json)
    var value = document.value
    value.execute?.pageLoad?.parameters = ["b": "2", "a": "1"]
    #expect(
      try document.revised(to: value).json.compact
        == #"{"new":1,"execute":{"pageLoad":{"parameters":{"b":"2","a":"1"}}}}"#)
  }
}
