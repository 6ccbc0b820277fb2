import DeliveryAPI
import OrderedJSON

extension RequestDocument {
  /// Everything the Delivery API would refuse of the request and of what goes with it, and advice.
  ///
  /// Paths are those of the document's own JSON: in a document with a member `request`, paths into it begin
  /// there.
  public func validate() -> [ValidationProblem] { validate(requestPath: requestPath) }

  /// The same, with the paths of the delivery request beginning where the caller sees it.
  ///
  /// - Parameter requestPath: the path of the delivery request in what the caller shows.
  public func validate(requestPath: JSONPath) -> [ValidationProblem] {
    var problems = request.validate().map { adjusted($0, requestPath: requestPath) }
    if let customerIds {
      problems += Self.problems(of: customerIds, at: ["customerIds"])
    }
    if let sessionId {
      problems += Self.problems(of: sessionId, DeliveryLimits.sessionId, at: ["sessionId"])
    }
    if let at, DecisionInstant(at) == nil {
      let broken = BrokenLimit(.format(.dateTime), DecisionInstant.problem(with: at))
      problems.append(ValidationProblem(path: ["at"], broken: broken))
    }
    if let decisioningMethod {
      let known = DecisioningMethod.known.map(\.rawValue)
      if !known.contains(decisioningMethod) {
        let broken = BrokenLimit(.values(known), "must be one of \(known.joined(separator: ", "))")
        problems.append(ValidationProblem(path: ["decisioningMethod"], broken: broken))
      }
    }
    return problems
  }

  /// A problem of the delivery request as one of the document.
  ///
  /// On-device, conditions compare the visitor's place with names as well as codes, so what the Delivery API
  /// would refuse there is only advice.
  private func adjusted(_ problem: ValidationProblem, requestPath: JSONPath) -> ValidationProblem {
    var problem = problem
    let isPlace = problem.path.steps.starts(with: [.member("context"), .member("geo")])
    if isPlace, decisioningMethod.map(DecisioningMethod.init(rawValue:)) ?? .onDevice == .onDevice {
      // What only Target's servers insist on is not told as if it had to be.
      if problem.severity == .error { problem.broken.message += "; only Target's servers refuse it" }
      problem.broken.severity = .warning
    }
    problem.path = JSONPath(requestPath.steps + problem.path.steps)
    return problem
  }

  /// The customer ids of the call are held to the limits of those of a request.
  private static func problems(of ids: [CustomerId], at path: JSONPath) -> [ValidationProblem] {
    let request = DeliveryRequest(id: VisitorId(customerIds: ids))
    let prefix: JSONPath = ["id", "customerIds"]
    return request.validate().compactMap { problem in
      guard problem.severity == .error, problem.path.steps.starts(with: prefix.steps) else { return nil }
      let rest = problem.path.steps.dropFirst(prefix.steps.count)
      return ValidationProblem(path: JSONPath(path.steps + rest), broken: problem.broken)
    }
  }

  private static func problems(of text: String, _ rule: TextRule, at path: JSONPath) -> [ValidationProblem] {
    rule.broken(by: text).map { ValidationProblem(path: path, broken: $0) }
  }
}
