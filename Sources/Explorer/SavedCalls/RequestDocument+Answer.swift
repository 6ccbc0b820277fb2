import DeliveryAPI
import OrderedJSON
import Workspace

extension RequestDocument {
  /// What an answer tells of the request it answers: the visitor, the names of what was asked for, and, where it has
  /// traces, the parameters and the page. It is a beginning to go on from, not what was sent.
  ///
  /// - Parameters:
  ///   - response: the answer.
  ///   - items: its items, of which the first stand in the request.
  init(tellingOf response: DeliveryResponse, _ items: [ResponseItem]) {
    let items = items.prefix(Self.mostItemsTold)
    let pages = items.lazy.compactMap(\.tracedPage)
    var request = DeliveryRequest(
      id: response.id, trace: items.contains { $0.trace != nil } ? TraceRequest() : nil,
      context: Context(channel: .web, address: pages.first.map { Address(url: $0) }))
    let executed = items.filter { $0.path.hasPrefix("execute") }
    let prefetched = items.filter { $0.path.hasPrefix("prefetch") }
    if !executed.isEmpty {
      request.execute = ExecuteRequest(
        pageLoad: executed.pageLoad, mboxes: executed.mboxes.isEmpty ? nil : executed.mboxes)
    }
    if !prefetched.isEmpty {
      let views = prefetched.filter { $0.kind == .view }.map { item in
        ViewRequest(name: item.name, parameters: item.traced("parameters"))
      }
      request.prefetch = PrefetchRequest(
        views: views.isEmpty ? nil : views, pageLoad: prefetched.pageLoad,
        mboxes: prefetched.mboxes.isEmpty ? nil : prefetched.mboxes)
    }
    self.init(request: request)
  }
}

extension RequestDocument {
  /// The most items of an answer that its request is told to have asked for: more are no beginning to go on from.
  static let mostItemsTold = 100
}

extension [ResponseItem] {
  fileprivate var pageLoad: RequestDetails? {
    first { $0.kind == .pageLoad }.map { item in
      RequestDetails(
        parameters: item.traced("parameters"), profileParameters: item.traced("profileParameters"))
    }
  }

  fileprivate var mboxes: [MboxRequest] {
    filter { $0.kind == .mbox && !$0.name.isEmpty }.map { item in
      MboxRequest(
        name: item.name, index: item.index, parameters: item.traced("parameters"),
        profileParameters: item.traced("profileParameters"))
    }
  }
}

extension ResponseItem {
  /// A member of the item as its trace repeats it from the request.
  fileprivate func traced(_ name: String) -> JSONObject? {
    let request = trace?["request"]
    let item = kind == .view ? request?["view"] : request?["mbox"]
    return item?[name]?.object.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The page as the trace repeats it from the request.
  fileprivate var tracedPage: String? {
    trace?["request"]?["pageURL"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}
