import DeliveryAPI
import OrderedJSON
import Workspace

extension RequestFlags {
  /// Adds what was given to a request.
  func apply(to document: inout RequestDocument) throws(CommandFailure) {
    try addMboxes(to: &document.request)
    addContext(to: &document.request)
    addVisitor(to: &document.request)
    if let sessionId { document.sessionId = sessionId }
    if let targetCookie { document.targetCookie = targetCookie }
    if trace, document.request.trace == nil { document.request.trace = TraceRequest() }
  }

  private func addMboxes(to request: inout DeliveryRequest) throws(CommandFailure) {
    var parameters = JSONObject()
    for text in parameter {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw .badUsage("--parameter \(text): expected name=value")
      }
      parameters.append(String(text[..<equals]), .string(String(text[text.index(after: equals)...])))
    }
    guard !mbox.isEmpty else {
      if parameter.isEmpty { return }
      throw .badUsage("--parameter needs an mbox to belong to: add --mbox.")
    }
    var mboxes = request.execute?.mboxes ?? []
    for name in mbox {
      mboxes.append(
        MboxRequest(name: name, index: mboxes.count + 1, parameters: parameters.isEmpty ? nil : parameters))
    }
    var execute = request.execute ?? ExecuteRequest()
    execute.mboxes = mboxes
    request.execute = execute
  }

  private func addContext(to request: inout DeliveryRequest) {
    var context = request.context ?? Context(channel: .web)
    if url != nil || referringURL != nil {
      var address = context.address ?? Address()
      address.url = url ?? address.url
      address.referringUrl = referringURL ?? address.referringUrl
      context.address = address
    }
    context.userAgent = userAgent ?? context.userAgent
    request.context = context
  }

  private func addVisitor(to request: inout DeliveryRequest) {
    guard tntId != nil || ecid != nil || thirdPartyId != nil else { return }
    var id = request.id ?? VisitorId()
    id.tntId = tntId ?? id.tntId
    id.marketingCloudVisitorId = ecid ?? id.marketingCloudVisitorId
    id.thirdPartyId = thirdPartyId ?? id.thirdPartyId
    request.id = id
  }
}
