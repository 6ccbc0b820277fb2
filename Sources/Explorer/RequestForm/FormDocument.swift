import DeliveryAPI
import OrderedJSON
import Workspace

/// How the form sees a request document: lists that are there even when the request leaves them out, and
/// empty parts that go away when their last field is emptied.
extension RequestDocument {
  /// The mboxes of a place.
  func mboxes(of place: MboxPlace) -> [MboxRequest] {
    switch place {
    case .execute: request.execute?.mboxes ?? []
    case .prefetch: request.prefetch?.mboxes ?? []
    }
  }

  /// Replaces the mboxes of a place; an empty list removes the member, and its parent with it.
  mutating func setMboxes(_ mboxes: [MboxRequest], of place: MboxPlace) {
    let mboxes = mboxes.isEmpty ? nil : mboxes
    switch place {
    case .execute:
      request.execute = (request.execute ?? ExecuteRequest())
      request.execute?.mboxes = mboxes
      if request.execute == ExecuteRequest() { request.execute = nil }
    case .prefetch:
      request.prefetch = (request.prefetch ?? PrefetchRequest())
      request.prefetch?.mboxes = mboxes
      if request.prefetch == PrefetchRequest() { request.prefetch = nil }
    }
  }

  /// Changes one mbox, if it is there.
  mutating func changeMbox(_ position: Int, of place: MboxPlace, _ change: (inout MboxRequest) -> Void) {
    var mboxes = mboxes(of: place)
    guard mboxes.indices.contains(position) else { return }
    change(&mboxes[position])
    setMboxes(mboxes, of: place)
  }

  /// One mbox, if it is there.
  func mbox(_ position: Int, of place: MboxPlace) -> MboxRequest? {
    let mboxes = mboxes(of: place)
    return mboxes.indices.contains(position) ? mboxes[position] : nil
  }

  /// How many parameters each mbox of a place has.
  func parameterCounts(of place: MboxPlace) -> [Int] {
    mboxes(of: place).map { $0.parameters?.count ?? 0 }
  }

  /// The members of an mbox's parameters.
  func parameters(ofMbox position: Int, in place: MboxPlace) -> [JSONObject.Member] {
    mbox(position, of: place)?.parameters?.members ?? []
  }

  /// Replaces the parameters of an mbox; an empty list removes the member.
  mutating func setParameters(_ members: [JSONObject.Member], ofMbox position: Int, in place: MboxPlace) {
    changeMbox(position, of: place) { $0.parameters = members.isEmpty ? nil : JSONObject(members) }
  }

  /// The customer ids the form shows: those of the request, or those of the call when it has any.
  var formCustomerIds: [CustomerId] { customerIds ?? request.id?.customerIds ?? [] }

  /// Replaces the customer ids where they stand.
  mutating func setFormCustomerIds(_ ids: [CustomerId]) {
    if customerIds != nil {
      customerIds = ids.isEmpty ? nil : ids
    } else {
      changeVisitorId { $0.customerIds = ids.isEmpty ? nil : ids }
    }
  }

  /// Where the customer ids stand, as a JSON path.
  var customerIdsPath: String { customerIds == nil ? "id.customerIds" : "customerIds" }

  /// Changes the visitor's ids; an empty set of ids goes away.
  mutating func changeVisitorId(_ change: (inout VisitorId) -> Void) {
    var id = request.id ?? VisitorId()
    change(&id)
    request.id = id == VisitorId() ? nil : id
  }

  /// Changes the context.
  mutating func changeContext(_ change: (inout Context) -> Void) {
    var context = request.context ?? Context()
    change(&context)
    request.context = context
  }

  /// Changes the address of the context; an empty one goes away.
  mutating func changeAddress(_ change: (inout Address) -> Void) {
    changeContext { context in
      var address = context.address ?? Address()
      change(&address)
      context.address = address == Address() ? nil : address
    }
  }

  /// Changes the analytics part; an empty one goes away, and its parent with it.
  mutating func changeAnalytics(_ change: (inout AnalyticsRequest) -> Void) {
    var cloud = request.experienceCloud ?? ExperienceCloud()
    var analytics = cloud.analytics ?? AnalyticsRequest()
    change(&analytics)
    cloud.analytics = analytics == AnalyticsRequest() ? nil : analytics
    request.experienceCloud = cloud == ExperienceCloud() ? nil : cloud
  }

  /// Whether sending this document would ask the same as sending another.
  func asksTheSame(as other: RequestDocument) -> Bool {
    var mine = self
    mine.name = other.name
    mine.description = other.description
    return mine == other
  }

  /// The parts of the request that the form does not edit, in a few words each.
  var partsBesidesTheForm: [String] {
    var parts: [String] = []
    if request.execute?.pageLoad != nil { parts.append("page load to execute") }
    if request.prefetch?.pageLoad != nil { parts.append("page load to prefetch") }
    if let views = request.prefetch?.views, !views.isEmpty {
      let names = views.map { $0.name ?? "all views" }.joined(separator: ", ")
      parts.append("views to prefetch: \(names)")
    }
    if let notifications = request.notifications, !notifications.isEmpty {
      parts.append("notifications: \(notifications.count)")
    }
    if let geo = request.context?.geo { parts.append("geo: \(geo.summary)") }
    if geo != nil { parts.append("a reply that stands for the geo lookup") }
    if request.context?.clientHints != nil { parts.append("client hints") }
    if request.qaMode != nil { parts.append("QA mode") }
    if request.preview != nil { parts.append("preview") }
    if targetCookie != nil { parts.append("mbox cookie") }
    return parts
  }
}

extension Geo {
  /// The place in a few words.
  fileprivate var summary: String {
    let place = [city, stateCode, countryCode].compactMap(\.self).joined(separator: ", ")
    return place.isEmpty ? ipAddress ?? "given" : place
  }
}
