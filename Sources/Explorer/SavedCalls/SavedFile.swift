import DeliveryAPI
import OrderedJSON
import Workspace

/// A file with calls that were made elsewhere, or here before.
public struct SavedFile: Sendable {
  /// What kinds there are.
  public enum Kind: Hashable, Sendable {
    /// An answer of the Delivery API, bare or within a result as `get-offers` prints it.
    case answer
    /// A capture of HTTP calls in the HAR format.
    case capture
  }

  /// The calls in it, in their order.
  public let calls: [SavedCall]
  /// What the file holds, or why there are no calls, in a sentence.
  public let sentence: String
  /// Whether something is wrong with it.
  public let isFaulty: Bool

  /// The largest answer that is taken apart, in bytes: as values, it takes several times the memory.
  private static let largestAnswer = 64 << 20
  /// Answers up to this size, in bytes, are made a document when a pane shows them, which takes no time to speak of.
  private static let largestIndexedLater = 250_000

  /// Reads a file that is all there. It never fails: what cannot be used is told in its sentence.
  ///
  /// - Parameters:
  ///   - bytes: what the file holds.
  ///   - kind: what it is.
  ///   - name: its name, for people.
  /// - Complexity: linear in the size of the file.
  public init(_ bytes: DocumentBytes, as kind: Kind, named name: String) {
    switch kind {
    case .capture: self.init(HARCapture(bytes), named: name)
    case .answer:
      guard bytes.count <= Self.largestAnswer else {
        let size = "\(bytes.count.byteCountText), more than \(Self.largestAnswer.byteCountText)"
        self.init(unusable: "\(name) is too large to be taken apart: it has \(size)")
        return
      }
      self.init(answer: bytes, named: name)
    }
  }

  private init(answer document: DocumentBytes, named name: String) {
    let bytes = document[0..<document.count]
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      self.init(unusable: "\(name) is broken at \(error)")
      return
    }
    do {
      var answer = try SavedAnswer(json, named: name)
      if bytes.count > Self.largestIndexedLater { answer.makeDocument(of: document) }
      self.init(calls: [answer.call], sentence: answer.sentence, isFaulty: false)
    } catch {
      let place = TextPlace(of: error.path, in: bytes).map { "\($0): " } ?? ""
      self.init(unusable: "\(name) is no answer of the Delivery API: \(place)\(error)")
    }
  }

  private init(unusable sentence: String) {
    self.init(calls: [], sentence: "\(sentence). It shows as JSON only.", isFaulty: true)
  }

  private init(calls: [SavedCall], sentence: String, isFaulty: Bool) {
    self.calls = calls
    self.sentence = sentence
    self.isFaulty = isFaulty
  }

  private init(_ capture: HARCapture, named name: String) {
    let kept = capture.calls.suffix(CallHistory.mostCalls)
    var text = "\(name): \(capture.calls.count.counted("call")) to the Delivery API"
    if capture.calls.isEmpty { text = "\(name) has no call to the Delivery API (/rest/v1/delivery)" }
    if kept.count < capture.calls.count { text += ", of which the last \(kept.count) show" }
    if capture.otherCount > 0 { text += ", \(capture.otherCount.counted("other")) left out" }
    if let problem = capture.problem { text += ". It is broken at \(problem)" }
    if capture.calls.isEmpty { text += ". It shows as JSON only" }
    self.init(
      calls: kept.map { SavedCall($0, of: name) }, sentence: text + ".",
      isFaulty: capture.problem != nil || capture.calls.isEmpty)
  }
}
