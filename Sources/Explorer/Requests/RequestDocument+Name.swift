import Workspace

extension RequestDocument {
  /// The name in lists and titles.
  var shownName: String {
    if let name, !name.isEmpty { return name }
    return request.execute?.mboxes?.first?.name ?? request.prefetch?.mboxes?.first?.name ?? "request"
  }
}
