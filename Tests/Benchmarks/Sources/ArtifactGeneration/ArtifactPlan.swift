/// What a made-up artifact is to hold.
public struct ArtifactPlan: Sendable {
  /// The rules of all mboxes together.
  public var ruleCount: Int
  /// The rules of one mbox; at least 1.
  public var rulesPerMbox: Int
  /// Whether every rule also wants a parameter that no made-up request has. All rules of an mbox are
  /// evaluated then, and none delivers.
  public var everyRuleMisses: Bool
  /// Whether rules have audiences. Without, all activities are A/B tests with everybody, and the bucket is
  /// all that conditions read.
  public var hasAudiences: Bool
  /// What the random choices begin with. The same plan gives the same bytes.
  public var seed: UInt64

  /// Makes a plan.
  public init(
    ruleCount: Int, rulesPerMbox: Int = 10, everyRuleMisses: Bool = false, hasAudiences: Bool = true,
    seed: UInt64 = 1
  ) {
    self.ruleCount = max(0, ruleCount)
    self.rulesPerMbox = max(1, rulesPerMbox)
    self.everyRuleMisses = everyRuleMisses
    self.hasAudiences = hasAudiences
    self.seed = seed
  }

  /// How many mboxes have rules.
  public var mboxCount: Int { (ruleCount + rulesPerMbox - 1) / rulesPerMbox }

  /// The names of the mboxes, in the order of the artifact.
  public var mboxNames: [String] { (0..<mboxCount).map(Self.mboxName) }

  /// The name of the mbox at a position.
  static func mboxName(_ position: Int) -> String {
    let digits = String(position)
    return "mbox-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  /// Some mboxes, spread evenly over the artifact.
  public func spreadMboxNames(_ count: Int) -> [String] {
    (0..<count).map { Self.mboxName((2 * $0 + 1) * mboxCount / (2 * max(1, count))) }
  }
}
