import DeliveryAPI
import OrderedJSON

/// The two ways in which content is asked for.
enum RequestMode: String {
  case execute, prefetch
}

/// An item of a request that rules are looked up for. A page load is asked for as the global mbox.
protocol DecidableItem: RequestItem {
  var locationKind: LocationKind { get }
  /// The name of the location; empty for all views.
  var locationName: String { get }
  var macroItem: MacroItem { get }
}

extension MboxRequest: DecidableItem {
  var locationKind: LocationKind { .mbox }
  var locationName: String { name }
  var macroItem: MacroItem { MacroItem(name: name, index: index, parameters: parameters) }

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
}
