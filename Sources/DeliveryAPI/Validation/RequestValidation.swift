import OrderedJSON

extension DeliveryRequest {
  /// Everything that breaks a limit of the Delivery API, and advice, in document order.
  ///
  /// What a client completes by itself — the context and its channel — is not missed here. `execute`
  /// and `prefetch` must ask for something when they are there.
  ///
  /// - Complexity: linear in the size of the request.
  public func validate() -> [ValidationProblem] {
    var validator = Validator()
    validator.text("requestId", requestId, DeliveryLimits.requestId)
    validator.text("impressionId", impressionId, DeliveryLimits.impressionId)
    validator.member("id", id) { $0.check($1) }
    validator.member("property", property) { $0.text("token", $1.token, DeliveryLimits.propertyToken) }
    validator.member("trace", trace) { $0.check($1) }
    validator.member("context", context) { $0.check($1) }
    validator.member("experienceCloud", experienceCloud) { $0.check($1) }
    validator.member("execute", execute) { $0.check($1) }
    validator.member("prefetch", prefetch) { $0.check($1) }
    validator.list("notifications", notifications) { $0.check($1) }
    validator.member("qaMode", qaMode) { $0.check($1) }
    validator.member("telemetry", telemetry) { $0.list("entries", $1.entries) { $0.check($1) } }
    return validator.problems
  }
}

extension Validator {
  fileprivate mutating func check(_ trace: TraceRequest) {
    guard trace.authorizationToken == nil else { return }
    note(
      BrokenLimit(
        .anyOf(["authorizationToken"]),
        "has no authorizationToken, so only on-device decisions return traces", severity: .warning))
  }

  fileprivate mutating func check(_ execute: ExecuteRequest) {
    if execute.isEmpty {
      note(BrokenLimit(.anyOf(["pageLoad", "mboxes"]), "must have pageLoad or mboxes"))
    }
    member("pageLoad", execute.pageLoad) { $0.checkDetails($1) }
    member("mboxes", execute.mboxes) { $0.check($1) }
  }

  fileprivate mutating func check(_ prefetch: PrefetchRequest) {
    if prefetch.isEmpty {
      note(BrokenLimit(.anyOf(["views", "pageLoad", "mboxes"]), "must have views, pageLoad or mboxes"))
    }
    list("views", prefetch.views) { $0.check($1) }
    member("pageLoad", prefetch.pageLoad) { $0.checkDetails($1) }
    member("mboxes", prefetch.mboxes) { $0.check($1) }
  }

  fileprivate mutating func check(_ qaMode: QAMode) {
    list("previewIndexes", qaMode.previewIndexes) { validator, preview in
      validator.number("activityIndex", preview.activityIndex, DeliveryLimits.previewIndex)
      validator.number("experienceIndex", preview.experienceIndex, DeliveryLimits.previewIndex)
    }
  }
}

extension ExecuteRequest {
  /// Whether nothing is asked for: no page load and no mbox.
  public var isEmpty: Bool { pageLoad == nil && mboxes?.isEmpty ?? true }
}

extension PrefetchRequest {
  /// Whether nothing is asked for: no view, no page load and no mbox.
  public var isEmpty: Bool { pageLoad == nil && views?.isEmpty ?? true && mboxes?.isEmpty ?? true }
}

// MARK: - Telemetry

extension Validator {
  fileprivate mutating func check(_ entry: TelemetryEntry) {
    if entry.requestId?.isEmpty != false {
      member("requestId", entry.requestId ?? "") { validator, _ in
        validator.note(BrokenLimit(.required, "is required"))
      }
    }
    number("timestamp", entry.timestamp, NumberRule(0...(.infinity)))
    value("mode", entry.mode)
    number("execution", entry.execution, NumberRule(0...(.infinity)))
    number("parsing", entry.parsing, NumberRule(0...(.infinity)))
  }
}
