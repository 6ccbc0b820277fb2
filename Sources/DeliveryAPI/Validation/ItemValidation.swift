import OrderedJSON

extension Validator {
  /// Checks the mboxes of one group.
  mutating func check(_ mboxes: [MboxRequest]) {
    var taken: [Int: Int] = [:]
    for (position, mbox) in mboxes.enumerated() {
      guard let index = mbox.index, taken[index] == nil else { continue }
      taken[index] = position
    }
    var position = 0
    each(mboxes) { validator, mbox in
      validator.text("name", mbox.name, DeliveryLimits.mboxName)
      validator.number("index", mbox.index, DeliveryLimits.mboxIndex)
      if let index = mbox.index, let first = taken[index], first != position {
        validator.member("index", index) { place, _ in place.note(.repeatedIndex(first: first)) }
      }
      validator.checkDetails(mbox, reservedNames: DeliveryLimits.reservedParameterNames)
      position += 1
    }
  }

  /// Checks a requested view.
  mutating func check(_ view: ViewRequest) {
    text("name", view.name, DeliveryLimits.viewName)
    text("key", view.key, DeliveryLimits.viewKey)
    checkDetails(view)
  }

  /// Checks the details that all items have.
  mutating func checkDetails(_ item: some RequestItem, reservedNames: [String] = []) {
    member("address", item.address) { $0.check($1) }
    member("parameters", item.parameters) { $0.check(parameters: $1, reservedNames: reservedNames) }
    member("profileParameters", item.profileParameters) { $0.check(parameters: $1, reservedNames: []) }
    member("order", item.order) { $0.check($1) }
    member("product", item.product) { validator, product in
      validator.text("id", product.id, DeliveryLimits.productId)
      validator.text("categoryId", product.categoryId, DeliveryLimits.categoryId)
    }
  }

  private mutating func check(parameters: JSONObject, reservedNames: [String]) {
    entries(parameters.count, DeliveryLimits.parameters)
    let names = Set(parameters.lazy.map { ExactText($0.name) })
    let repeated = names.count < parameters.count ? repeatedNames(in: parameters) : []
    for parameter in parameters {
      member(parameter.name, parameter.value) { validator, value in
        for broken in DeliveryLimits.parameterName.broken(by: parameter.name) {
          validator.note(broken.ofName)
        }
        if reservedNames.contains(parameter.name) { validator.note(.reservedParameterName) }
        if let outer = outerName(of: parameter.name, in: names) {
          validator.note(.nestedParameterName(inside: outer))
        }
        if repeated.contains(ExactText(parameter.name)) { validator.note(.repeatedParameterName) }
        validator.check(parameterValue: value)
      }
    }
  }

  private mutating func check(parameterValue value: JSON) {
    switch value {
    case .string(let text): self.text(text, DeliveryLimits.parameterValue)
    case .null, .boolean, .number:
      note(
        BrokenLimit(
          .text, "should be a text for Target's servers, but is \(value.kindWithArticle)",
          severity: .warning))
    case .array, .object:
      note(BrokenLimit(.text, "must be a text, but is \(value.kindWithArticle)"))
    }
  }

  private mutating func check(_ order: Order) {
    text("id", order.id, DeliveryLimits.orderId)
    number("total", order.total, DeliveryLimits.orderTotal)
    member("purchasedProductIds", order.purchasedProductIds) { validator, ids in
      if let tooLong = DeliveryLimits.purchasedProductIds.broken(by: ids.joined(separator: ",")).first {
        validator.note(tooLong.ofJoinedText)
      }
      validator.each(ids) { $0.text($1, DeliveryLimits.purchasedProductId) }
    }
    text("time", order.time, DeliveryLimits.orderTime)
    number("experienceLocalId", order.experienceLocalId, DeliveryLimits.experienceLocalId)
  }
}

/// The names that more than one parameter has.
private func repeatedNames(in parameters: JSONObject) -> Set<ExactText> {
  var seen: Set<ExactText> = []
  return Set(parameters.map { ExactText($0.name) }.filter { !seen.insert($0).inserted })
}

/// The name of another parameter that a dotted name would have to live inside of, such as `a` for `a.b`.
private func outerName(of name: String, in names: Set<ExactText>) -> String? {
  var end = name.startIndex
  while let dot = name[end...].firstIndex(of: ".") {
    let outer = String(name[..<dot])
    if names.contains(ExactText(outer)) { return outer }
    end = name.index(after: dot)
  }
  return nil
}

extension BrokenLimit {
  fileprivate static func repeatedIndex(first: Int) -> BrokenLimit {
    BrokenLimit(
      .distinct,
      "should differ from the index of the mbox at \(first), or their responses cannot be told apart",
      severity: .warning)
  }

  fileprivate static let repeatedParameterName = BrokenLimit(
    .distinct, "stands there more than once, and only the last value counts", severity: .warning)

  fileprivate static let reservedParameterName = BrokenLimit(
    .reservedName, "is not allowed for mboxes; use the members of order")

  fileprivate static func nestedParameterName(inside outer: String) -> BrokenLimit {
    BrokenLimit(
      .advice, "should not be beside \"\(outer)\": on-device rules see only one of the two",
      severity: .warning)
  }

  /// The same limit, told of the name of a member instead of its value.
  fileprivate var ofName: BrokenLimit {
    var copy = self
    copy.message = "the name \(message)"
    return copy
  }

  /// The same limit, told of a list joined with commas.
  fileprivate var ofJoinedText: BrokenLimit {
    var copy = self
    copy.message = "joined with commas, \(message)"
    return copy
  }
}
