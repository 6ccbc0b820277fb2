import Decisioning
import DeliveryAPI
import OrderedJSON
import TerminalUI
import Workspace

/// A value of a request that decisions depend on, and that a what-if can change.
enum WhatIfTarget: Hashable, Sendable {
  /// A parameter of an item, by its name.
  case parameter(RequestItemPlace, String)
  /// The page address; that of an item when it has one of its own.
  case pageURL(RequestItemPlace?)
  /// The address of the page before; that of an item when it has one of its own.
  case referringURL(RequestItemPlace?)
  /// The browser, by its user agent.
  case userAgent
  /// A part of the visitor's place.
  case geo(GeoPart)
  /// When the decision is made.
  case time
  /// One of the visitor's ids.
  case visitor(VisitorIDKind)
  /// The property.
  case propertyToken

  /// The parts of a place that conditions read.
  enum GeoPart: String, Hashable, CaseIterable, Sendable {
    case country, region, city, latitude, longitude
  }
}

// MARK: - Reading and writing

extension RequestDocument {
  /// The text of a value; nil when the request leaves it out.
  func text(of target: WhatIfTarget) -> String? {
    switch target {
    case .parameter(let place, let name):
      request.item(at: place)?.parameters?[name].map { $0.string ?? $0.compact }
    case .pageURL(let place): address(of: place)?.url
    case .referringURL(let place): address(of: place)?.referringUrl
    case .userAgent: request.context?.userAgent
    case .geo(.country): request.context?.geo?.countryCode
    case .geo(.region): request.context?.geo?.stateCode
    case .geo(.city): request.context?.geo?.city
    case .geo(.latitude): request.context?.geo?.latitude.flatMap { JSONNumber($0)?.text }
    case .geo(.longitude): request.context?.geo?.longitude.flatMap { JSONNumber($0)?.text }
    case .time: at
    case .visitor(let kind): request.id?[kind]
    case .propertyToken: request.property?.token ?? propertyToken
    }
  }

  private func address(of place: RequestItemPlace?) -> Address? {
    place.map { request.item(at: $0)?.address } ?? request.context?.address
  }

  /// Gives a value another text; nil leaves it out.
  ///
  /// - Returns: whether the request has the place for it.
  mutating func setText(_ text: String?, of target: WhatIfTarget) -> Bool {
    switch target {
    case .parameter(let place, let name):
      return request.changeItem(at: place) { $0.setParameter(name, text) }
    case .pageURL(let place): return changeAddress(of: place) { $0.url = text }
    case .referringURL(let place): return changeAddress(of: place) { $0.referringUrl = text }
    case .userAgent:
      changeContext { context in
        context.userAgent = text
        // Hints go before the user agent, so that those of the old browser would hide the new one.
        context.clientHints = text.flatMap(UserAgentPreset.preset)?.clientHints
      }
    case .geo(let part): setGeo(part, text)
    case .time: at = text
    case .visitor(let kind):
      changeVisitorId { $0[kind] = text }
    case .propertyToken:
      request.property = text.map { Property(token: $0) }
      if text == nil { propertyToken = nil }
    }
    return true
  }

  private mutating func changeAddress(
    of place: RequestItemPlace?, _ change: (inout Address) -> Void
  ) -> Bool {
    guard let place else {
      changeAddress(change)
      return true
    }
    return request.changeItem(at: place) { item in
      var address = item.address ?? Address()
      change(&address)
      item.address = address
    }
  }

  /// Changes a part of the place. What a look-up by IP address found stays, as the service is not asked again
  /// when a part is given.
  private mutating func setGeo(_ part: WhatIfTarget.GeoPart, _ text: String?) {
    let found = geo.flatMap { GeoReply(json: .object($0)).geo }
    changeContext { context in
      var place = context.geo ?? Geo()
      if place.isOnlyAddress, let found { place = found }
      switch part {
      case .country: place.countryCode = text
      case .region: place.stateCode = text
      case .city: place.city = text
      case .latitude: place.latitude = text.flatMap(Double.init)
      case .longitude: place.longitude = text.flatMap(Double.init)
      }
      context.geo = place == Geo() ? nil : place
    }
  }
}

extension Geo {
  /// Whether it names no place yet.
  fileprivate var isOnlyAddress: Bool {
    countryCode == nil && stateCode == nil && city == nil && latitude == nil && longitude == nil
  }
}

