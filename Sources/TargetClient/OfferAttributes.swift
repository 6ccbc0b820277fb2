import DeliveryAPI
import OrderedJSON

/// The values inside the JSON offers of some mboxes.
public struct OfferAttributes: Sendable {
  /// The call they come from.
  public let result: TargetDeliveryResult

  private let mboxes: JSONObject

  /// Gathers the values from a result: prefetched mboxes first, then executed ones. Where an mbox has
  /// several JSON offers, their members are merged, and a later one wins.
  public init(_ result: TargetDeliveryResult) {
    self.result = result
    var merged: [(name: String, members: JSONObject)] = []
    func add(_ name: String?, _ options: [Option]?) {
      for case let content? in (options ?? []).filter({ $0.type == .json }).map(\.content?.object) {
        let name = name ?? ""
        let position = merged.firstIndex { $0.name == name } ?? merged.endIndex
        if position == merged.endIndex { merged.append((name, JSONObject())) }
        merged[position].members = merged[position].members.merging(content)
      }
    }
    for mbox in result.response.prefetch?.mboxes ?? [] { add(mbox.name, mbox.options) }
    for mbox in result.response.execute?.mboxes ?? [] { add(mbox.name, mbox.options) }
    mboxes = JSONObject(merged.map { .init(name: $0.name, value: .object($0.members)) })
  }

  /// A value that must be there.
  ///
  /// - Throws: `MissingAttribute`, which names it, when the mbox has no such value.
  public func value(_ name: String, in mbox: String) throws(MissingAttribute) -> JSON {
    guard let value = self[name, in: mbox] else { throw MissingAttribute(name: name, mbox: mbox) }
    return value
  }

  /// A value, or nil when the mbox has no such value.
  public subscript(_ name: String, in mbox: String) -> JSON? { mboxes[mbox]?[name] }

  /// All values of an mbox; nil when it has none.
  public func object(of mbox: String) -> JSONObject? { mboxes[mbox]?.object }

  /// All values of all mboxes, by the names of the mboxes.
  public var object: JSONObject { mboxes }
}

/// An mbox has no value of a name.
public struct MissingAttribute: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the value.
  public var name: String

  /// The mbox.
  public var mbox: String

  /// Makes an error.
  public init(name: String, mbox: String) {
    self.name = name
    self.mbox = mbox
  }

  /// The sentence of the other SDKs.
  public var description: String { "Attribute '\(name)' does not exist for mbox '\(mbox)'" }
}

extension JSONObject {
  /// The members of both; where both have a name, the value is the other's.
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    let kept = map { JSONObject.Member(name: $0.name, value: other[$0.name] ?? $0.value) }
    return JSONObject(kept + other.filter { self[$0.name] == nil })
  }
}

extension DeliveryRequest {
  /// Adds mboxes that are not executed yet, numbered after the highest index.
  mutating func addMboxes(_ names: [String]) {
    var execute = self.execute ?? ExecuteRequest()
    var mboxes = execute.mboxes ?? []
    var index = mboxes.compactMap(\.index).max() ?? 0
    for name in names where !mboxes.contains(where: { $0.name == name }) {
      index += index < .max ? 1 : 0
      mboxes.append(MboxRequest(name: name, index: index))
    }
    execute.mboxes = mboxes
    self.execute = execute
  }
}
