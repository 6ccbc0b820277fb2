import OrderedJSON

/// One change to the page, read from the content of an option of type `actions`.
///
/// The Delivery API may add kinds of actions and members, so the action stays JSON and this is a view of it.
public struct Action: Hashable, Sendable {
  /// The action as it is written.
  public var json: JSON

  /// Looks at an action.
  public init(json: JSON) { self.json = json }

  /// The kind of change, such as `setHtml`, `setStyle`, `insertAfter` or `redirect`.
  public var type: String? { json["type"]?.string }

  /// Where to make the change, as written by the visual composer.
  public var selector: String? { json["selector"]?.string }

  /// Where to make the change, as a CSS selector.
  public var cssSelector: String? { json["cssSelector"]?.string }

  /// What to put there: a text, or an object for styles and attributes.
  public var content: JSON? { json["content"] }
}
