import DeliveryAPI
import OrderedJSON
import Workspace

/// What is wrong with a request document, by field.
struct FormProblems: Hashable, Sendable {
  /// A sentence that fits beside its field.
  struct Problem: Hashable, Sendable {
    let sentence: String
    /// Whether the Delivery API would refuse the request; otherwise it is advice.
    let isError: Bool
  }

  private var byPath: [String: Problem] = [:]

  /// Checks a document against the limits of the Delivery API.
  init(of document: RequestDocument) {
    let requestPath = "\(document.requestPath)"
    for problem in document.validate() {
      var path = "\(problem.path)"
      // The form names fields by their path in the delivery request itself.
      if !requestPath.isEmpty, path.hasPrefix(requestPath + ".") { path.removeFirst(requestPath.count + 1) }
      add(problem.broken.message, at: path, isError: problem.severity == .error)
    }
  }

  /// Whether nothing is wrong that the Delivery API would refuse.
  var isEmpty: Bool { !byPath.values.contains(where: \.isError) }

  /// How many problems the Delivery API would refuse the request for.
  var count: Int { byPath.values.count(where: \.isError) }

  /// One of the problems with its path, for a message.
  var first: String? {
    byPath.filter(\.value.isError).min { $0.key < $1.key }.map { "\($0.key): \($0.value.sentence)" }
  }

  /// What is wrong with a field, or nil.
  func problem(for field: FormField, in document: RequestDocument) -> Problem? {
    guard let path = field.path(in: document) else { return nil }
    return byPath[path]
  }

  /// What is wrong with the value that a line stands for, or nil.
  func problem(for row: FormRow, in document: RequestDocument) -> Problem? {
    switch row {
    case .item(.mbox(let place, let mbox)): byPath["\(place.memberName).mboxes[\(mbox)].parameters"]
    case .group(.execute): byPath["execute"] ?? byPath["execute.mboxes"]
    case .group(.prefetch): byPath["prefetch"] ?? byPath["prefetch.mboxes"]
    case .group(.customerIds): byPath[document.customerIdsPath]
    default: row.field.flatMap { problem(for: $0, in: document) }
    }
  }

  /// An error stands before advice; of several of the same kind the first is kept.
  private mutating func add(_ sentence: String, at path: String, isError: Bool) {
    if let known = byPath[path], known.isError || !isError { return }
    byPath[path] = Problem(sentence: sentence, isError: isError)
  }
}

extension FormField {
  /// Where the field's value stands in the delivery request, or beside it, as a JSON path.
  func path(in document: RequestDocument) -> String? {
    switch self {
    case .channel: "context.channel"
    case .pageURL: "context.address.url"
    case .referringURL: "context.address.referringUrl"
    case .userAgent: "context.userAgent"
    case .timeOffset: "context.timeOffsetInMinutes"
    case .mboxName(let place, let mbox): "\(place.memberName).mboxes[\(mbox)].name"
    case .mboxIndex(let place, let mbox): "\(place.memberName).mboxes[\(mbox)].index"
    case .parameter(let place, let mbox, let parameter, _):
      parameterPath(place, mbox, parameter, in: document)
    case .customerId(let position): "\(document.customerIdsPath)[\(position)].id"
    case .integrationCode(let position): "\(document.customerIdsPath)[\(position)].integrationCode"
    case .authenticatedState(let position): "\(document.customerIdsPath)[\(position)].authenticatedState"
    case .tntId: "id.tntId"
    case .thirdPartyId: "id.thirdPartyId"
    case .marketingCloudVisitorId: "id.marketingCloudVisitorId"
    case .propertyToken: "property.token"
    case .sessionId: "sessionId"
    case .decisionTime: "at"
    case .analyticsLogging: "experienceCloud.analytics.logging"
    case .trace: nil
    }
  }

  private func parameterPath(
    _ place: MboxPlace, _ mbox: Int, _ parameter: Int, in document: RequestDocument
  ) -> String? {
    let parameters = document.parameters(ofMbox: mbox, in: place)
    guard parameters.indices.contains(parameter) else { return nil }
    let path = JSONPath().member(parameters[parameter].name)
    let name = "\(path)"
    let separator = name.hasPrefix("[") ? "" : "."
    return "\(place.memberName).mboxes[\(mbox)].parameters\(separator)\(name)"
  }
}
