import OrderedJSON
import TargetClient
import Testing

struct SecretsTests {
  private let body: JSON = [
    "id": [
      "tntId": "a", "thirdPartyId": "b", "marketingCloudVisitorId": "c",
      "customerIds": [["id": "d", "authenticatedState": "authenticated"]],
    ],
    "property": ["token": "e"], "trace": ["authorizationToken": "f", "usage": ["metrics": true]],
    "execute": ["mboxes": [["name": "hero", "profileParameters": ["age": 30]]]],
  ]

  @Test func `keys are hidden wherever they stand, and nothing else`() throws {
    let masked = Secrets.keys.masked(body)
    #expect(masked["trace"] == ["authorizationToken": "•••••", "usage": ["metrics": true]])
    #expect(masked["id"] == body["id"])
    #expect(Secrets.keys.masked(url: "https://a.example/?sessionId=s") == "https://a.example/?sessionId=s")
  }

  @Test func `who the visitor is, is hidden with the keys, and keeps its form`() {
    #expect(
      Secrets.keysAndIdentity.masked(body) == [
        "id": [
          "tntId": "•••••", "thirdPartyId": "•••••", "marketingCloudVisitorId": "•••••",
          "customerIds": [["id": "•••••", "authenticatedState": "•••••"]],
        ],
        "property": ["token": "e"], "trace": ["authorizationToken": "•••••", "usage": ["metrics": true]],
        "execute": ["mboxes": [["name": "hero", "profileParameters": ["age": "•••••"]]]],
      ])
  }

  @Test(arguments: [
    ("Cookie", "•••••"), ("set-cookie", "•••••"), ("Authorization", "•••••"), ("Content-Type", "value"),
  ])
  func `header fields with keys are hidden`(name: String, shown: String) {
    #expect(Secrets.keys.masked(HTTPHeaderField(name, "value")) == shown)
    #expect(Secrets.keys.masked(HTTPHeaderField(name, "")) == "")
  }

  @Test(arguments: [
    (
      "https://a.example/d?imsOrgId=o&sessionId=s&version=1",
      "https://a.example/d?imsOrgId=o&sessionId=•••••&version=1"
    ),
    ("https://a.example/d?notSessionId=s&mysessionId=s", "https://a.example/d?notSessionId=s&mysessionId=s"),
    ("https://a.example/d?sessionId", "https://a.example/d?sessionId"),
    ("https://a.example", "https://a.example"),
  ])
  func `the session is hidden in a URL`(url: String, shown: String) {
    #expect(Secrets.keysAndIdentity.masked(url: url) == shown)
  }

  @Test func `a body without secrets stays as it was sent`() {
    let request = HTTPRequestRecord(
      method: "POST", url: "https://a.example", body: Array("{ \"a\" : 1 }".utf8))
    #expect(Secrets.keysAndIdentity.masked(request) == request)
  }
}
