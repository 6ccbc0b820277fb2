import Decisioning
import DeliveryAPI
import OrderedJSON
import Workspace

/// Where one of the things asked for stands in a request.
enum RequestItemPlace: Hashable, Sendable {
  /// The page load.
  case pageLoad(RequestMode)
  /// An mbox, by its position.
  case mbox(RequestMode, Int)
  /// A view to prefetch, by its position.
  case view(Int)

  /// The places of all items of a request that are decided, in the order in which decisions are explained.
  static func all(in request: DeliveryRequest) -> [RequestItemPlace] {
    var places: [RequestItemPlace] = []
    func addMboxes(_ mboxes: [MboxRequest]?, _ mode: RequestMode) {
      // An mbox without a name is left out of the decision.
      for (position, mbox) in (mboxes ?? []).enumerated() where !mbox.name.isEmpty {
        places.append(.mbox(mode, position))
      }
    }
    if request.execute?.pageLoad != nil { places.append(.pageLoad(.execute)) }
    addMboxes(request.execute?.mboxes, .execute)
    if request.prefetch?.pageLoad != nil { places.append(.pageLoad(.prefetch)) }
    for position in (request.prefetch?.views ?? []).indices { places.append(.view(position)) }
    addMboxes(request.prefetch?.mboxes, .prefetch)
    return places
  }
}

extension DeliveryRequest {
  /// What is the same of every item at a place; nil when there is none.
  func item(at place: RequestItemPlace) -> (any RequestItem)? {
    switch place {
    case .pageLoad(.execute): execute?.pageLoad
    case .pageLoad(.prefetch): prefetch?.pageLoad
    case .mbox(.execute, let position): execute?.mboxes?.element(position)
    case .mbox(.prefetch, let position): prefetch?.mboxes?.element(position)
    case .view(let position): prefetch?.views?.element(position)
    }
  }

  /// What people call the item at a place.
  func name(ofItemAt place: RequestItemPlace) -> String {
    switch place {
    case .pageLoad: "page load"
    case .mbox: (item(at: place) as? MboxRequest)?.name ?? "mbox"
    case .view: (item(at: place) as? ViewRequest)?.name ?? "all views"
    }
  }

  /// Changes the item at a place.
  ///
  /// - Returns: whether there is one.
  mutating func changeItem(at place: RequestItemPlace, _ change: (inout any RequestItem) -> Void) -> Bool {
    guard var item = item(at: place) else { return false }
    change(&item)
    switch (place, item) {
    case (.pageLoad(.execute), let item as RequestDetails): execute?.pageLoad = item
    case (.pageLoad(.prefetch), let item as RequestDetails): prefetch?.pageLoad = item
    case (.mbox(.execute, let position), let item as MboxRequest): execute?.mboxes?[position] = item
    case (.mbox(.prefetch, let position), let item as MboxRequest): prefetch?.mboxes?[position] = item
    case (.view(let position), let item as ViewRequest): prefetch?.views?[position] = item
    default: return false
    }
    return true
  }
}

extension Array {
  /// The element at a position, if there is one.
  fileprivate func element(_ position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}
