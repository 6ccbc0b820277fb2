import DeliveryAPI
import OrderedJSON
import Workspace

/// Why a text cannot be the value of a field, in a few words that fit beside it.
struct FormFieldProblem: Error, Hashable, Sendable {
  let sentence: String
}

extension RequestDocument {
  /// The text a field shows; empty when the request leaves it out.
  func text(of field: FormField) -> String {
    switch field {
    case .channel: request.context?.channel?.rawValue ?? ""
    case .pageURL: request.context?.address?.url ?? ""
    case .referringURL: request.context?.address?.referringUrl ?? ""
    case .userAgent: request.context?.userAgent ?? ""
    case .timeOffset: request.context?.timeOffsetInMinutes.flatMap { JSONNumber($0)?.text } ?? ""
    case .mboxName(let place, let mbox): self.mbox(mbox, of: place)?.name ?? ""
    case .mboxIndex(let place, let mbox): self.mbox(mbox, of: place)?.index.map(String.init) ?? ""
    case .parameter(let place, let mbox, let parameter, let part):
      parameterText(parameter, part, ofMbox: mbox, in: place)
    case .customerId(let position): customer(position)?.id ?? ""
    case .integrationCode(let position): customer(position)?.integrationCode ?? ""
    case .authenticatedState(let position): customer(position)?.authenticatedState?.rawValue ?? ""
    case .tntId: request.id?.tntId ?? ""
    case .thirdPartyId: request.id?.thirdPartyId ?? ""
    case .marketingCloudVisitorId: request.id?.marketingCloudVisitorId ?? ""
    case .propertyToken: request.property?.token ?? ""
    case .sessionId: sessionId ?? ""
    case .decisionTime: at ?? ""
    case .analyticsLogging: request.experienceCloud?.analytics?.logging?.rawValue ?? ""
    case .trace: request.trace == nil ? "" : "on"
    }
  }

  private func customer(_ position: Int) -> CustomerId? {
    formCustomerIds.indices.contains(position) ? formCustomerIds[position] : nil
  }

  private func parameterText(
    _ parameter: Int, _ part: ParameterPart, ofMbox mbox: Int, in place: MboxPlace
  ) -> String {
    let parameters = parameters(ofMbox: mbox, in: place)
    guard parameters.indices.contains(parameter) else { return "" }
    switch part {
    case .name: return parameters[parameter].name
    case .value: return parameters[parameter].value.string ?? parameters[parameter].value.compact
    }
  }

  /// Gives a field a text; an empty one leaves the member out.
  ///
  /// - Throws: `FormFieldProblem` when the text is of the wrong kind; limits are for validation.
  mutating func setText(_ text: String, of field: FormField) throws(FormFieldProblem) {
    let value = text.isEmpty ? nil : text
    switch field {
    case .channel: changeContext { $0.channel = value.map(Channel.init(rawValue:)) }
    case .pageURL: changeAddress { $0.url = value }
    case .referringURL: changeAddress { $0.referringUrl = value }
    case .userAgent: changeContext { $0.userAgent = value }
    case .timeOffset:
      let minutes = try value.map(FormFieldProblem.minutes)
      changeContext { $0.timeOffsetInMinutes = minutes }
    case .mboxName(let place, let mbox): changeMbox(mbox, of: place) { $0.name = text }
    case .mboxIndex(let place, let mbox):
      let index = try value.map(FormFieldProblem.index)
      changeMbox(mbox, of: place) { $0.index = index }
    case .parameter(let place, let mbox, let parameter, let part):
      setParameterText(text, parameter, part, ofMbox: mbox, in: place)
    case .customerId(let position): changeCustomer(position) { $0.id = text }
    case .integrationCode(let position): changeCustomer(position) { $0.integrationCode = text }
    case .authenticatedState(let position):
      changeCustomer(position) { $0.authenticatedState = value.map(AuthenticatedState.init(rawValue:)) }
    case .tntId: changeVisitorId { $0.tntId = value }
    case .thirdPartyId: changeVisitorId { $0.thirdPartyId = value }
    case .marketingCloudVisitorId: changeVisitorId { $0.marketingCloudVisitorId = value }
    case .propertyToken: request.property = value.map { Property(token: $0) }
    case .sessionId: sessionId = value
    case .decisionTime: at = text.lowercased() == "now" ? nil : value
    case .analyticsLogging: changeAnalytics { $0.logging = value.map(LoggingType.init(rawValue:)) }
    case .trace: request.trace = value == nil ? nil : request.trace ?? TraceRequest()
    }
  }

  private mutating func changeCustomer(_ position: Int, _ change: (inout CustomerId) -> Void) {
    var ids = formCustomerIds
    guard ids.indices.contains(position) else { return }
    change(&ids[position])
    setFormCustomerIds(ids)
  }

  /// A parameter's value stays a number, a boolean or any other JSON while its new text is one of the same
  /// kind; otherwise it is text, as parameters usually are.
  private mutating func setParameterText(
    _ text: String, _ parameter: Int, _ part: ParameterPart, ofMbox mbox: Int, in place: MboxPlace
  ) {
    var parameters = parameters(ofMbox: mbox, in: place)
    guard parameters.indices.contains(parameter) else { return }
    switch part {
    case .name: parameters[parameter].name = text
    case .value:
      let old = parameters[parameter].value
      let parsed = old.string == nil ? try? JSON(parsing: text) : nil
      let keepsKind = parsed?.kindWithArticle == old.kindWithArticle
      parameters[parameter].value = keepsKind ? parsed ?? .string(text) : .string(text)
    }
    setParameters(parameters, ofMbox: mbox, in: place)
  }
}

extension FormFieldProblem {
  fileprivate static func minutes(_ text: String) throws(FormFieldProblem) -> Double {
    guard let minutes = Double(text), minutes.isFinite else {
      throw FormFieldProblem(sentence: "must be a number of minutes, such as 60 or -300")
    }
    return minutes
  }

  fileprivate static func index(_ text: String) throws(FormFieldProblem) -> Int {
    guard let index = Int32(text) else {
      throw FormFieldProblem(sentence: "must be a whole number, such as 1")
    }
    return Int(index)
  }
}
