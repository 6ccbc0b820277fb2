/// Which list of mboxes of a request is meant.
public enum MboxPlace: Hashable, CaseIterable, Sendable {
  /// Mboxes shown now.
  case execute
  /// Mboxes fetched for later.
  case prefetch

  /// The member of the delivery request.
  var memberName: String {
    switch self {
    case .execute: "execute"
    case .prefetch: "prefetch"
    }
  }
}

/// The two halves of a parameter.
public enum ParameterPart: Hashable, Sendable {
  case name
  case value
}

/// A field of the request form.
public enum FormField: Hashable, Sendable {
  // Context
  case channel
  case pageURL
  case referringURL
  case userAgent
  case timeOffset

  // Mboxes and their parameters, by position
  case mboxName(MboxPlace, Int)
  case mboxIndex(MboxPlace, Int)
  case parameter(MboxPlace, mbox: Int, parameter: Int, ParameterPart)

  // Customer ids, by position
  case customerId(Int)
  case integrationCode(Int)
  case authenticatedState(Int)

  // Visitor
  case tntId
  case thirdPartyId
  case marketingCloudVisitorId

  // The call
  case propertyToken
  case sessionId
  case decisionTime
  case analyticsLogging
  case trace
}

extension FormField {
  /// The label beside the field.
  var label: String {
    switch self {
    case .channel: "channel"
    case .pageURL: "page URL"
    case .referringURL: "referring URL"
    case .userAgent: "user agent"
    case .timeOffset: "time offset"
    case .mboxName: "name"
    case .mboxIndex: "index"
    case .parameter: "parameter"
    case .customerId: "id"
    case .integrationCode: "integration code"
    case .authenticatedState: "state"
    case .tntId: "tnt id"
    case .thirdPartyId: "third party id"
    case .marketingCloudVisitorId: "ECID"
    case .propertyToken: "property token"
    case .sessionId: "session id"
    case .decisionTime: "decide at"
    case .analyticsLogging: "analytics"
    case .trace: "trace"
    }
  }

  /// What an empty field stands for.
  var placeholder: String {
    switch self {
    case .channel: "web"
    case .pageURL, .referringURL: "https://…"
    case .userAgent: "none: reports count it as a robot"
    case .timeOffset: "minutes east of UTC"
    case .mboxName: "required"
    case .mboxIndex: "its position"
    case .parameter(_, _, _, .name): "name"
    case .parameter(_, _, _, .value): "value"
    case .customerId: "required"
    case .integrationCode: "required"
    case .authenticatedState: "required"
    case .tntId: "made when there is no other id"
    case .thirdPartyId, .marketingCloudVisitorId, .propertyToken: "none"
    case .sessionId: "from the cookie, or a new one"
    case .decisionTime: "now"
    case .analyticsLogging: "server_side"
    case .trace: "off"
    }
  }

  /// One sentence on what the field does, shown while it is selected.
  var explanation: String {
    switch self {
    case .channel: "Where the visitor is: a web page or a mobile application."
    case .pageURL: "The page the visitor sees. Page conditions read its domain, path, query and fragment."
    case .referringURL: "The page the visitor came from."
    case .userAgent: "The visitor's own browser. Browser and platform conditions read it."
    case .timeOffset: "Minutes the visitor's clock is east of UTC, such as 60 or -300."
    case .mboxName: "The location to decide, exactly as in the activity: upper and lower case count."
    case .mboxIndex: "The number that matches answers to requests, as one name may stand twice."
    case .parameter: "A parameter of the mbox. A name with dots becomes a nested object for conditions."
    case .customerId: "An id the customer system gives this visitor, at most 128 characters."
    case .integrationCode: "The alias of the data source the id comes from, at most 50 characters."
    case .authenticatedState: "Only authenticated ids are used to look up a profile."
    case .tntId: "Target's own id of the visitor. Without an ECID, it decides the visitor's bucket."
    case .thirdPartyId:
      "The customer's durable id. It decides the bucket when there is no ECID and no tnt id."
    case .marketingCloudVisitorId: "The Experience Cloud id. It decides the bucket before every other id."
    case .propertyToken: "Activities limited to a property take part only when its token is given."
    case .sessionId: "Ties calls of one visit together, at most 128 characters."
    case .decisionTime: "The instant to decide for, such as 2026-11-27T18:00:00Z."
    case .analyticsLogging: "client_side returns the A4T payloads for the page to send."
    case .trace: "Ask for a trace with every mbox, view and page load."
    }
  }
}
