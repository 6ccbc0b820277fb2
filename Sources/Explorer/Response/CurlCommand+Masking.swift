import TargetClient
import Workspace

extension CurlCommand {
  /// A request as a command line for `curl`, to hand to somebody else.
  static func text(of request: HTTPRequestRecord, mask: SecretMask) -> String {
    let request = mask.handedOn(request)
    return text(
      // A URL takes no other characters than ASCII.
      method: request.method, url: request.url.replacing(Secrets.mask, with: "masked"),
      headers: request.headers.map { HeaderField(name: $0.name, value: $0.value) },
      body: String(decoding: request.body, as: UTF8.self))
  }
}
