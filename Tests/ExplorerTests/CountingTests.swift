import DeliveryAPI
import Testing
import Workspace

@testable import Explorer

struct CountingTests {
  private func overview(_ change: (inout RequestDocument) -> Void) async -> String {
    var document = RequestDocument.hero
    document.request.context?.userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0"
    change(&document)
    var driver = ExplorerDriver([document], columns: 240, rows: 60)
    await driver.send()
    return driver.text(of: .response)
  }

  @Test func `a browser that sends its id counts`() async {
    let text = await overview { _ in }
    #expect(text.contains("Hero test"))
    #expect(!text.contains("would not count"))
    #expect(!text.contains("a new visitor each time"))
  }

  @Test func `a missing user agent would not count`() async {
    #expect(await overview { $0.request.context?.userAgent = nil }.contains("without a user agent"))
  }

  @Test func `client hints count in place of a user agent`() async {
    let text = await overview { document in
      document.request.context?.userAgent = nil
      document.request.context?.clientHints = ClientHints(platform: "macOS")
    }
    #expect(!text.contains("would not count"))
  }

  @Test(arguments: ["Googlebot/2.1", "python-requests/2.31", "curl/8.5.0", "Mozilla/5.0 HeadlessChrome/120"])
  func `a robot's user agent would not count`(userAgent: String) async {
    #expect(await overview { $0.request.context?.userAgent = userAgent }.contains("marks a robot"))
  }

  @Test func `prefetched content does not count until it is shown`() async {
    let text = await overview { document in
      document.request.prefetch = PrefetchRequest(mboxes: document.request.execute?.mboxes ?? [])
      document.request.execute = nil
    }
    #expect(text.contains("prefetched content counts when"))
  }

  @Test func `a visitor without an id is a new one each time`() async {
    #expect(await overview { $0.request.id = nil }.contains("a new visitor each time"))
  }

  @Test func `without an ECID, Analytics cannot join its hit`() async {
    let logging = ExperienceCloud(analytics: AnalyticsRequest(logging: .clientSide))
    #expect(await overview { $0.request.experienceCloud = logging }.contains("no ECID"))
    let known = await overview { document in
      document.request.experienceCloud = logging
      document.request.id?.marketingCloudVisitorId = "12345678901234567890123456789012345678"
    }
    #expect(!known.contains("no ECID"))
  }

  @Test func `an mbox that the artifact does not know comes with the names it may have been meant to be`()
    async
  {
    let text = await overview { $0.request.execute?.mboxes?[0].name = "Homepage-Heros" }
    #expect(text.contains("Did you mean “homepage-hero”"))
    #expect(!text.contains("did you mean"))
  }
}
