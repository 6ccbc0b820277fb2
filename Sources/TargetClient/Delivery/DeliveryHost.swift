/// The host that a call to Target's servers goes to, and the rule that chose it.
public struct DeliveryHost: Codable, Hashable, Sendable {
  /// The rules, as the other SDKs apply them.
  public enum Rule: String, Codable, Hashable, Sendable {
    /// The server domain of the client is pinned.
    case pinnedServerDomain
    /// The visitor's edge cluster, from the device id.
    case deviceCluster
    /// The edge cluster that the call names.
    case callCluster
    /// The edge cluster that the client's options name.
    case clientCluster
    /// The edge cluster that answered the client before.
    case rememberedCluster
    /// The server domain of the client.
    case serverDomain
    /// The client code.
    case clientCode
  }

  /// The name of the host, with its port if it has one.
  public var name: String

  /// The rule that chose it.
  public var rule: Rule

  /// Makes a choice.
  public init(name: String, rule: Rule) {
    self.name = name
    self.rule = rule
  }

  /// Chooses the host of a call: that of the edge cluster, which keeps the visitor's profile, else the
  /// server domain, else that of the client code.
  init(cluster: KnownCluster?, options: TargetClientOptions) {
    let serverDomain = nonEmpty(options.serverDomain)
    if let serverDomain, options.pinServerDomain {
      self.init(name: serverDomain, rule: .pinnedServerDomain)
    } else if let cluster {
      self.init(name: "mboxedge\(cluster.number).tt.omtrdc.net", rule: cluster.rule)
    } else if let serverDomain {
      self.init(name: serverDomain, rule: .serverDomain)
    } else {
      self.init(name: "\(options.client).tt.omtrdc.net", rule: .clientCode)
    }
  }

  /// Why it is this host, as a phrase.
  public var reason: String {
    switch rule {
    case .pinnedServerDomain: "the pinned server domain"
    case .deviceCluster: "the edge cluster in the visitor's device id"
    case .callCluster: "the edge cluster that the call names"
    case .clientCluster: "the edge cluster that the client's options name"
    case .rememberedCluster: "the edge cluster that answered the client before"
    case .serverDomain: "the server domain of the client"
    case .clientCode: "the host of the client code"
    }
  }
}

/// An edge cluster and how it is known.
struct KnownCluster: Hashable, Sendable {
  let number: String
  let rule: DeliveryHost.Rule

  init?(_ number: String?, _ rule: DeliveryHost.Rule) {
    guard let number = EdgeCluster.number(number) else { return nil }
    self.number = number
    self.rule = rule
  }
}
