import DeliveryAPI
import OrderedJSON
import Testing

@testable import Decisioning

struct ArtifactTests {
  @Test func `an artifact tells about itself`() throws {
    let artifact = try artifact(
      mboxes: [("hero", []), ("cart", [])], views: [("home", [])], remoteMboxes: ["search"])
    #expect(artifact.version == "1.0.0")
    #expect(artifact.environment == "production")
    #expect(artifact.clientCode == "acmeclient")
    #expect(artifact.generatedAt == "2026-01-01T00:00:00.000Z")
    #expect(artifact.mboxNames == ["hero", "cart"])
    #expect(artifact.viewNames == ["home"])
    #expect(artifact.localMboxes == ["hero", "cart"])
    #expect(artifact.remoteMboxes == ["search"])
    #expect(!artifact.isGeoTargetingEnabled)
  }

  @Test func `missing members have their defaults`() throws {
    let artifact = try Artifact(text: #"{"version": "1"}"#)
    #expect(artifact.globalMbox == "target-global-mbox")
    #expect(artifact.mboxNames.isEmpty)
    #expect(artifact.responseTokens.isEmpty)
  }

  @Test func `members of wrong kinds count as missing`() throws {
    let artifact = try Artifact(
      text:
        #"{"version": "1.2.3", "rules": [{"a": [1]}], "meta": 3, "localMboxes": {"x": 1}, "globalMbox": null}"#
    )
    #expect(artifact.mboxNames.isEmpty)
    #expect(artifact.globalMbox == "target-global-mbox")
  }

  @Test func `a name that occurs twice counts as it is written last`() throws {
    let artifact = try Artifact(
      text: #"{"version": "2", "version": "1.0", "rules": {"mboxes": {"a": [1], "a": []}}}"#)
    #expect(artifact.decide(request(execute: [MboxRequest(name: "a")])).diagnostics.isEmpty)
  }

  @Test func `another major version is refused with the text of the SDKs`() {
    let error = #expect(throws: ArtifactError.self) { try Artifact(text: #"{"version": "99.0.0"}"#) }
    #expect(
      error?.description
        == "The decisioning artifact version (99.0.0) is not supported. This library is compatible with this major version: 1"
    )
  }

  @Test func `damaged JSON is refused with line and column`() throws {
    let error = #expect(throws: ArtifactError.self) { try Artifact(text: "{\n  \"version\": 1.}") }
    #expect(error?.description.contains("line 2, column") == true)
  }

  @Test(arguments: [("[1]", "an array"), ("\"x\"", "a string"), ("7", "a number")])
  func `JSON that is no object is refused`(text: String, found: String) {
    #expect(throws: ArtifactError.notAnArtifact(found: found)) { try Artifact(text: text) }
  }

  @Test(arguments: ["", "<html>", "{\"version\": \"1.0.0\"", "{\"version\": \"1.0.0\"} x"])
  func `text that is no JSON is refused`(text: String) {
    #expect(throws: ArtifactError.self) { try Artifact(text: text) }
  }

  @Test func `broken rules are reported and passed over`() throws {
    let good = rule(
      activity: 1, location: "hero", condition: true, options: [html("good", token: "t")])
    let artifact = try artifact(mboxes: [
      (
        "hero",
        [
          7, ["condition": true], ["consequence": ["name": "hero"]], ["condition": true, "consequence": 1],
          ["condition": ["frobnicate": [1]], "consequence": ["name": "hero", "options": []]], good,
        ]
      )
    ])
    let decision = artifact.decide(request(execute: [MboxRequest(name: "hero")]))
    #expect(decision.executedContents == [["good"]])
    #expect(decision.diagnostics.count == 5)
    let texts = decision.diagnostics.map(\.description)
    #expect(texts[0] == "Rule 1 of mbox \"hero\" cannot be used: it is no object.")
    #expect(texts[1].contains("no consequence"))
    #expect(texts[2].contains("no condition"))
    #expect(texts[3].contains("consequence"))
    #expect(texts[4].contains("frobnicate"))
  }

  @Test func `broken rules of other mboxes are not looked at`() throws {
    let artifact = try artifact(mboxes: [("hero", []), ("cart", [7])])
    #expect(artifact.decide(request(execute: [MboxRequest(name: "hero")])).diagnostics.isEmpty)
  }

  @Test func `rules that are no array are no rules`() throws {
    let artifact = try Artifact(text: #"{"version": "1.0.0", "rules": {"mboxes": {"hero": {"0": 1}}}}"#)
    #expect(artifact.decide(request(execute: [MboxRequest(name: "hero")])).executedContents == [nil])
  }
}

struct ObfuscatedArtifactTests {
  private static let organization = "1234567890ABCDEF@AdobeOrg"
  private static let headerKey = "r963m:fP}/hM^<I&'Z+7ALcS}q_6z*E,"

  private func obfuscated(_ text: String, header: String = "ATOD:001") -> [UInt8] {
    let key = Array((Self.organization + Self.headerKey).utf8)
    let payload = text.utf8.enumerated().map { $0.element ^ key[$0.offset % key.count] }
    return Array((header + Self.headerKey).utf8) + payload
  }

  @Test func `a binary artifact is decoded with the organization id`() throws {
    let artifact = try Artifact(
      bytes: obfuscated(#"{"version": "1.0.0", "globalMbox": "größer"}"#), organizationID: Self.organization)
    #expect(artifact.globalMbox == "größer")
  }

  @Test func `a wrong organization id gives the text of the SDKs`() {
    let error = #expect(throws: ArtifactError.undecodable) {
      try Artifact(bytes: obfuscated(#"{"version": "1.0.0"}"#), organizationID: "other@AdobeOrg")
    }
    #expect(error?.description.hasPrefix("Unable to read artifact JSON") == true)
  }

  @Test(arguments: ["ATOD:002", "ATOD:abc"])
  func `a header of another version is refused`(header: String) {
    let error = #expect(throws: ArtifactError.invalidHeader) {
      try Artifact(bytes: obfuscated("{}", header: header), organizationID: Self.organization)
    }
    #expect(error?.description.hasPrefix("Invalid Artifact") == true)
  }
}
