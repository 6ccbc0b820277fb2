/// Answers the content delivery network's part of on-device decisioning: the artifact's files.
struct ArtifactEndpoint: Sendable {
  let artifact: ServedArtifact
  let account: ServedAccount

  /// Answers a call whose path is `{client}/{environment}/v1/[{property}/]{file}`.
  ///
  /// The environment and the property may be any: the rules of the artifact tell which properties they are
  /// restricted to.
  func answer(_ call: EdgeCall) -> EdgeAnswer {
    var finding = CallFinding(client: call.path.first, summary: call.path.last ?? "")
    guard call.path.first == account.client else {
      finding.summary = "another client"
      return .error(403, "There is no artifact of client \"\(call.path.first ?? "")\" here", finding: finding)
    }
    let isObfuscated = call.path.last == "rules.bin"
    guard let file = isObfuscated ? artifact.obfuscated : artifact.json else {
      return .error(
        404, "rules.bin needs an organization: start the sandbox with --organization", finding: finding)
    }
    return answer(
      call, with: file, type: isObfuscated ? "application/octet-stream" : "application/json", finding)
  }

  private func answer(
    _ call: EdgeCall, with file: ServedArtifact.Representation, type: String, _ finding: CallFinding
  ) -> EdgeAnswer {
    let isCompressed = Gzip.isAccepted(by: call.headers["accept-encoding"])
    var headers = [
      ("etag", isCompressed ? file.compressedEntityTag : file.entityTag),
      ("cache-control", "max-age=60"), ("vary", "Accept-Encoding"),
    ]
    headers += GeoTable.place(of: call.forwardedAddress).fields.map { ($0.name, $0.value) }
    if file.isKnown(by: call.headers["if-none-match"]) {
      return EdgeAnswer(status: 304, headers: headers, finding: finding)
    }
    headers.append(("content-type", type))
    guard isCompressed else {
      return EdgeAnswer(status: 200, headers: headers, body: file.bytes, finding: finding)
    }
    headers.append(("content-encoding", "gzip"))
    return EdgeAnswer(
      status: 200, headers: headers, body: file.bytes, compressedBody: file.compressed, finding: finding)
  }
}

extension ServedArtifact.Representation {
  /// Whether a header `If-None-Match` names the file.
  fileprivate func isKnown(by header: String?) -> Bool {
    guard let header else { return false }
    return header.split(separator: ",").contains { entry in
      var tag = String(entry.filter { !$0.isWhitespace })
      if tag.hasPrefix("W/") { tag.removeFirst(2) }
      return tag == "*" || tag == entityTag || tag == compressedEntityTag
    }
  }
}
