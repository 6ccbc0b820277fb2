import Decisioning

/// What a sandbox serves and how.
public struct SandboxConfiguration: Sendable {
  /// The file of the rule artifact: JSON, or the binary form `rules.bin`.
  public var artifact: [UInt8]

  /// The client code that calls must name; the artifact's own when nil.
  public var client: String?

  /// The organization id that calls must name, by which `rules.bin` is hidden; the artifact's own when nil.
  /// When the artifact names none either, calls may name any.
  public var organization: String?

  /// The TCP port on 127.0.0.1, 0…65535; 0 for one that is free.
  public var port: Int

  /// The number of the edge cluster that answers claim to come from. Clients then prefer the host
  /// `mboxedge35.tt.omtrdc.net` to the sandbox for their next call, as they do with Target. With nil,
  /// answers claim to come from the sandbox itself, and clients stay with it.
  public var cluster: String?

  /// The authorization tokens that get traces; any token that is not empty when nil.
  public var traceTokens: Set<String>?

  /// The instant decisions are made for whose call names none in the header field `X-Decision-Instant`, in
  /// milliseconds since 1970 UTC; the time of the call when nil.
  public var decisionInstant: Int64?

  /// The faults in force from the beginning.
  public var faults: [Fault]

  /// How many calls, notifications and telemetry entries are kept, the latest of each; at least 1.
  public var recordLimit: Int

  /// The endings of host names that are registries, for conditions on domains.
  public var publicSuffixes: PublicSuffixList

  /// What the sandbox takes from outside.
  public var surroundings: SandboxSurroundings

  /// Makes a configuration.
  public init(
    artifact: [UInt8], client: String? = nil, organization: String? = nil, port: Int = 0,
    cluster: String? = "35", traceTokens: Set<String>? = nil, decisionInstant: Int64? = nil,
    faults: [Fault] = [], recordLimit: Int = 200,
    publicSuffixes: PublicSuffixList = PublicSuffixList(),
    surroundings: SandboxSurroundings = SandboxSurroundings()
  ) {
    self.artifact = artifact
    self.client = client
    self.organization = organization
    self.port = port
    self.cluster = cluster
    self.traceTokens = traceTokens
    self.decisionInstant = decisionInstant
    self.faults = faults
    self.recordLimit = recordLimit
    self.publicSuffixes = publicSuffixes
    self.surroundings = surroundings
  }
}
