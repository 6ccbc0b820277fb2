import OrderedJSON
import TargetClient
import Workspace

extension RequestDocument {
  /// What of the mbox cookie does not count, and what the cookie keeps from counting.
  ///
  /// - Parameter now: milliseconds since 1970 UTC.
  func cookieProblems(at now: Int64) -> [(path: JSONPath, problem: FormProblems.Problem)] {
    guard let targetCookie else { return [] }
    let cookie = TargetCookie(parsing: targetCookie)
    guard !cookie.entries.isEmpty else {
      let sentence = "has no part such as session#…#1577836800, so it counts as absent"
      return [(["targetCookie"], FormProblems.Problem(sentence: sentence, isError: false))]
    }
    return endedPartProblems(cookie, now) + sessionProblems(cookie, now) + clusterProblems(cookie, now)
  }

  private func endedPartProblems(
    _ cookie: TargetCookie, _ now: Int64
  ) -> [(path: JSONPath, problem: FormProblems.Problem)] {
    let names = [("session", "session"), ("PC", "device id")]
    let ended = names.compactMap { name, noun -> String? in
      let parts = cookie.entries.filter { $0.name == name }
      guard let last = parts.last, parts.allSatisfy({ $0.isExpired(at: now) }) else { return nil }
      return "the \(noun) in it ended at \(LocalTime.text(last.expires))"
    }
    guard !ended.isEmpty else { return [] }
    let lasting = TargetCookie(entries: cookie.entries.filter { !$0.isExpired(at: now) }).text
    let sentence =
      "\(ended.joined(separator: ", ")); \(ended.count == 1 ? "it counts" : "both count") as absent"
    let fix = RequestFix.set(
      [["targetCookie"]: lasting.isEmpty ? nil : .string(lasting)],
      done: lasting.isEmpty ? "Took the cookie out." : "Took out of the cookie what has ended.")
    return [(["targetCookie"], FormProblems.Problem(sentence: sentence, isError: false, fix: fix))]
  }

  /// As in the other SDKs, the session of the cookie goes before one that is given.
  private func sessionProblems(
    _ cookie: TargetCookie, _ now: Int64
  ) -> [(path: JSONPath, problem: FormProblems.Problem)] {
    guard let sessionId, let session = cookie.sessionId(at: now), session != sessionId else { return [] }
    let problem = FormProblems.Problem(
      sentence: "is not used: the session of the mbox cookie, \(session), goes before it", isError: false,
      fix: .set([["sessionId"]: nil], done: "Left the session to the cookie."))
    return [(["sessionId"], problem)]
  }

  /// A visitor's profile is on one edge cluster only.
  private func clusterProblems(
    _ cookie: TargetCookie, _ now: Int64
  ) -> [(path: JSONPath, problem: FormProblems.Problem)] {
    guard let hint = targetLocationHint, let device = cookie.deviceId(at: now),
      let cluster = EdgeCluster.inDeviceId(device), cluster != hint
    else { return [] }
    let problem = FormProblems.Problem(
      sentence:
        "differs from the edge cluster of the mbox cookie's device id, which goes before it: "
        + "the profile is on \(cluster)", isError: false,
      fix: .set([["targetLocationHint"]: .string(cluster)], done: "Set it to the cluster of the cookie."))
    return [(["targetLocationHint"], problem)]
  }
}
