import Workspace

/// The groups of the request form, in their order.
public enum FormGroup: Hashable, CaseIterable, Sendable {
  case context
  case execute
  case prefetch
  case customerIds
  case visitor
  case call
  case others

  /// The mboxes of this group, if it is a group of mboxes.
  var mboxPlace: MboxPlace? {
    switch self {
    case .execute: .execute
    case .prefetch: .prefetch
    default: nil
    }
  }
}

/// An entry of a list in the form.
public enum FormItem: Hashable, Sendable {
  case mbox(MboxPlace, Int)
  case customer(Int)
}

/// What can be added to a list in the form.
public enum FormAddition: Hashable, Sendable {
  case mbox(MboxPlace)
  case parameter(MboxPlace, mbox: Int)
  case customer
}

/// One line of the form.
public enum FormRow: Hashable, Sendable {
  /// The heading of a group, which opens and closes.
  case group(FormGroup)
  /// The heading of an entry of a list, which opens and closes.
  case item(FormItem)
  /// A field.
  case field(FormField)
  /// A parameter of an mbox: its name and its value in one line.
  case parameter(MboxPlace, mbox: Int, parameter: Int)
  /// Something that can be added here.
  case addition(FormAddition)
  /// A part of the request that this form shows but does not edit.
  case part(String)
}

/// What can be folded in the form.
public enum FormFold: Hashable, Sendable {
  case group(FormGroup)
  case item(FormItem)
}

extension FormRow {
  /// The lines of the form for a document, without what is folded away.
  static func rows(for document: RequestDocument, folded: Set<FormFold>) -> [FormRow] {
    var rows: [FormRow] = []
    for group in FormGroup.allCases {
      let content = lines(of: group, in: document, folded: folded)
      if group == .others && content.isEmpty { continue }
      rows.append(.group(group))
      if !folded.contains(.group(group)) { rows += content }
    }
    return rows
  }

  private static func lines(
    of group: FormGroup, in document: RequestDocument, folded: Set<FormFold>
  ) -> [FormRow] {
    switch group {
    case .context:
      fields(.channel, .pageURL, .referringURL, .userAgent, .timeOffset)
    case .execute:
      mboxRows(.execute, in: document, folded: folded)
    case .prefetch:
      mboxRows(.prefetch, in: document, folded: folded)
    case .customerIds:
      customerRows(in: document, folded: folded)
    case .visitor:
      fields(.tntId, .marketingCloudVisitorId, .thirdPartyId)
    case .call:
      fields(.propertyToken, .sessionId, .decisionTime, .analyticsLogging, .trace)
    case .others:
      document.partsBesidesTheForm.map(FormRow.part)
    }
  }

  private static func fields(_ fields: FormField...) -> [FormRow] { fields.map(FormRow.field) }

  private static func mboxRows(
    _ place: MboxPlace, in document: RequestDocument, folded: Set<FormFold>
  ) -> [FormRow] {
    var rows: [FormRow] = []
    for (mbox, parameterCount) in document.parameterCounts(of: place).enumerated() {
      rows.append(.item(.mbox(place, mbox)))
      guard !folded.contains(.item(.mbox(place, mbox))) else { continue }
      rows += fields(.mboxName(place, mbox), .mboxIndex(place, mbox))
      rows += (0..<parameterCount).map { .parameter(place, mbox: mbox, parameter: $0) }
      rows.append(.addition(.parameter(place, mbox: mbox)))
    }
    rows.append(.addition(.mbox(place)))
    return rows
  }

  private static func customerRows(in document: RequestDocument, folded: Set<FormFold>) -> [FormRow] {
    var rows: [FormRow] = []
    for position in document.formCustomerIds.indices {
      rows.append(.item(.customer(position)))
      guard !folded.contains(.item(.customer(position))) else { continue }
      rows += fields(.customerId(position), .integrationCode(position), .authenticatedState(position))
    }
    rows.append(.addition(.customer))
    return rows
  }

  /// The field that is edited when this line is.
  var field: FormField? {
    switch self {
    case .field(let field): field
    case .parameter(let place, let mbox, let parameter):
      .parameter(place, mbox: mbox, parameter: parameter, .value)
    default: nil
    }
  }

  /// What the value that the line stands for is called.
  var label: String? {
    switch self {
    case .group(let group): group.title
    case .item(.mbox): "parameters"
    default: field?.label
    }
  }

  /// How far the line is indented: groups 0, their lines 1, the lines of an entry 2.
  var depth: Int {
    switch self {
    case .group: 0
    case .item, .part, .addition(.mbox), .addition(.customer): 1
    case .parameter, .addition(.parameter): 2
    case .field(let field):
      switch field {
      case .mboxName, .mboxIndex, .parameter, .customerId, .integrationCode, .authenticatedState: 2
      default: 1
      }
    }
  }
}
