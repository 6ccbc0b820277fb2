import DeliveryAPI
import OrderedJSON

/// A part of the form: what it is called, where its value stands, and how it is edited.
///
/// The whole form is one table of such parts, `FormSchema.groups`. Lines, editing, limits and help are made
/// from it, so that a member of the request is added to the form by adding it there.
indirect enum FormNode: Sendable {
  case field(FormField)
  case group(FormGroup)
  case list(FormList)
  case map(FormMap)
}

/// A member with one value.
struct FormField: Sendable {
  /// The label beside the field.
  let label: String
  /// The members that lead from the part it stands in to its value.
  let path: [String]
  /// What the value may be.
  let kind: FormValueKind
  /// What an empty field stands for.
  let placeholder: String
  /// One sentence on what the field does, shown while it is selected.
  let explanation: String
  /// Whether an emptied field stays as an empty text, as its part cannot be without it.
  let isRequired: Bool

  init(
    _ label: String, _ path: String..., kind: FormValueKind, placeholder: String = "none",
    isRequired: Bool = false, about explanation: String
  ) {
    self.label = label
    self.path = path
    self.kind = kind
    self.placeholder = placeholder
    self.explanation = explanation
    self.isRequired = isRequired
  }
}

/// Members that belong together under a heading.
struct FormGroup: Sendable {
  /// When a group shows and is open before anybody touched it.
  enum Presence: Sendable {
    /// Always shown, and open from the start.
    case usual
    /// Open when it is filled; an empty one is closed, or inside another group stands behind its `more` line.
    case whenFilled
    /// Not shown at all while its value is not there.
    case withValue
  }

  /// The heading.
  let title: String
  /// The members that lead from the part it stands in to its value; none for parts of the same value.
  let path: [String]
  /// One sentence on what it is for.
  let explanation: String
  /// When it shows.
  let presence: Presence
  /// The value that a new part begins with, and with which it counts as empty.
  let blank: JSONObject
  /// What is in it.
  let children: [FormNode]

  init(
    _ title: String, _ path: String..., presence: Presence = .whenFilled, blank: JSONObject = [:],
    about explanation: String, _ children: [FormNode]
  ) {
    self.title = title
    self.path = path
    self.explanation = explanation
    self.presence = presence
    self.blank = blank
    self.children = children
  }
}

/// A list of entries of the same kind.
struct FormList: Sendable {
  /// What an entry of the list is.
  enum Element: Sendable {
    /// An object with members, its name and what is said about it in its heading.
    case object([FormNode], name: @Sendable (JSON) -> String?, detail: @Sendable (JSON) -> String)
    /// A single value.
    case value(FormValueKind)
  }

  /// What one entry is called, with its article: `an mbox`.
  let noun: (article: String, name: String)
  /// The heading.
  let title: String
  /// The members that lead to it.
  let path: [String]
  /// One sentence on what its entries are.
  let explanation: String
  /// Whether its entries stand directly in the part that it is in, without a heading of its own.
  let isInline: Bool
  /// The value a new entry begins with.
  let blank: JSON
  /// The member of each entry that counts them, if there is one.
  let index: String?
  /// The member of a new entry that begins with the time, in milliseconds since 1970 UTC, if there is one.
  let time: String?
  /// What an entry is.
  let element: Element

  init(
    _ article: String, _ name: String, _ title: String, _ path: String..., isInline: Bool = false,
    blank: JSON = [:], index: String? = nil, time: String? = nil, about explanation: String,
    _ element: Element
  ) {
    noun = (article, name)
    self.title = title
    self.path = path
    self.explanation = explanation
    self.isInline = isInline
    self.blank = blank
    self.index = index
    self.time = time
    self.element = element
  }
}

/// An open object: its members have any names.
struct FormMap: Sendable {
  /// What one member is called: `parameter`.
  let noun: String
  /// The heading.
  let title: String
  /// The members that lead to it.
  let path: [String]
  /// One sentence on what its members are.
  let explanation: String
  /// Whether its heading stays, and can be added to, while it is empty, as it is what people mostly fill in.
  let isUsual: Bool
  /// What a value may be.
  let kind: FormValueKind
  /// What a name may be.
  let nameRule: TextRule?

  init(
    _ noun: String, _ title: String, _ path: String..., isUsual: Bool = false,
    kind: FormValueKind = .anyJSON,
    nameRule: TextRule? = nil, about explanation: String
  ) {
    self.noun = noun
    self.title = title
    self.path = path
    self.explanation = explanation
    self.isUsual = isUsual
    self.kind = kind
    self.nameRule = nameRule
  }
}

/// The table of everything in the form.
enum FormSchema {
  /// The groups in their order.
  static let groups: [FormGroup] = [
    context, execute, prefetch, customerIds, visitor, call, notifications, experienceCloud, testing,
    telemetry,
    document,
  ]

  /// Parts that stay when the last of their members is emptied: their being there means something.
  static let lasting: Set<[String]> = {
    var lasting: Set<[String]> = [["request"], ["request", "context"]]
    visitParts { path, node in
      if case .field(let field) = node, case .presence = field.kind { lasting.insert(path + field.path) }
    }
    return lasting
  }()

  /// What parts begin with that are not empty at first.
  static let blanks: [[String]: JSONObject] = {
    var blanks: [[String]: JSONObject] = [:]
    visitParts { path, node in
      if case .group(let group) = node, !group.blank.isEmpty { blanks[path + group.path] = group.blank }
    }
    return blanks
  }()

  /// Calls a function with each part and the names that lead to what it stands in.
  private static func visitParts(_ visit: ([String], FormNode) -> Void) {
    func walk(_ nodes: [FormNode], _ path: [String]) {
      for node in nodes {
        visit(path, node)
        switch node {
        case .group(let group): walk(group.children, path + group.path)
        case .list(let list):
          if case .object(let members, _, _) = list.element { walk(members, path + list.path) }
        case .field, .map: break
        }
      }
    }
    walk(groups.map(FormNode.group), [])
  }
}
