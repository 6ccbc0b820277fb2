import Decisioning
import EdgeSandbox
import OrderedJSON
import Testing

@Suite struct ArtifactTests {
  private let path = "/acme/production/v1/rules.json"

  @Test func `the artifact comes with entity tag, type and place`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.get(path, headers: ["Accept-Encoding": "identity"])
      #expect(answer.status == 200)
      #expect(answer.text == ArtifactFixture.text)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.headers["content-encoding"] == nil)
      #expect(answer.headers["etag"]?.hasPrefix("\"") == true)
      #expect(answer.headers["x-geo-city"] == "SAN JOSE")
      #expect(answer.headers["x-geo-country-code"] == "US")
    }
  }

  @Test func `whoever asks for the head only gets no body`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.call("HEAD", path, headers: ["Accept-Encoding": "identity"])
      #expect(answer.status == 200)
      #expect(answer.headers["etag"]?.hasPrefix("\"") == true)
      #expect(answer.headers["content-length"] == "\(ArtifactFixture.text.utf8.count)")
      #expect(answer.body.isEmpty)
    }
  }

  @Test(arguments: ["identity", "gzip"])
  func `an entity tag that is known gets 304 without a body`(encoding: String) async throws {
    try await withSandbox { _, client in
      let tag = try #require(
        try await client.get(path, headers: ["Accept-Encoding": encoding]).headers["etag"])
      for header in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let answer = try await client.get(path, headers: ["If-None-Match": header])
        #expect(answer.status == 304, "\(header)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["etag"] != nil)
      }
      #expect(try await client.get(path, headers: ["If-None-Match": "\"other\""]).status == 200)
    }
  }

  @Test func `whoever accepts gzip gets gzip`() async throws {
    try await withSandbox { _, client in
      // URLSession takes the encoding off again.
      let answer = try await client.get(path, headers: ["Accept-Encoding": "gzip"])
      #expect(answer.headers["content-encoding"] == "gzip")
      #expect(answer.text == ArtifactFixture.text)
      #expect(answer.headers["vary"] == "Accept-Encoding")
    }
  }

  @Test(arguments: ["/acme/staging/v1/rules.json", "/acme/production/v1/a-property-token/rules.json"])
  func `any environment and property have the artifact`(path: String) async throws {
    try await withSandbox { _, client in
      let answer = try await client.get(path)
      #expect(answer.text == ArtifactFixture.text)
    }
  }

  @Test func `another client has no artifact here`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.get("/other/production/v1/rules.json")
      #expect(answer.status == 403)
    }
  }

  @Test func `the binary form is hidden by the organization`() async throws {
    try await withSandbox { _, client in
      let answer = try await client.get("/acme/production/v1/rules.bin")
      #expect(answer.headers["content-type"] == "application/octet-stream")
      #expect(answer.text.hasPrefix("ATOD:001"))
      let artifact = try Artifact(bytes: answer.body, organizationID: ArtifactFixture.organization)
      #expect(artifact.clientCode == "acme")
      #expect(throws: ArtifactError.undecodable) { try Artifact(bytes: answer.body, organizationID: "other") }
    }
  }

  @Test func `a sandbox can be made from the binary form`() async throws {
    let steady = SteadySurroundings()
    try await withSandbox { _, client in
      let binary = try await client.get("/acme/production/v1/rules.bin").body
      try await withSandbox(
        configure: {
          $0.artifact = binary
          $0.organization = ArtifactFixture.organization
        }, steady: steady
      ) { _, second in
        let answer = try await second.get(path)
        #expect(answer.text == ArtifactFixture.text)
      }
    }
  }

  @Test func `without an organization there is no binary form`() async throws {
    let text = #"{"version":"1.0.0","meta":{"clientCode":"acme"},"rules":{}}"#
    try await withSandbox(configure: { $0.artifact = Array(text.utf8) }) { _, client in
      let answer = try await client.get("/acme/production/v1/rules.bin")
      #expect(answer.status == 404)
      #expect(answer.text.contains("--organization"))
      #expect(try await client.get(path).status == 200)
    }
  }

  @Test func `a large artifact survives gzip`() async throws {
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<2000).map { _ in String(generator.next(), radix: 36) }.joined(separator: " ")
    let repeated = String(repeating: noise.prefix(900) + "é", count: 60)
    let text =
      #"{"version":"1.0.0","meta":{"clientCode":"acme"},"a":"\#(noise)","b":"\#(repeated)","rules":{}}"#
    try await withSandbox(configure: { $0.artifact = Array(text.utf8) }) { _, client in
      let answer = try await client.get(path, headers: ["Accept-Encoding": "gzip"])
      #expect(answer.text == text)
    }
  }
}

@Suite struct GeoTests {
  @Test(arguments: [
    ("192.0.2.1", "SAN FRANCISCO", "US"), ("198.51.100.200", "LONDON", "GB"), ("203.0.113.9", "TOKYO", "JP"),
    ("2001:db8::1", "BERLIN", "DE"), ("192.0.2.1, 203.0.113.9", "SAN FRANCISCO", "US"),
    ("10.0.0.1", "BERLIN", "DE"), ("not an address", "SAN JOSE", "US"),
  ])
  func `an address is always in the same place`(address: String, city: String, country: String) async throws {
    try await withSandbox { _, client in
      let answer = try await client.get("/v1/geo", headers: ["X-Forwarded-For": address])
      #expect(answer.status == 200)
      let geo = try #require(GeoReply(json: try answer.json()).geo)
      #expect(geo.city == city)
      #expect(geo.countryCode == country)
      #expect(geo.latitude != nil && geo.longitude != nil && geo.stateCode != nil)
      #expect(answer.headers["x-geo-city"] == city)
    }
  }

  @Test func `the address comes back, and no address is the sandbox's own place`() async throws {
    try await withSandbox { _, client in
      let known = try await client.get("/v1/geo", headers: ["X-Forwarded-For": "192.0.2.1"]).json()
      #expect(known["x-forwarded-for"] == "192.0.2.1")
      let own = try await client.get("/v1/geo").json()
      #expect(own["x-geo-city"] == "SAN JOSE")
      #expect(own["x-forwarded-for"] == nil)
    }
  }
}
