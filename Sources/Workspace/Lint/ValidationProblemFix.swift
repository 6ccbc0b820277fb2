import DeliveryAPI
import OrderedJSON

extension ValidationProblem {
  /// What would put the problem right, if there is one way that is meant.
  ///
  /// - Parameter content: the document, as the problem's path sees it.
  func fix(in content: JSON) -> RequestFix? {
    switch limit {
    case .format(let format): fix(of: format, in: content)
    case .distinct: isOfParameter ? .keepLast(at: path) : nextIndex(in: content)
    case .advice: shadowedParameter(in: content)
    case .anyOf(["marketingCloudVisitorId"]):
      path.parent.map { .give($0.member("marketingCloudVisitorId")) }
    case .anyOf(["authorizationToken"]): .give(path.member("authorizationToken"))
    case .characters where path.steps.last == .member(""):
      .set([path: nil], done: "Deleted the parameter without a name.")
    case .characters where path.steps.last == .member("supplementalDataId"):
      fix(of: .supplementalDataId, in: content)
    case .text:
      content[path].flatMap { value in
        guard value.object == nil, value.array == nil else { return nil }
        return .set([path: .string(value.compact)], done: "Made it a text.")
      }
    case .reservedName: orderMember(in: content)
    default: nil
    }
  }

  private func fix(of format: TextFormat, in content: JSON) -> RequestFix? {
    switch format {
    case .withoutProfilePrefix: return profileParameter(in: content)
    default: break
    }
    guard let text = content[path]?.string else { return nil }
    switch format {
    case .urlWithScheme:
      let rest = text.drop { $0 == "/" || $0 == ":" }
      return .set([path: .string("https://" + rest)], done: "Put https:// before it.")
    case .upperCase: return .set([path: .string(text.uppercased())], done: "Made it upper case.")
    case .dateTime:
      let instant = text.replacing(" ", with: "T")
      let withSeconds = instant.count == 16 ? instant + ":00" : instant
      guard DecisionInstant(withSeconds + "Z") != nil else { return nil }
      return .set([path: .string(withSeconds + "Z")], done: "Took it for a time in UTC.")
    case .supplementalDataId:
      let digits = text.filter(\.isHexDigit)
      guard digits.count == 32 else { return .makeSupplementalDataId(at: path) }
      return .set(
        [path: .string(digits.prefix(16) + "-" + digits.suffix(16))], done: "Put the hyphen where it belongs."
      )
    case .sessionIdCharacters, .mboxNameCharacters:
      let kept = text.filter { format.matches(String($0)) }
      return kept.isEmpty ? nil : .set([path: .string(kept)], done: "Took out what is not allowed.")
    default: return nil
    }
  }

  /// Whether the problem is one of a parameter, whose name may be any.
  private var isOfParameter: Bool {
    let holders: [JSONPath.Step] = [.member("parameters"), .member("profileParameters")]
    return path.parent?.steps.last.map(holders.contains) ?? false
  }

  /// Of `a` and `a.b`, conditions see the nested one only.
  private func shadowedParameter(in content: JSON) -> RequestFix? {
    guard case .member(let name)? = path.steps.last, let parameters = path.parent,
      let names = content[parameters]?.object?.map(\.name)
    else { return nil }
    guard let outer = names.first(where: { name.hasPrefix("\($0).") }) else { return nil }
    return .set([parameters.member(outer): nil], done: "Took out \(outer), which \(name) hides.")
  }

  private func nextIndex(in content: JSON) -> RequestFix? {
    guard let list = path.parent?.parent, let member = path.steps.last, case .member(let name) = member else {
      return nil
    }
    let highest = content[list]?.array?.compactMap { $0[name]?.integer }.max() ?? 0
    guard highest < Int64(Int32.max) else { return nil }
    return .set([path: .number(JSONNumber(highest + 1))], done: "Gave it the next free index.")
  }

  /// `profile.tier` among the parameters is the profile parameter `tier`.
  private func profileParameter(in content: JSON) -> RequestFix? {
    guard case .member(let name)? = path.steps.last, let parameters = path.parent,
      let item = parameters.parent,
      let value = content[path]
    else { return nil }
    let bare = String(name.dropFirst("profile.".count))
    let target = item.member("profileParameters").member(bare)
    guard !bare.isEmpty, content[target] == nil else { return nil }
    return .set([path: nil, target: value], done: "Made it the profile parameter \(bare).")
  }

  /// What at.js takes as parameters stands in the order of a request.
  private func orderMember(in content: JSON) -> RequestFix? {
    guard case .member(let name)? = path.steps.last, let item = path.parent?.parent,
      let value = content[path],
      let text = value.string
    else { return nil }
    let order = item.member("order")
    switch name {
    case "orderId": return .set([path: nil, order.member("id"): value], done: "Made it the id of the order.")
    case "orderTotal":
      guard let total = JSONNumber(text: text) else { return nil }
      return .set(
        [path: nil, order.member("total"): .number(total)], done: "Made it the total of the order.")
    default:
      let ids = text.split(separator: ",").map { JSON.string(String($0)) }
      return .set(
        [path: nil, order.member("purchasedProductIds"): .array(ids)],
        done: "Made them products of the order.")
    }
  }
}
