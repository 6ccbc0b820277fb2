import DeliveryAPI
import OrderedJSON

/// How a request was decided on the device, and why.
public struct DecisionExplanation: Sendable {
  /// The decision that is explained.
  public let decision: Decision
  /// The visitor's ids, with one that was made if there was none.
  public let visitorID: VisitorId?
  /// The id that decided the visitor's buckets, and where it came from.
  public let bucketingIdentifier: BucketingIdentifier
  /// The property that rules had to be open to; nil if the request has none.
  public let propertyToken: String?
  /// When the decision was made, in UTC.
  public let date: UTCDate
  /// The requested items, in the order: execute before prefetch, page load, views, mboxes.
  public let items: [ItemExplanation]

  init(of decision: Decision, items: [ItemExplanation], session: DecisionSession) {
    self.decision = decision
    self.items = items
    visitorID = session.facts.visitorID
    bucketingIdentifier = session.facts.identifier
    propertyToken = session.facts.propertyToken
    date = session.context.date
  }
}

// MARK: - JSON

extension DecisionExplanation {
  /// The explanation as JSON for export. Its members are described in this module's documentation and only
  /// ever added to.
  public var json: JSON {
    var members = JSONObject()
    members["status"] = decision.response.status.map { .number(JSONNumber($0)) }
    members["decidedAt"] = .string(date.iso8601)
    members["visitor"] = [
      "bucketingId": .string(bucketingIdentifier.value),
      "source": .string(bucketingIdentifier.source.rawValue),
    ]
    members["propertyToken"] = propertyToken.map(JSON.string)
    members["remoteMboxes"] = .array(decision.remoteMboxes.map(JSON.string))
    members["remoteViews"] = .array(decision.remoteViews.map(JSON.string))
    members["items"] = .array(items.map(\.json))
    members["diagnostics"] = .array(decision.diagnostics.map { .string($0.description) })
    return .object(members)
  }
}

extension ItemExplanation {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["mode"] = .string(mode.rawValue)
    members["kind"] = .string(kind.rawValue)
    members["name"] = .string(name)
    members["index"] = index.map { .number(JSONNumber($0)) }
    members["known"] = .boolean(isKnown)
    members["remote"] = .boolean(isRemote)
    members["nearestNames"] = nearestNames.isEmpty ? nil : .array(nearestNames.map(JSON.string))
    members["findings"] = findings.isEmpty ? nil : .array(findings.map { .string($0.description) })
    members["candidates"] = .array(candidates.map(\.json))
    members["activities"] = .array(activities.map(\.json))
    return .object(members)
  }
}

extension CandidateExplanation {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["standing"] = .string(standing.rawValue)
    members["next"] = isNext ? true : nil
    members["priority"] = .number(JSONNumber(position + 1))
    members["location"] = .string(location)
    members["ruleKey"] = ruleKey.map(JSON.string)
    members["activityId"] = activityID.map { .number(JSONNumber($0)) }
    members["meta"] = meta.isEmpty ? nil : .object(meta)
    members["propertyTokens"] = propertyTokens.isEmpty ? nil : .array(propertyTokens.map(JSON.string))
    members["bucket"] = bucket?.json
    members["allocation"] = allocation?.json
    members["exactlyOnBoundary"] = isExactlyOnBoundary ? true : nil
    members["satisfied"] = condition.map { .boolean($0.isTruthy) }
    members["explanation"] = condition?.json
    members["fault"] = fault.map(JSON.string)
    members["delivery"] = deliverySteps.isEmpty ? nil : .array(deliverySteps.map(\.json))
    return .object(members)
  }
}

extension ActivityExplanation {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["activityId"] = id.map { .number(JSONNumber($0)) }
    members["name"] = .string(name)
    members["bucket"] = bucket.json
    members["onBoundary"] = isOnBoundary ? true : nil
    members["shares"] = .array(
      shares.map { share in
        var members = JSONObject()
        members["experience"] = .string(share.experience)
        members["range"] = share.range.json
        members["visitors"] = .boolean(share.isVisitors)
        return .object(members)
      })
    return .object(members)
  }
}

extension AllocationBucket {
  /// The bucket as JSON: `number`, 0…9999, and `percentage`.
  var json: JSON {
    ["number": .number(JSONNumber(number)), "percentage": JSON(floatLiteral: percentage)]
  }
}

extension AllocationRange {
  /// The range as JSON: `lower`, `lowerIncluded`, `upper`, `upperIncluded`.
  var json: JSON {
    [
      "lower": JSON(floatLiteral: lower), "lowerIncluded": .boolean(includesLower),
      "upper": JSON(floatLiteral: upper), "upperIncluded": .boolean(includesUpper),
    ]
  }
}
