import DeliveryAPI
import OrderedJSON

/// The two ways in which content is asked for.
public enum RequestMode: String, Hashable, Sendable {
  /// To be shown now.
  case execute
  /// To be shown later.
  case prefetch
}

/// An item of a request that rules are looked up for. A page load is asked for as the global mbox.
protocol DecidableItem: RequestItem {
  var locationKind: LocationKind { get }
  /// The name of the location; empty for all views.
  var locationName: String { get }
  var macroItem: MacroItem { get }
  /// The rules that decide about the item.
  func ruleSource(in artifact: Artifact) -> RuleSource
}

extension MboxRequest: DecidableItem {
  var locationKind: LocationKind { .mbox }
  var locationName: String { name }
  var macroItem: MacroItem { MacroItem(name: name, index: index, parameters: parameters) }

  func ruleSource(in artifact: Artifact) -> RuleSource {
    RuleSource(
      locations: artifact.mboxes[name].map { [$0.rules] } ?? [],
      policy: name == artifact.globalMbox ? .onePerRuleKey : .first)
  }

  /// A page load as a request for the global mbox.
  init(pageLoad: RequestDetails, globalMbox: String) {
    self.init(
      name: globalMbox, address: pageLoad.address, parameters: pageLoad.parameters,
      profileParameters: pageLoad.profileParameters, order: pageLoad.order, product: pageLoad.product)
  }
}

extension ViewRequest: DecidableItem {
  var locationKind: LocationKind { .view }
  var locationName: String { name ?? "" }
  var macroItem: MacroItem { MacroItem(name: name, key: key, parameters: parameters) }

  /// The rules of one view, or of all views if no name is given.
  func ruleSource(in artifact: Artifact) -> RuleSource {
    let locations =
      locationName.isEmpty ? artifact.views.inOrder : artifact.views[locationName].map { [$0] } ?? []
    return RuleSource(locations: locations.map(\.rules), policy: .onePerRuleKey)
  }
}
