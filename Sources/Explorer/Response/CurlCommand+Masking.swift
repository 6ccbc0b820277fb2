import TargetClient
import Workspace

extension CurlCommand {
  /// A request as a command line for `curl`, to hand to somebody else.
  static func text(of request: HTTPRequestRecord, mask: SecretMask) -> String {
    let request = mask.handedOn(request)
    return text(
      method: request.method, url: request.url,
      headers: request.headers.map { HeaderField(name: $0.name, value: $0.value) },
      body: String(decoding: request.body, as: UTF8.self))
  }
}
