import DeliveryAPI
import OrderedJSON

extension DecisionSession {
  /// Explains all items of a request, in the order of its members.
  mutating func explanations(of request: DeliveryRequest) -> [ItemExplanation] {
    var explanations: [ItemExplanation] = []
    let groups: [(RequestMode, RequestDetails?, [MboxRequest])] = [
      (.execute, request.execute?.pageLoad, request.execute?.mboxes ?? []),
      (.prefetch, request.prefetch?.pageLoad, request.prefetch?.mboxes ?? []),
    ]
    for (mode, pageLoad, mboxes) in groups {
      if let pageLoad {
        let mbox = MboxRequest(pageLoad: pageLoad, globalMbox: artifact.globalMbox)
        explanations.append(explanation(of: mbox, kind: .pageLoad, mode: mode))
      }
      if mode == .prefetch {
        for view in request.prefetch?.views ?? [] {
          explanations.append(explanation(of: view, kind: .view, mode: mode))
        }
      }
      forEachNamed(mboxes) { session, mbox in
        explanations.append(session.explanation(of: mbox, kind: .mbox, mode: mode))
      }
    }
    return explanations
  }

  private func explanation(
    of item: some DecidableItem, kind: ItemExplanation.Kind, mode: RequestMode
  ) -> ItemExplanation {
    context.enter(item)
    let source = item.ruleSource(in: artifact)
    return ItemExplanation(
      mode: mode, kind: kind, name: item.locationName, index: item.macroItem.index,
      isKnown: !source.locations.isEmpty, isRemote: artifact.isRemote(item),
      candidates: candidates(of: source))
  }

  /// Explains all rules on the way that the decision goes.
  private func candidates(of source: RuleSource) -> [CandidateExplanation] {
    var candidates: [CandidateExplanation] = []
    for location in source.locations {
      candidates += location.broken.map { CandidateExplanation($0, location: location.name) }
    }
    var walk = RuleWalk(source, propertyToken: facts.propertyToken)
    var hasNext = false
    while let (rule, standing) = walk.next(in: context) {
      let condition = context.explanation(of: rule)
      let isNext =
        !hasNext && condition.isTruthy && (standing == .notReached || standing == .ruleKeyServed)
      hasNext = hasNext || isNext
      candidates.append(
        CandidateExplanation(
          rule, standing: standing, bucket: context.bucket(inActivity: rule.activityID),
          condition: condition, isNext: isNext))
    }
    return candidates.sorted(inOrderOf: source.locations)
  }
}

extension [CandidateExplanation] {
  /// Puts broken rules between the others, where they stand in the artifact.
  fileprivate func sorted(inOrderOf locations: [LocationRules]) -> [CandidateExplanation] {
    guard contains(where: { $0.standing == .broken }) else { return self }
    return locations.flatMap { location in
      filter { $0.location == location.name }.sorted { $0.position < $1.position }
    }
  }
}

extension Artifact {
  /// Whether Target's servers are needed to decide an item fully.
  fileprivate func isRemote(_ item: some DecidableItem) -> Bool {
    let table = item.locationKind == .mbox ? mboxes : views
    if item.locationName.isEmpty { return !remoteViews.isEmpty }
    guard let location = table[item.locationName] else { return true }
    return location.isRemote || !location.isLocal
  }
}
