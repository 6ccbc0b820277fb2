import TerminalTestSupport
import Testing

/// Calls over the wire from the explorer, with the real client and a sandbox edge inside the program.
@Suite struct `Calls of the explorer` {
  @Test func `server-side, the demo asks its sandbox and shows both sides`() async throws {
    let session = try await startExplorer()
    try await session.press("m", toShow: "server-side ·")
    try await session.press("C-r", toShow: "200 · ")
    try await session.press("0", toShow: "POST /rest/v1/delivery")
    try await session.wait(forText: "127.0.0.1:")
    try await session.press("1", toShow: "server-side in")
  }

  @Test func `notifications reach the sandbox after a yes`() async throws {
    let session = try await startExplorer()
    try await session.press("C-r", toShow: "200 · ")
    try await session.press("M-n", toShow: "Would be sent")
    try await session.press("S", toShow: "impressions of acmeclient")
    try await session.press("y", toShow: "✓ display")
  }

  @Test func `the artifact's findings come by themselves`() async throws {
    let session = try await startExplorer()
    try await session.press("M-a", toShow: "comes with the program")
    try await session.wait(until: "the artifact was looked through") {
      $0.contains("Findings") && !$0.contains("Looking through")
    }
    try await session.press("R", toShow: "not downloaded")
  }

  @Test func `a server that is not there is named with the reason, and the request still shows`() async throws
  {
    let folder = try TemporaryFolder()
    let request = try folder.write(
      #"{"request": {"execute": {"mboxes": [{"name": "hero"}]}}}"#, to: "request.json")
    // Nobody listens on the first of all ports.
    let session = try await startExplorer(
      arguments: "explore '\(request)' --client acmeclient --organization 0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg"
        + " --server-domain 127.0.0.1:1 --insecure-http --decisioning-method server-side")
    try await session.press("C-r", toShow: "No answer came")
    try await session.wait(forText: "127.0.0.1:1")
    try await session.press("0", toShow: "POST /rest/v1/delivery")
  }
}
