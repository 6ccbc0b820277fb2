import DeliveryAPI
import OrderedJSON

/// Reads what Target's servers answer.
public enum DeliveryAnswer {
  /// The document in an answer.
  ///
  /// A status of 400 and above is an error, also one that stands only in the body, as has been seen with
  /// status 200. Status 204 answers a beacon and has no body.
  ///
  /// - Throws: why the answer is none of the Delivery API, or that the server refused.
  public static func read(
    _ response: HTTPResponseRecord
  ) throws(DeliveryFailure.Cause) -> Document<DeliveryResponse> {
    if response.status == 204 { return try document([:], status: 204) }
    let json: JSON
    do throws(JSONParseError) {
      json = try JSON(parsing: response.body)
    } catch {
      throw cause(of: response, notJSON: error)
    }
    guard (200..<300).contains(response.status) else {
      throw .refused(status: response.status, message: nonEmpty(json["message"]?.string))
    }
    if let status = json["status"]?.integer, status >= 400 {
      throw .refused(status: Int(clamping: status), message: nonEmpty(json["message"]?.string))
    }
    return try document(json, status: response.status)
  }

  private static func document(
    _ json: JSON, status: Int
  ) throws(DeliveryFailure.Cause) -> Document<DeliveryResponse> {
    do throws(JSONDecodingError) {
      return try Document(json)
    } catch {
      throw .unreadable(status: status, reason: "not in the form of the Delivery API: \(error)")
    }
  }

  private static func cause(
    of response: HTTPResponseRecord, notJSON error: JSONParseError
  ) -> DeliveryFailure.Cause {
    guard (200..<300).contains(response.status) else {
      if let location = response.header("Location"), (300..<400).contains(response.status) {
        return .refused(status: response.status, message: "ask \(location) instead")
      }
      return .refused(status: response.status, message: excerpt(of: response))
    }
    if response.body.isEmpty {
      return .unreadable(status: response.status, reason: "the body is empty")
    }
    let text = excerpt(of: response).map { ": \($0)" } ?? ""
    let reason = response.isHTML ? "the body is HTML\(text)" : "the body is not JSON: \(error)"
    return .unreadable(status: response.status, reason: reason)
  }

  /// What a person would read of a body that is not JSON: the title of a page of HTML, or the beginning of
  /// a text; nil when there is nothing to read.
  static func excerpt(of response: HTTPResponseRecord) -> String? {
    let text = String(decoding: response.body.prefix(4096), as: UTF8.self)
    guard response.isHTML else { return nonEmpty(oneLine(text[...])) ?? nonEmpty(response.reason) }
    let lowercased = text.lowercased()
    guard lowercased.utf8.count == text.utf8.count,
      let start = lowercased.firstRange(of: "<title>"), let end = lowercased.firstRange(of: "</title>"),
      start.upperBound <= end.lowerBound
    else { return nonEmpty(response.reason) }
    return nonEmpty(oneLine(lowercased.sameRange(start.upperBound..<end.lowerBound, in: text)))
  }

  private static func oneLine(_ text: Substring) -> String {
    let words = text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
    return words.count > 200 ? words.prefix(200) + "…" : words
  }
}

extension HTTPResponseRecord {
  /// Whether the body is a page for people.
  fileprivate var isHTML: Bool {
    if header("Content-Type")?.lowercased().contains("html") == true { return true }
    return body.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
  }
}

extension String {
  /// The part of another text of the same length in UTF-8 that stands at a range of this one.
  fileprivate func sameRange(_ range: Range<String.Index>, in other: String) -> Substring {
    let start = utf8.distance(from: startIndex, to: range.lowerBound)
    let end = utf8.distance(from: startIndex, to: range.upperBound)
    return Substring(other.utf8.dropFirst(start).prefix(end - start))
  }
}
