import DeliveryAPI
import OrderedJSON

extension DecisionSession {
  /// Decides what is to be shown now; nil if nothing is asked for.
  mutating func execute(_ execute: ExecuteRequest?) -> ExecuteResponse? {
    guard let execute, execute.pageLoad != nil || execute.mboxes != nil else { return nil }
    begin(.execute)
    var response = ExecuteResponse()
    response.mboxes = execute.mboxes.map { mboxes in
      var responses: [MboxResponse] = []
      responses.reserveCapacity(mboxes.count)
      forEachNamed(mboxes) { session, mbox in session.appendResponses(to: mbox, onto: &responses) }
      return responses
    }
    response.pageLoad = execute.pageLoad.map { pageLoad($0, mode: .execute) }
    return response
  }

  /// Decides what is to be shown later; nil if nothing is asked for.
  mutating func prefetch(_ prefetch: PrefetchRequest?) -> PrefetchResponse? {
    guard let prefetch, prefetch.pageLoad != nil || prefetch.mboxes != nil || prefetch.views != nil else {
      return nil
    }
    begin(.prefetch)
    var response = PrefetchResponse()
    response.mboxes = prefetch.mboxes.map { mboxes in
      var responses: [PrefetchMboxResponse] = []
      forEachNamed(mboxes) { session, mbox in responses += session.prefetched(mbox) }
      return responses
    }
    response.views = prefetch.views?.flatMap { views($0) }
    response.pageLoad = prefetch.pageLoad.map { pageLoad($0, mode: .prefetch) }
    return response
  }

  /// Calls the body with each mbox that has a name; those without an index get their position as index.
  mutating func forEachNamed(
    _ mboxes: [MboxRequest], _ body: (inout DecisionSession, MboxRequest) -> Void
  ) {
    var nameless = 0
    for (position, mbox) in mboxes.enumerated() {
      if mbox.name.isEmpty {
        nameless += 1
        note(.mboxWithoutName(position: position))
      } else if mbox.index == nil {
        var numbered = mbox
        numbered.index = position - nameless
        body(&self, numbered)
      } else {
        body(&self, mbox)
      }
    }
  }

  // MARK: Mboxes

  private mutating func appendResponses(to mbox: MboxRequest, onto responses: inout [MboxResponse]) {
    let deliveries = deliveries(for: mbox, mode: .execute)
    for delivery in deliveries {
      responses.append(
        MboxResponse(
          index: mbox.index, name: delivery.name, options: delivery.options,
          metrics: delivery.metrics.isEmpty ? nil : delivery.metrics, analytics: delivery.analytics,
          trace: delivery.trace))
    }
    if deliveries.isEmpty, needsBlank(mbox) {
      responses.append(MboxResponse(index: mbox.index, name: mbox.name, trace: trace))
    }
  }

  private mutating func prefetched(_ mbox: MboxRequest) -> [PrefetchMboxResponse] {
    let deliveries = deliveries(for: mbox, mode: .prefetch)
    if deliveries.isEmpty, needsBlank(mbox) {
      return [PrefetchMboxResponse(index: mbox.index, name: mbox.name, trace: trace)]
    }
    return deliveries.map {
      PrefetchMboxResponse(
        index: mbox.index, name: $0.name, options: $0.options, analytics: $0.analytics, trace: $0.trace)
    }
  }

  /// Whether a request without deliveries is answered by a response without options. The global mbox
  /// answers once for each delivery; it only answers without one to carry the trace.
  private func needsBlank(_ mbox: MboxRequest) -> Bool {
    mbox.name != artifact.globalMbox || isTracing
  }

  // MARK: Page load and views

  private mutating func pageLoad(_ details: RequestDetails, mode: RequestMode) -> PageLoadResponse {
    let request = MboxRequest(pageLoad: details, globalMbox: artifact.globalMbox)
    let deliveries = deliveries(for: request, mode: mode)
    let metrics = mode == .execute ? Self.union(deliveries.flatMap(\.metrics)) : []
    return PageLoadResponse(
      options: deliveries.flatMap(\.options), metrics: metrics.isEmpty ? nil : metrics,
      analytics: AnalyticsResponse(joining: deliveries.compactMap(\.analytics)), trace: trace)
  }

  /// One metric for each event token, in the order the tokens appear; the last metric of a token counts.
  private static func union(_ metrics: [Metric]) -> [Metric] {
    var union: [Metric] = []
    var positions: [String?: Int] = [:]
    for metric in metrics {
      if let position = positions[metric.eventToken] {
        union[position] = metric
      } else {
        positions[metric.eventToken] = union.count
        union.append(metric)
      }
    }
    return union
  }

  private mutating func views(_ request: ViewRequest) -> [View] {
    if let key = request.key { note(.viewKeyIgnored(key)) }
    var merged: [Delivery] = []
    for delivery in deliveries(for: request, mode: .prefetch) {
      if let position = merged.firstIndex(where: { $0.name == delivery.name }) {
        merged[position].options += delivery.options
        merged[position].metrics += delivery.metrics
        merged[position].analytics = AnalyticsResponse(
          joining: [merged[position].analytics, delivery.analytics].compactMap(\.self))
      } else {
        merged.append(delivery)
      }
    }
    if merged.isEmpty, let name = request.name, let trace {
      merged.append(Delivery(name: name, options: [], metrics: [], trace: trace))
    }
    return merged.map {
      View(
        name: $0.name, options: $0.options, metrics: $0.metrics, analytics: $0.analytics, trace: $0.trace)
    }
  }
}
