import DeliveryAPI
import OrderedJSON

extension RequestDocument {
  /// Members inside the delivery request of the file that no request has, such as misspelt ones. They are kept in the
  /// file and are not sent. Beside the request, others may stand, as comments do.
  ///
  /// - Complexity: linear in the size of the file.
  public var unknownMembers: [JSONPath] {
    guard let written = requestPath.isRoot ? source : source?["request"],
      let request = try? DeliveryRequest(decoding: written), case .object(var known)? = try? request.encoded()
    else { return [] }
    // The session may stand here, though it is sent in the address.
    if let session = written["sessionId"] { known["sessionId"] = session }
    var unknown: [JSONPath] = []
    Self.compare(written, .object(known), at: requestPath, into: &unknown)
    return unknown
  }

  private static func compare(
    _ written: JSON, _ known: JSON, at path: JSONPath, into unknown: inout [JSONPath]
  ) {
    // What is open to any JSON, such as parameters, is known as it was written, however deep it is.
    guard written != known else { return }
    switch (written, known) {
    case (.object(let written), .object(let known)):
      for member in written where member.value != .null {
        let place = path.member(member.name)
        if let value = known[member.name] {
          compare(member.value, value, at: place, into: &unknown)
        } else {
          unknown.append(place)
        }
      }
    case (.array(let written), .array(let known)) where written.count == known.count:
      for (position, (written, known)) in zip(written, known).enumerated() {
        compare(written, known, at: path.element(position), into: &unknown)
      }
    default: break
    }
  }
}
