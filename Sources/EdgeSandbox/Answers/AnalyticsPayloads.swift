import Decisioning
import DeliveryAPI

extension DeliveryResponse {
  /// Adds what the page is to tell Analytics, as Target does when it is asked to log client-side.
  ///
  /// - Parameters:
  ///   - items: how each item was decided, in the order of the engine.
  ///   - globalMbox: the mbox that gets an answer for each of its activities.
  mutating func addAnalytics(_ items: [ItemExplanation], globalMbox: String) {
    execute?.pageLoad?.analytics = items.pageLoadPayload(.execute)
    let executed = items.mboxPayloads(.execute, globalMbox: globalMbox)
    for (position, payload) in zip(execute?.mboxes?.indices ?? 0..<0, executed) {
      execute?.mboxes?[position].analytics = payload
    }
    prefetch?.pageLoad?.analytics = items.pageLoadPayload(.prefetch)
    let prefetched = items.mboxPayloads(.prefetch, globalMbox: globalMbox)
    for (position, payload) in zip(prefetch?.mboxes?.indices ?? 0..<0, prefetched) {
      prefetch?.mboxes?[position].analytics = payload
    }
    for position in prefetch?.views?.indices ?? 0..<0 {
      let name = prefetch?.views?[position].name
      prefetch?.views?[position].analytics = items.viewPayload(name)
    }
  }
}

extension [ItemExplanation] {
  fileprivate func pageLoadPayload(_ mode: RequestMode) -> AnalyticsResponse? {
    first { $0.mode == mode && $0.kind == .pageLoad }.flatMap { AnalyticsResponse(of: $0.winners) }
  }

  /// One payload for each mbox of the answer.
  fileprivate func mboxPayloads(_ mode: RequestMode, globalMbox: String) -> [AnalyticsResponse?] {
    filter { $0.mode == mode && $0.kind == .mbox && !$0.name.isEmpty }.flatMap { item in
      item.name == globalMbox
        ? item.winners.map { AnalyticsResponse(of: [$0]) } : [AnalyticsResponse(of: item.winners)]
    }
  }

  fileprivate func viewPayload(_ name: String?) -> AnalyticsResponse? {
    AnalyticsResponse(of: filter { $0.kind == .view }.flatMap(\.winners).filter { $0.location == name })
  }
}

extension AnalyticsResponse {
  /// What Target tells Analytics of activities that were shown: for each a visit (event 1) and an impression
  /// (event 2) of traffic type 0. Nil when there are none.
  fileprivate init?(of winners: [CandidateExplanation]) {
    let groups = winners.compactMap { winner -> String? in
      guard let activity = winner.activityID, let experience = winner.meta["experience.id"]?.integer else {
        return nil
      }
      return "\(activity):\(experience):0|2,\(activity):\(experience):0|1"
    }
    guard !groups.isEmpty else { return nil }
    self.init(payload: AnalyticsPayload(pe: "tnt", tnta: groups.joined(separator: ",")))
  }
}
