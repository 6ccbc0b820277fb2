import DeliveryAPI
import DemoResources
import OrderedJSON
import Testing

struct SavedRequestTests {
  let requests: [SavedRequest]

  init() throws {
    requests = try SavedRequest.all()
  }

  @Test func `there are sixteen, numbered from one without a gap`() {
    #expect(requests.map { Int($0.fileName.prefix(2)) } == Array(1...16))
  }

  @Test func `each says its name, what it shows and whose session it is`() {
    for request in requests {
      for member in ["name", "description", "sessionId"] {
        #expect(request.json[member]?.string?.isEmpty == false, "\(request.fileName): \(member)")
      }
    }
    #expect(Set(requests.map { $0.json["name"] }).count == requests.count)
    #expect(Set(requests.map { $0.json["sessionId"] }).count == requests.count)
  }

  @Test func `each keeps within the limits of the Delivery API`() throws {
    for request in requests {
      let body = try OrderedJSONDecoder().decode(
        DeliveryRequest.self, from: #require(request.json["request"]))
      // A trace without a token is what on-device decisions are asked for, so that advice is expected.
      let problems = body.validate().filter { "\($0.path)" != "trace" }
      #expect(problems.map(\.description) == [], "\(request.fileName)")
      let sessionID = try #require(request.json["sessionId"]?.string)
      #expect(DeliveryLimits.sessionId.broken(by: sessionID).isEmpty, "\(request.fileName)")
    }
  }

  @Test func `only the request about remote mboxes asks for names without rules`() throws {
    let artifact = try DemoArtifact()
    for request in requests {
      let mboxes = Set(request.items("mboxes").compactMap { $0["name"]?.string })
      let views = Set(request.items("views").compactMap { $0["name"]?.string })
      let unknown = mboxes.subtracting(artifact.names("localMboxes")).union(
        views.subtracting(artifact.names("localViews")))
      let isAboutRemoteMboxes = request.fileName == "15-remote-mboxes.json"
      #expect(
        unknown
          == (isAboutRemoteMboxes
            ? ["product-recommendations", "homepage-herro", "order-confirmation"] : []),
        "\(request.fileName)")
    }
  }

  @Test func `together they reach every mbox and view with rules`() throws {
    let artifact = try DemoArtifact()
    let mboxes = Set(requests.flatMap { $0.items("mboxes") }.compactMap { $0["name"]?.string })
    let views = Set(requests.flatMap { $0.items("views") }.compactMap { $0["name"]?.string })
    #expect(artifact.names("localMboxes").subtracting(mboxes) == ["target-global-mbox"])
    #expect(artifact.names("localViews").subtracting(views).isEmpty)
    #expect(requests.contains { $0.json["request"]?["execute"]?["pageLoad"] != nil })
  }

  @Test func `each asks for a trace, and some for analytics payloads`() {
    #expect(requests.allSatisfy { $0.json["request"]?["trace"] != nil })
    let clientSide = requests.filter {
      $0.json["request"]?["experienceCloud"]?["analytics"]?["logging"]?.string == "client_side"
    }
    #expect(clientSide.count >= 4)
  }
}
