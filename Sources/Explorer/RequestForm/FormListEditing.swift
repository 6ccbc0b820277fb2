import DeliveryAPI
import OrderedJSON
import Workspace

/// Adding, duplicating and deleting entries of the lists of a request.
extension RequestDocument {
  /// Adds an entry at the end of a list, and returns the field to fill in first.
  mutating func add(_ addition: FormAddition) -> FormField {
    switch addition {
    case .mbox(let place):
      let mboxes = mboxes(of: place)
      let index = (mboxes.compactMap(\.index).max() ?? 0) + 1
      setMboxes(mboxes + [MboxRequest(name: "", index: index)], of: place)
      return .mboxName(place, mboxes.count)
    case .parameter(let place, let mbox):
      let parameters = parameters(ofMbox: mbox, in: place)
      let added = JSONObject.Member(name: "", value: .string(""))
      setParameters(parameters + [added], ofMbox: mbox, in: place)
      return .parameter(place, mbox: mbox, parameter: parameters.count, .name)
    case .customer:
      let ids = formCustomerIds
      let added = CustomerId(id: "", integrationCode: "", authenticatedState: .authenticated)
      setFormCustomerIds(ids + [added])
      return .customerId(ids.count)
    }
  }

  /// Puts a copy of the entry that a line belongs to behind it. Does nothing on other lines.
  ///
  /// - Returns: the line of the copy, or nil when there was nothing to duplicate.
  mutating func duplicateEntry(of row: FormRow) -> FormRow? {
    switch row.entry {
    case .mbox(let place, let position):
      var mboxes = mboxes(of: place)
      guard mboxes.indices.contains(position) else { return nil }
      var copy = mboxes[position]
      copy.index = (mboxes.compactMap(\.index).max() ?? 0) + 1
      mboxes.insert(copy, at: position + 1)
      setMboxes(mboxes, of: place)
      return .item(.mbox(place, position + 1))
    case .parameter(let place, let mbox, let parameter):
      var parameters = parameters(ofMbox: mbox, in: place)
      guard parameters.indices.contains(parameter) else { return nil }
      parameters.insert(parameters[parameter], at: parameter + 1)
      setParameters(parameters, ofMbox: mbox, in: place)
      return .parameter(place, mbox: mbox, parameter: parameter + 1)
    case .customer(let position):
      var ids = formCustomerIds
      guard ids.indices.contains(position) else { return nil }
      ids.insert(ids[position], at: position + 1)
      setFormCustomerIds(ids)
      return .item(.customer(position + 1))
    case nil: return nil
    }
  }

  /// Deletes the entry that a line is the heading of, or the parameter it shows; empties any other field.
  ///
  /// - Returns: whether there was something to delete.
  mutating func deleteEntry(of row: FormRow) -> Bool {
    switch row {
    case .item(.mbox(let place, let position)):
      var mboxes = mboxes(of: place)
      guard mboxes.indices.contains(position) else { return false }
      mboxes.remove(at: position)
      setMboxes(mboxes, of: place)
    case .item(.customer(let position)):
      var ids = formCustomerIds
      guard ids.indices.contains(position) else { return false }
      ids.remove(at: position)
      setFormCustomerIds(ids)
    case .parameter(let place, let mbox, let parameter):
      var parameters = parameters(ofMbox: mbox, in: place)
      guard parameters.indices.contains(parameter) else { return false }
      parameters.remove(at: parameter)
      setParameters(parameters, ofMbox: mbox, in: place)
    case .field(let field):
      guard !text(of: field).isEmpty else { return false }
      return (try? setText("", of: field)) != nil
    case .group, .addition, .part: return false
    }
    return true
  }
}

/// An entry of a list of the request, by position.
enum FormEntry: Hashable {
  case mbox(MboxPlace, Int)
  case parameter(MboxPlace, mbox: Int, parameter: Int)
  case customer(Int)
}

extension FormRow {
  /// The entry this line belongs to.
  var entry: FormEntry? {
    switch self {
    case .item(.mbox(let place, let position)): .mbox(place, position)
    case .item(.customer(let position)): .customer(position)
    case .parameter(let place, let mbox, let parameter):
      .parameter(place, mbox: mbox, parameter: parameter)
    case .addition(.parameter(let place, let mbox)): .mbox(place, mbox)
    case .field(let field): field.entry
    case .group, .addition, .part: nil
    }
  }

  /// What would be added from this line.
  var addition: FormAddition? {
    switch self {
    case .addition(let addition): addition
    case .group(.execute): .mbox(.execute)
    case .group(.prefetch): .mbox(.prefetch)
    case .group(.customerIds): .customer
    case .group, .part: nil
    case .item, .field, .parameter:
      switch entry {
      case .mbox(let place, let mbox): .parameter(place, mbox: mbox)
      case .parameter(let place, let mbox, _): .parameter(place, mbox: mbox)
      case .customer: .customer
      case nil: nil
      }
    }
  }

  /// What this line opens and closes, or what it stands in.
  var fold: FormFold? {
    switch self {
    case .group(let group): .group(group)
    case .item(let item): .item(item)
    case .field(let field): field.entry.flatMap(\.fold) ?? field.group.map(FormFold.group)
    case .parameter(let place, let mbox, _): .item(.mbox(place, mbox))
    case .addition(.mbox(let place)): .group(place == .execute ? .execute : .prefetch)
    case .addition(.parameter(let place, let mbox)): .item(.mbox(place, mbox))
    case .addition(.customer): .group(.customerIds)
    case .part: .group(.others)
    }
  }
}

extension FormEntry {
  /// What opens and closes the entry.
  fileprivate var fold: FormFold? {
    switch self {
    case .mbox(let place, let position), .parameter(let place, let position, _):
      .item(.mbox(place, position))
    case .customer(let position): .item(.customer(position))
    }
  }
}

extension FormField {
  /// The entry the field belongs to.
  fileprivate var entry: FormEntry? {
    switch self {
    case .mboxName(let place, let mbox), .mboxIndex(let place, let mbox): .mbox(place, mbox)
    case .parameter(let place, let mbox, let parameter, _):
      .parameter(place, mbox: mbox, parameter: parameter)
    case .customerId(let position), .integrationCode(let position), .authenticatedState(let position):
      .customer(position)
    default: nil
    }
  }

  /// The group of a field that stands directly in one.
  fileprivate var group: FormGroup? {
    switch self {
    case .channel, .pageURL, .referringURL, .userAgent, .timeOffset: .context
    case .tntId, .thirdPartyId, .marketingCloudVisitorId: .visitor
    case .propertyToken, .sessionId, .decisionTime, .analyticsLogging, .trace: .call
    default: nil
    }
  }
}
