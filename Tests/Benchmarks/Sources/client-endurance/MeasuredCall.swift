import DeliveryAPI
import EdgeSandbox
import Foundation
import TargetClient
import Workspace

/// The call that is measured, and the clients that make it.
struct MeasuredCall {
  let options: GetOffersOptions

  /// Reads the request from a file. Traces are left out: nobody asks for them in production.
  init(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    let document = try RequestDocument(parsing: bytes, source: file)
    var request = document.request
    request.trace = nil
    options = GetOffersOptions(
      request: request, sessionId: document.sessionId, targetCookie: document.targetCookie)
  }

  /// A client of the edge that tries once.
  func client(
    of address: SandboxAddress, _ change: (inout TargetClientOptions) -> Void = { _ in }
  ) throws -> TargetClient {
    var options = TargetClientOptions(
      client: "acmeclient", organizationId: "0DD9AB8C5E0F1A2B0A495C7E@AdobeOrg", timeout: .seconds(10),
      maximumRetries: 0, serverDomain: address.serverDomain, pinServerDomain: true, secure: false)
    change(&options)
    return try TargetClient.create(options)
  }
}
