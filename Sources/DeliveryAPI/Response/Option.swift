import OrderedJSON

/// One piece of content. Without type and content it is the default content.
public struct Option: JSONRecord, Hashable, Sendable {
  /// How to read the content.
  public var type: OptionType?

  /// The content: HTML text, a JSON value, a URL, or a list of actions.
  public var content: JSON?

  /// The token for the display notification, when prefetched.
  public var eventToken: String?

  /// What the account chose to tell about the decision, such as `activity.name`.
  public var responseTokens: JSONObject?

  /// Makes an option.
  public init(
    type: OptionType? = nil,
    content: JSON? = nil,
    eventToken: String? = nil,
    responseTokens: JSONObject? = nil
  ) {
    self.type = type
    self.content = content
    self.eventToken = eventToken
    self.responseTokens = responseTokens
  }

  /// A value that nothing was read into yet.
  public static var unread: Option { Option() }

  /// Names the members.
  public mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("type", &type)
    members.code("content", &content)
    members.code("eventToken", &eventToken)
    members.code("responseTokens", &responseTokens)
  }
}

extension Option {
  /// Whether it stands for what the page shows by itself.
  public var isDefaultContent: Bool { type == nil && content == nil }

  /// The actions of an option of type `actions`; nil for other types and for content of another form.
  public var actions: [Action]? {
    guard type == .actions, case .array(let elements)? = content else { return nil }
    return elements.map(Action.init(json:))
  }
}

/// How to read the content of an option.
public struct OptionType: WireValue {
  /// The value as it is written on the wire.
  public var rawValue: String

  /// Makes a value, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A text of HTML.
  public static let html = OptionType(rawValue: "html")
  /// Any JSON value.
  public static let json = OptionType(rawValue: "json")
  /// A URL to go to.
  public static let redirect = OptionType(rawValue: "redirect")
  /// A URL to fetch the content from.
  public static let dynamic = OptionType(rawValue: "dynamic")
  /// A list of changes to the page.
  public static let actions = OptionType(rawValue: "actions")

  /// The values that the Delivery API defines.
  public static let known: [OptionType] = [html, json, redirect, dynamic, actions]
}
