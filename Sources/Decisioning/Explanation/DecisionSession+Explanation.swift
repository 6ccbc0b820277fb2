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
    let isKnown = !source.locations.isEmpty
    let delivery = DeliveryExplainer(
      mode: mode, kind: kind, item: item.macroItem, visitorTokens: geoTokens,
      notifications: notifications.collected)
    return ItemExplanation(
      mode: mode, kind: kind, name: item.locationName, index: item.macroItem.index,
      isKnown: isKnown, isRemote: artifact.isRemote(item),
      nearestNames: isKnown ? [] : artifact.names(near: item), findings: artifact.findings(for: item),
      candidates: candidates(of: source, delivery: delivery))
  }

  /// Explains all rules on the way that the decision goes.
  private func candidates(
    of source: RuleSource, delivery: DeliveryExplainer
  ) -> [CandidateExplanation] {
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
          condition: condition, isNext: isNext,
          deliverySteps: standing == .won ? delivery.steps(for: rule.content) : []))
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
  private func table(for item: some DecidableItem) -> LocationTable {
    item.locationKind == .mbox ? mboxes : views
  }

  /// Names that may have been meant by the name of an item that is not there.
  fileprivate func names(near item: some DecidableItem) -> [String] {
    NearestNames(to: item.locationName, among: table(for: item).namesWithRules).names
  }

  /// The findings at the locations of an item.
  fileprivate func findings(for item: some DecidableItem) -> [ArtifactFinding] {
    let table = table(for: item)
    let locations = item.locationName.isEmpty ? table.inOrder : [table[item.locationName]].compactMap(\.self)
    return locations.flatMap { LocationSummary($0, rules: $0.rules).findings }
  }

  /// Whether Target's servers are needed to decide an item fully.
  fileprivate func isRemote(_ item: some DecidableItem) -> Bool {
    if item.locationName.isEmpty { return !remoteViews.isEmpty }
    guard let location = table(for: item)[item.locationName] else { return true }
    return location.isRemote || !location.isLocal
  }
}
