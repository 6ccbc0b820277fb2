import OrderedJSON
import TargetClient
import Workspace

extension CurlCommand {
  /// A request as a command line for `curl`, to hand to somebody else.
  static func text(of request: HTTPRequestRecord, mask: SecretMask) -> String {
    text(
      method: request.method, url: request.url,
      headers: request.headers.map { HeaderField(name: $0.name, value: mask.value(of: $0)) },
      body: body(of: request, mask: mask))
  }

  private static func body(of request: HTTPRequestRecord, mask: SecretMask) -> String {
    guard let json = try? JSON(parsing: request.body), mask.body(json) != json else {
      return String(decoding: request.body, as: UTF8.self)
    }
    return mask.body(json).compact
  }
}
