import DeliveryAPI
import OrderedJSON
import Workspace

/// A request file is refused with a message, or validated, written and read again.
func checkRequest(_ input: [UInt8]) {
  let document: RequestDocument
  do {
    document = try RequestDocument(parsing: input, source: "input")
  } catch {
    expect(!"\(error)".isEmpty, "a fault has a message")
    return
  }
  for problem in document.validate() {
    expect(!"\(problem)".isEmpty, "a problem has a text")
    expect(JSONPath(problem.path.description) == problem.path, "the place of a problem reads back")
  }
  guard let json = try? document.json() else { return expect(false, "a document can be written") }
  let again = try? RequestDocument(parsing: json.compactBytes, source: "input")
  expect((try? again?.json()) == json, "a document survives writing and reading")
  checkDocument(json["request"] ?? nil, as: DeliveryRequest.self)
  checkRevision(of: input)
}

/// A response of a server is refused or read, and nothing that is known gets lost.
func checkResponse(_ input: [UInt8]) {
  guard let json = try? JSON(parsing: input) else { return }
  checkDocument(json, as: DeliveryResponse.self)
}

private func checkDocument<Value: JSONCoded & Hashable & Sendable>(_ json: JSON, as type: Value.Type) {
  do {
    let document = try Document(json, as: type)
    let written = try Document(document.value)
    let again = try Document(written.json, as: type)
    expect(again.value == document.value, "a value survives writing and reading")
    expect(again.json == written.json, "writing is stable")
    expect(try document.revised(to: document.value) == document, "without a change, every letter stays")
  } catch let error as JSONDecodingError {
    expect(!"\(error)".isEmpty, "a fault has a message")
  } catch {
    expect(false, "what was read can be written: \(error)")
  }
}

/// Changing a known part changes that part only.
private func checkRevision(of input: [UInt8]) {
  guard let json = try? JSON(parsing: input),
    let document = try? Document(json["request"] ?? json, as: DeliveryRequest.self)
  else { return }
  var changed = document.value
  changed.requestId = "changed"
  changed.execute?.mboxes?.append(MboxRequest(name: "added"))
  changed.prefetch = nil
  guard let revised = try? document.revised(to: changed) else {
    return expect(false, "a request can be revised")
  }
  expect(revised.json["prefetch"]?.isNull ?? true, "what was removed is gone")
  expect((try? Document(revised.json, as: DeliveryRequest.self))?.value == changed, "a revision reads back")
}
