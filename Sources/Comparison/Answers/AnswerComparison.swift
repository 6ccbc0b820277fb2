import DeliveryAPI
import OrderedJSON

/// What differs between two answers of the Delivery API: by location first, then place by place in the JSON.
public struct AnswerComparison: Hashable, Sendable {
  /// An answer to compare.
  public struct Answer: Hashable, Sendable {
    /// The answer as values.
    public let response: DeliveryResponse
    /// The answer as it came.
    public let json: JSON

    /// Makes an answer.
    public init(response: DeliveryResponse, json: JSON) {
      self.response = response
      self.json = json
    }
  }

  /// The locations of the first answer in its order, then those of the second only.
  public let locations: [LocationComparison]
  /// The status and the message, each when it differs: what it is called, before and after.
  public let outcome: [WordedDifference]
  /// The places at which the JSON of the answers differs.
  public let structure: JSONComparison

  /// Compares two answers.
  ///
  /// - Complexity: linear in both answers, apart from texts and lists that were changed much, where it is
  ///   bounded.
  public init(from before: Answer, to after: Answer) {
    let (old, new) = (before.response.items, after.response.items)
    locations = Pairing(before: old.map(\.keys), after: new.map(\.keys)).pairs.map { pair in
      LocationComparison(from: pair.before.map { old[$0] }, to: pair.after.map { new[$0] })
    }
    func text(_ status: Int?) -> String? { status.map { "\($0)" } }
    outcome = [
      WordedDifference("status", text(before.response.status), text(after.response.status)),
      WordedDifference("message", before.response.message, after.response.message),
    ].filter { $0.before != $0.after }
    structure = JSONComparison(from: before.json, to: after.json, varying: .deliveryResponse)
  }

  /// The locations at which something differs.
  public var differing: [LocationComparison] { locations.filter { !$0.isSame } }

  /// The places in the JSON that tell something, without what differs between any two calls and without
  /// what is inside traces.
  public var places: [JSONDifference] {
    structure.differences.filter { !$0.isExpected && !$0.isInTrace }
  }

  /// The places inside traces that tell something.
  public var tracePlaces: [JSONDifference] {
    structure.differences.filter { !$0.isExpected && $0.isInTrace }
  }

  /// The places that differ between any two calls.
  public var expectedPlaces: [JSONDifference] { structure.differences.filter(\.isExpected) }

  /// The result in one sentence: `2 of 5 locations differ`, `Same decisions`.
  public var summary: String {
    let decided = locations.count(where: \.decidesOtherwise)
    let detailed = locations.count { !$0.isSame } - decided
    let all = locations.count
    if decided > 0 {
      if all == 1 { return "The decision differs" }
      return "\(decided) of \(all) locations \(decided == 1 ? "differs" : "differ")"
    }
    if all == 0 { return outcome.isEmpty ? "Neither answer has a location" : "The status differs" }
    if all == 1 { return detailed > 0 ? "Same decision, other details" : "Same decision" }
    if detailed > 0 { return "Same decisions, other details at \(detailed) of \(all) locations" }
    return "Same decisions at all \(all) locations"
  }
}

extension JSONDifference {
  /// Whether the place is inside a trace.
  public var isInTrace: Bool {
    let names = names
    return names.count > 1 && names.prefix(3).contains("trace")
  }
}

extension ResponseItem {
  /// What identifies the item among those of its answer, the most particular key first.
  fileprivate var keys: [String] {
    let section = path.prefix { $0 != "." }
    let name = JSON.quoted(name)
    let own = "\(section) \(kind) \(name)"
    return ["\(own) \(index.map(String.init) ?? "")", own]
  }
}
