/// What the sandbox serves.
public enum EdgeEndpoint: String, CaseIterable, Hashable, Sendable {
  /// `POST /rest/v1/delivery`, the Delivery API.
  case delivery
  /// `GET /{client}/{environment}/v1/rules.json` and `rules.bin`, as the content delivery network of
  /// on-device decisioning has them.
  case artifact
  /// `GET /v1/geo`, the geo service of the content delivery network.
  case geo
  /// `GET /` and `GET /status.json`, what the sandbox tells about itself.
  case status
  /// `GET`, `POST` and `DELETE /faults`, the faults in force.
  case faults
  /// Anything else.
  case unknown

  /// Whether faults can be put in force for it: what stands for Adobe's servers, not the sandbox's own
  /// pages.
  public var canFail: Bool {
    switch self {
    case .delivery, .artifact, .geo: true
    case .status, .faults, .unknown: false
    }
  }
}
