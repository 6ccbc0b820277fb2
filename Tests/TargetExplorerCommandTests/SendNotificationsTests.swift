import EdgeSandbox
import OrderedJSON
import TerminalTestSupport
import Testing

@Suite struct `Sending notifications from the command line` {
  private static let click = """
    {"sessionId": "visit-9", "request": {"id": {"tntId": "visitor-1"}, "context": {"channel": "web"},
     "notifications": [{"id": "n1", "type": "click", "timestamp": 1764446400000, "tokens": ["t"],
       "mbox": {"name": "homepage-hero"}}]}}
    """

  @Test func `a request with notifications is sent as it is`() async throws {
    try await withSandbox { sandbox, address in
      let ended = try await runBeside(["send-notifications", "-"] + naming(address), input: Self.click)
      #expect(ended.status == 0)
      #expect(ended.error.isEmpty)
      #expect(ended.output == "sent  click of homepage-hero, 1 event token, id n1\n")
      #expect(sandbox.records.notifications.map(\.notification.id) == ["n1"])
      #expect(sandbox.records.calls.map(\.sessionID) == ["visit-9"])
    }
  }

  @Test func `so are the notifications of a result that was saved`() async throws {
    let result = try run(
      "get-offers", "--format", "json", "--mbox", "homepage-hero", "--tnt-id", "visitor-1", "--session-id",
      "visit-8"
    ).output
    try await withSandbox { sandbox, address in
      let ended = try await runBeside(
        ["send-notifications", "-", "--format", "json"] + naming(address), input: result)
      #expect(ended.status == 0)
      let call = try #require(sandbox.records.calls.first)
      #expect(sandbox.records.callCount == 1)
      #expect(call.sessionID == "visit-8")
      #expect(call.request?["id"]?["tntId"] == "visitor-1")
      #expect(call.request?["execute"] == nil)
      let saved = try JSON(parsing: Array(result.utf8))
      let id = saved["notifications"]?[0]?["notifications"]?[0]?["id"]
      #expect(sandbox.records.notifications.map { .string($0.notification.id) } == [id])
      let printed = try JSON(parsing: Array(ended.output.utf8))
      #expect(printed[0]?["notifications"]?[0]?["id"] == id)
    }
  }

  @Test func `they are for the property, the environment and the QA mode of the decision`() async throws {
    let request = """
      {"request": {"id": {"tntId": "visitor-1"}, "context": {"channel": "web"}, "environmentId": 7,
       "property": {"token": "c2b94c07-58d3-46a1-8f0b-6a1e7d9b4f20"}, "qaMode": {"token": "preview-1"},
       "execute": {"mboxes": [{"name": "homepage-hero"}]}}}
      """
    let result = try run("get-offers", "--format", "json", "--request", "-", input: request).output
    try await withSandbox { sandbox, address in
      _ = try await runBeside(["send-notifications", "-"] + naming(address), input: result)
      let sent = try #require(sandbox.records.calls.first?.request)
      #expect(sent["notifications"]?[0] != nil)
      #expect(sent["environmentId"] == 7)
      #expect(sent["property"]?["token"] == "c2b94c07-58d3-46a1-8f0b-6a1e7d9b4f20")
      #expect(sent["qaMode"]?["token"] == "preview-1")
    }
  }

  @Test func `those that were sent with the decision are not sent again unasked`() async throws {
    try await withSandbox { sandbox, address in
      let decided = try await runBeside(
        [
          "get-offers", "--format", "json", "--mbox", "homepage-hero", "--tnt-id", "visitor-1",
        ] + naming(address))
      #expect(sandbox.records.notificationCount == 1)
      let refused = try await runBeside(["send-notifications", "-"] + naming(address), input: decided.output)
      #expect(refused.status == 2)
      #expect(refused.error.contains("say --again"), "\(refused.error)")
      #expect(sandbox.records.notificationCount == 1)
      let sent = try await runBeside(
        ["send-notifications", "-", "--again"] + naming(address), input: decided.output)
      #expect(sent.status == 0)
      #expect(sandbox.records.notificationCount == 2)
    }
  }

  @Test func `a dry run tells what would be sent, and nobody else`() async throws {
    try await withSandbox { sandbox, address in
      let ended = try await runBeside(
        ["send-notifications", "-", "--dry-run"] + naming(address), input: Self.click)
      #expect(ended.status == 0)
      #expect(ended.output == "would send  click of homepage-hero, 1 event token, id n1\n")
      #expect(sandbox.records.callCount == 0)
    }
  }

  @Test func `the server must be named`() throws {
    let ended = try run("send-notifications", "-", input: Self.click)
    #expect(ended.status == 2)
    #expect(
      ended.error.hasPrefix("Name the server to tell with --server-domain, or its account with --client"))
  }

  @Test(arguments: [
    (#"{"execute": {"mboxes": [{"name": "hero"}]}}"#, "standard input: there are no notifications in it\n"),
    (#"{"response": {}, "meta": {}}"#, "standard input: there are no notifications in it\n"),
    ("{", "standard input: line 1, column 2"),
    (
      #"{"response": {}, "meta": {}, "notifications": [{"notifications": [{"id": 1}]}]}"#,
      "standard input: notifications: "
    ),
  ])
  func `a file without notifications is refused`(content: String, complaint: String) throws {
    let ended = try run("send-notifications", "-", "--server-domain", "127.0.0.1:9", input: content)
    #expect(ended.status == 2)
    #expect(ended.error.hasPrefix(complaint), "\(ended.error)")
  }

  @Test func `what goes over the wire can be told, without secrets`() async throws {
    try await withSandbox { _, address in
      let ended = try await runBeside(
        ["send-notifications", "-", "--verbose"] + naming(address), input: Self.click)
      #expect(
        ended.error.contains("Request sent method=POST url=http://\(address.serverDomain)/rest/v1/delivery"))
      #expect(ended.error.contains("Response received"))
      #expect(!ended.error.contains("visit-9"))
    }
  }
}
