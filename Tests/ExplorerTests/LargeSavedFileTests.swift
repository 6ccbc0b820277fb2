import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Files with answers that are so large that they are read, or taken apart, while something shows.
struct LargeSavedFileTests {
  private let answer = SampleFiles.answer

  /// The sample, with so much content that its document is made away from the screen.
  private var largeAnswer: JSON {
    guard case .object(var members) = answer else { return answer }
    members["filler"] = .string(String(repeating: "word ", count: 60_000))
    return .object(members)
  }

  @Test func `a large answer shows as it stands in its file`() throws {
    let bytes = DocumentBytes(largeAnswer.prettyBytes(indent: 2))
    let file = SavedFile(bytes, as: .answer, named: "answer.json")
    #expect(file.calls.first?.facts.document?.bytes == bytes)
    var driver = ExplorerDriver.opening((largeAnswer, .answer, "answer.json"))
    #expect(driver.text(of: .response).contains("experience Free"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("clientCode: \"acmeclient\""))
    driver.open(.json)
    #expect(driver.text(of: .response).contains("requestId: \"r-1\""))
  }

  @Test func `of a large result the answer shows`() throws {
    let result: JSON = ["meta": ["decisioningMethod": "server-side"], "response": largeAnswer]
    var driver = ExplorerDriver.opening((result, .answer, "result.json"))
    driver.open(.json)
    #expect(driver.text(of: .response).contains("requestId: \"r-1\""))
    #expect(!driver.text(of: .response).contains("meta:"))
    driver.open(.trace)
    #expect(driver.text(of: .response).contains("clientCode: \"acmeclient\""))
  }

  @Test func `a file that is read while it shows gives way to its calls`() throws {
    var driver = ExplorerDriver([], columns: 120, rows: 40)
    let bytes = DocumentBytes(answer.compactBytes)
    driver.show(JSONDocument(answer.compactBytes), named: "big.json", isProvisional: true)
    #expect(driver.screen.contains("requestId"))
    driver.take(SavedFile(bytes, as: .answer, named: "big.json"))
    #expect(driver.text(of: .response).contains("file big.json"))
    #expect(driver.shows(.requests))
    #expect(driver.rows(of: .requests).first?.contains("▸ big.json") == true)
    #expect(driver.state.requests.documents.count == 1)
  }

  @Test func `calls of another file leave a document where it is`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(JSONDocument(Array("[1]".utf8)), named: "data.json")
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    #expect(driver.text(of: .response).contains("file big.json"))
    driver.press(.alternate("r"), "k", .enter)
    #expect(driver.screen.contains("data.json: [1]"))
  }

  /// A document of which only the beginning is there, and the rest of it.
  private func halfRead(_ text: [UInt8]) -> (document: JSONDocument, rest: JSONIndex.Part) {
    let bytes = DocumentBytes(capacity: text.count)
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    for end in [text.count / 2, text.count] {
      bytes.append(upTo: end - bytes.count) { room in
        room.copyBytes(from: text[bytes.count..<bytes.count + room.count])
        return room.count
      }
      let part = indexer.read(isWhole: end == text.count)
      if end == text.count { return (document, part) }
      document.append(part)
    }
    return (document, indexer.read(isWhole: true))
  }

  @Test func `what is still read of a file stays out of an answer that shows instead`() async throws {
    let (document, rest) = halfRead(
      JSON.array((0..<500).map { ["line": .string("of file \($0)")] }).compactBytes)
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(document, named: "data.json")
    driver.press(.alternate("r"), "k")
    await driver.send()
    driver.open(.json)
    let answer = driver.screen
    driver.read(rest)
    #expect(driver.screen == answer)
  }

  @Test func `calls of a file do not take away an answer that shows instead of it`() async throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.show(JSONDocument(answer.compactBytes), named: "big.json", isProvisional: true)
    driver.press(.alternate("r"), "k")
    await driver.send()
    let isAnswered = driver.state.response.record != nil
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    driver.press(.alternate("r"), "k")
    #expect(isAnswered)
    #expect(driver.state.response.record != nil)
  }

  @Test func `what is still read of a file goes with its request`() throws {
    let (document, rest) = halfRead(
      JSON.array((0..<500).map { ["line": .string("of file \($0)")] }).compactBytes)
    var driver = ExplorerDriver([.hero, .cart], columns: 120, rows: 40)
    driver.show(document, named: "data.json")
    driver.press(.alternate("r"), "d", "y")
    let screen = driver.screen
    #expect(!screen.contains("data.json"))
    driver.read(rest)
    #expect(driver.screen == screen)
  }

  @Test func `calls of a file wait in the list for somebody who types`() throws {
    var driver = ExplorerDriver([.hero], columns: 120, rows: 40)
    driver.press(.alternate("f"))
    driver.select("URL")
    driver.press(.enter, .control("u"))
    driver.type("https://a.ex")
    driver.take(SavedFile(DocumentBytes(answer.compactBytes), as: .answer, named: "big.json"))
    driver.type("ample/")
    driver.press(.enter)
    #expect(driver.document.request.context?.address?.url == "https://a.example/")
    #expect(driver.text(of: .requests).contains("big.json"))
    driver.press(.alternate("r"), "j")
    #expect(driver.text(of: .response).contains("file big.json"))
  }
}
