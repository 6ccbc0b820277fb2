import DeliveryAPI
import OrderedJSON

/// Something about a request that is refused, or that may not do what it seems to.
public struct LintFinding: Hashable, Sendable {
  /// Where, in ``RequestDocument/typedJSON()``.
  public let path: JSONPath
  /// What is wrong, to follow the name of the value.
  public let sentence: String
  /// Whether the request cannot be sent with it.
  public let isError: Bool
  /// What would put it right, if that is known.
  public let fix: RequestFix?

  /// Makes a finding; advice unless it is said to be an error.
  init(_ path: JSONPath, _ sentence: String, isError: Bool = false, fix: RequestFix? = nil) {
    self.path = path
    self.sentence = sentence
    self.isError = isError
    self.fix = fix
  }
}

extension RequestDocument {
  /// Everything the Delivery API would refuse, and advice that people found out the hard way.
  ///
  /// - Parameters:
  ///   - knownMboxNames: the names of the artifact that decides; nil when no artifact does.
  ///   - accountMethod: where the request is decided when it does not say so itself.
  /// - Complexity: linear in the size of the request.
  public func lint(
    knownMboxNames: KnownMboxNames? = nil, accountMethod: DecisioningMethod = .onDevice
  ) -> [LintFinding] {
    guard decisioningMethod != nil else {
      var document = self
      document.decisioningMethod = accountMethod.rawValue
      return document.lint(knownMboxNames: knownMboxNames)
    }
    let problems = validate(requestPath: ["request"]).filter { !isBesideThePoint($0) }
    let content = try? typedJSON()
    return problems.map { problem in
      LintFinding(
        problem.path, problem.broken.message, isError: problem.severity == .error,
        fix: content.flatMap { problem.fix(in: $0) })
    }
      + visitorFindings + contextFindings + methodFindings + mboxFindings(knownMboxNames)
  }

  private var method: DecisioningMethod {
    decisioningMethod.map(DecisioningMethod.init(rawValue:)) ?? .onDevice
  }

  /// On-device decisions return traces without a token, and only they see one of the parameters `a` and `a.b` alone.
  private func isBesideThePoint(_ problem: ValidationProblem) -> Bool {
    switch method {
    case .onDevice: problem.path == ["request", "trace"]
    case .serverSide: problem.limit == .advice
    default: false
    }
  }

  // MARK: Who

  private var visitorFindings: [LintFinding] {
    let ids = [request.id?.tntId, request.id?.thirdPartyId, request.id?.marketingCloudVisitorId]
    guard ids.count(where: { $0 != nil }) > 1, sessionId == nil, targetCookie == nil else { return [] }
    return [
      LintFinding(
        ["sessionId"], "should be given when there are several ids, or each call begins a visit of its own")
    ]
  }

  // MARK: Where and with what

  private var contextFindings: [LintFinding] {
    guard let context = request.context else { return [] }
    return userAgentFindings(context) + hintFindings(context) + timeFindings(context)
  }

  private func userAgentFindings(_ context: Context) -> [LintFinding] {
    let path: JSONPath = ["request", "context", "userAgent"]
    switch RobotSign(in: context) {
    case .missingUserAgent:
      // Robots are looked for on Target's servers, which count what is decided on-device too.
      let sentence =
        method == .onDevice
        ? "is missing: browser conditions see none, and reports take the visitor for a robot"
        : "is missing: Target's servers take the visitor for a robot and count nothing"
      return [LintFinding(path, sentence)]
    case .word:
      return [
        LintFinding(path, "looks like a robot's: such visitors are not counted, and browser rules fail")
      ]
    case nil: return []
    }
  }

  private func hintFindings(_ context: Context) -> [LintFinding] {
    guard let hints = context.clientHints else { return [] }
    let values: [(String, String?)] = [
      ("platform", hints.platform), ("model", hints.model), ("platformVersion", hints.platformVersion),
      ("architecture", hints.architecture), ("bitness", hints.bitness),
    ]
    return values.compactMap { member, value in
      guard let value, value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") else { return nil }
      let path: JSONPath = ["request", "context", "clientHints", .member(member)]
      return LintFinding(
        path, "should be without the quotes of the header, which not every SDK takes away",
        fix: .set([path: .string(String(value.dropFirst().dropLast()))], done: "Took the quotes away."))
    }
  }

  private func timeFindings(_ context: Context) -> [LintFinding] {
    // Kiritimati is 14 hours ahead of UTC, Baker Island 12 behind.
    guard let offset = context.timeOffsetInMinutes, !(-720...840).contains(offset) else { return [] }
    return [
      LintFinding(
        ["request", "context", "timeOffsetInMinutes"], "is no time zone: those go from -720 to 840 minutes")
    ]
  }

  // MARK: How

  private var methodFindings: [LintFinding] {
    guard method != .serverSide, let content = try? typedJSON() else { return [] }
    return ["qaMode", "preview"].compactMap { part in
      let path: JSONPath = ["request", .member(part)]
      guard let member = content[path]?.object?.first?.name else { return nil }
      return LintFinding(
        path.member(member), "only counts with Target's servers: on-device decisions leave it out",
        fix: .set([["decisioningMethod"]: "server-side"], done: "Set the method to server-side."))
    }
  }

  // MARK: What

  private func mboxFindings(_ known: KnownMboxNames?) -> [LintFinding] {
    guard let known, method != .serverSide else { return [] }
    let groups = [("execute", request.execute?.mboxes), ("prefetch", request.prefetch?.mboxes)]
    // Looking for what was meant goes through all names, and is done while somebody types: of very many, it is left
    // to the fix.
    var looks = 100_000 / max(1, known.count)
    return groups.flatMap { group, mboxes in
      (mboxes ?? []).enumerated().compactMap { position, mbox in
        guard !mbox.name.isEmpty, !known.contains(mbox.name) else { return nil }
        let path: JSONPath = ["request", .member(group), "mboxes", .element(position), "name"]
        looks -= 1
        let meant = looks >= 0 ? known.meant(by: mbox.name) : []
        guard !meant.isEmpty || looks < 0 else {
          return LintFinding(path, "is not in the artifact: upper and lower case count")
        }
        let question = meant.isEmpty ? "" : " Did you mean \(meant.joined(separator: " or "))?"
        return LintFinding(path, "is not in the artifact.\(question)", fix: .nearestMboxName(at: path))
      }
    }
  }
}
