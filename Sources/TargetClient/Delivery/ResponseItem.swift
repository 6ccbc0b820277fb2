import DeliveryAPI
import OrderedJSON

/// What all items of a response have in common.
struct ResponseItem {
  var options: [Option]
  var analytics: AnalyticsResponse?
  var trace: JSON?
}

extension DeliveryResponse {
  /// All items in the order in which the SDKs gather analytics details, traces and response tokens.
  var items: [ResponseItem] {
    var items: [ResponseItem] = []
    if let pageLoad = execute?.pageLoad { items.append(pageLoad.item) }
    items += (execute?.mboxes ?? []).map(\.item)
    if let pageLoad = prefetch?.pageLoad { items.append(pageLoad.item) }
    items += (prefetch?.views ?? []).map(\.item)
    items += (prefetch?.mboxes ?? []).map(\.item)
    return items
  }
}

extension PageLoadResponse {
  fileprivate var item: ResponseItem {
    ResponseItem(options: options ?? [], analytics: analytics, trace: trace)
  }
}

extension MboxResponse {
  fileprivate var item: ResponseItem {
    ResponseItem(options: options ?? [], analytics: analytics, trace: trace)
  }
}

extension PrefetchMboxResponse {
  fileprivate var item: ResponseItem {
    ResponseItem(options: options ?? [], analytics: analytics, trace: trace)
  }
}

extension View {
  fileprivate var item: ResponseItem {
    ResponseItem(options: options ?? [], analytics: analytics, trace: trace)
  }
}