extension RequestItem {
  /// Gives a parameter another text; nil removes it.
  fileprivate mutating func setParameter(_ name: String, _ text: String?) {
    var members = parameters?.members ?? []
    let position = members.firstIndex { $0.name == name }
    guard let text else {
      if let position { members.remove(at: position) }
      parameters = members.isEmpty ? nil : JSONObject(members)
      return
    }
    let value = JSON.parameter(text, replacing: position.map { members[$0].value })
    if let position {
      members[position].value = value
    } else {
      members.append(JSONObject.Member(name: name, value: value))
    }
    parameters = JSONObject(members)
  }
}

// MARK: - In words

extension WhatIfTarget {
  /// What the value is called, with the item it belongs to.
  func title(in request: DeliveryRequest) -> String {
    switch self {
    case .parameter(let place, let name): "mbox.\(name) of \(request.name(ofItemAt: place))"
    case .pageURL(let place): "page URL" + (place.map { " of \(request.name(ofItemAt: $0))" } ?? "")
    case .referringURL(let place): "referring URL" + (place.map { " of \(request.name(ofItemAt: $0))" } ?? "")
    case .userAgent: "browser"
    case .geo(let part): "geo.\(part.rawValue)"
    case .time: "time"
    case .visitor(let kind): kind.title
    case .propertyToken: "property"
    }
  }

  /// A value in the words of the pane: user agents by the name of their preset.
  func shownText(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "none" }
    if self == .userAgent, let preset = UserAgentPreset.preset(for: text) { return preset.name }
    return text
  }

  /// What is wrong with a text, or nil when the value can be this.
  func problem(with text: String) -> String? {
    guard !text.isEmpty else { return nil }
    switch self {
    case .time: return DecisionInstant(text) == nil ? DecisionInstant.problem(with: text) : nil
    case .geo(.latitude), .geo(.longitude):
      let limit: Double = self == .geo(.latitude) ? 90 : 180
      guard let degrees = Double(text), degrees.magnitude <= limit else {
        return "Degrees from -\(PercentText.number(limit)) to \(PercentText.number(limit)), such as 47.27."
      }
      return nil
    default: return nil
    }
  }

  /// What the text is for.
  var explanation: String {
    switch self {
    case .parameter: "Empty: without this parameter."
    case .time: "An instant such as 2026-11-27T18:00:00Z. Conditions read day and time in UTC."
    case .visitor: "Another id, another bucket. Empty: without this id."
    case .propertyToken: "The token of a property. Empty: without a property."
    case .geo: "As artifacts write it: places in upper case. Empty: not known."
    default: "Empty: not given."
    }
  }
}

// MARK: - From conditions

extension WhatIfTarget {
  /// The value of the request behind a variable that conditions read; nil for one that no request has.
  ///
  /// - Parameters:
  ///   - variable: the path, such as `mbox.tier_lc`.
  ///   - place: the item whose decision reads it.
  ///   - document: the request.
  ///   - bucketing: the id that decides buckets.
  init?(
    variable: String, of place: RequestItemPlace, in document: RequestDocument,
    bucketing: BucketingIdentifier.Source
  ) {
    let parts = variable.split(separator: ".", maxSplits: 1).map(String.init)
    let item = document.request.item(at: place)
    switch (parts.first, parts.dropFirst().first) {
    case ("current_timestamp", nil), ("current_time", nil), ("current_day", nil): self = .time
    case ("allocation", nil): self = .visitor(VisitorIDKind(bucketing))
    case ("mbox", let name?): self = .parameter(place, Self.parameterName(name, among: item?.parameters))
    case ("page", _?): self = .pageURL(item?.address == nil ? nil : place)
    case ("referring", _?): self = .referringURL(item?.address == nil ? nil : place)
    case ("user", let member?) where member != "locale": self = .userAgent
    case ("geo", let member?):
      guard let part = GeoPart(rawValue: member) else { return nil }
      self = .geo(part)
    default: return nil
    }
  }

  /// The name of the parameter that a variable reads: conditions that do not care for case read a twin in
  /// lower case, whose name ends in `_lc`.
  private static func parameterName(_ name: String, among parameters: JSONObject?) -> String {
    guard parameters?[name] == nil, name.hasSuffix("_lc") else { return name }
    return String(name.dropLast(3))
  }
}
