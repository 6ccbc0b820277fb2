import DeliveryAPI
import OrderedJSON

/// What a text from the clipboard is, told from the text itself.
public enum PastedText: Hashable, Sendable {
  /// The address of a page.
  case address(String)
  /// The address of a page without its scheme.
  case addressWithoutScheme(String)
  /// A `curl` command.
  case curl(CurlCommand)
  /// JSON.
  case json(JSON)
  /// Headers of a call, each on a line of its own.
  case headers([HeaderField])
  /// Cookies as a `Cookie` header has them.
  case cookies(String)
  /// The value of the `mbox` cookie alone.
  case targetCookie(String)
  /// The value of the `AMCV_…` cookie alone.
  case visitorCookie(String)
  /// A user agent.
  case userAgent(String)

  /// Looks at a text.
  ///
  /// - Throws: `ImportProblem` when the text is broken, with the place, or is nothing of all this.
  /// - Complexity: linear in the length of the text.
  public init(reading text: String) throws(ImportProblem) {
    let text = text.trimmingWhitespace()
    guard !text.isEmpty else { throw ImportProblem("the clipboard holds no text") }
    if text.hasPrefix("curl ") || text.hasPrefix("curl.exe ") || text.hasPrefix("curl\\") {
      self = .curl(try CurlCommand(parsing: text))
    } else if text.hasPrefix("{") || text.hasPrefix("[") {
      do {
        self = .json(try JSON(parsing: text))
      } catch {
        throw ImportProblem("the JSON is broken at \(error)")
      }
    } else if AddressText(text) != nil {
      self = .address(text)
    } else if Self.isAddressWithoutScheme(text) {
      self = .addressWithoutScheme(text)
    } else if let headers = Self.headers(in: text) {
      self = .headers(headers)
    } else if text.hasPrefix("Mozilla/") {
      self = .userAgent(text)
    } else if !CookieText(text).isEmpty {
      self = .cookies(text)
    } else if text.contains(/(?:session|PC)#[^#|]+#\d+/) {
      self = .targetCookie(text)
    } else if text.contains("MCMID|") || text.contains("MCMID%7C") {
      self = .visitorCookie(text.percentDecoded)
    } else {
      throw ImportProblem("this is no URL, cookie, header, curl command or JSON")
    }
  }

  /// Whether a text is a host with a path, a port or `www.`: without them, it may be the name of a file or a parameter.
  private static func isAddressWithoutScheme(_ text: String) -> Bool {
    let shape = /(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}(:\d+)?(\/\S*)?/
    guard let match = text.wholeMatch(of: shape)?.output else { return false }
    return match.1 != nil || match.2 != nil || text.lowercased().hasPrefix("www.")
  }

  /// The headers when every line is one.
  private static func headers(in text: String) -> [HeaderField]? {
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    let headers = lines.compactMap { HeaderField(line: $0.trimmingWhitespace()) }
    // A URL has a colon too.
    let isURL = headers.contains { $0.value.hasPrefix("//") }
    return headers.count == lines.count && !isURL ? headers : nil
  }
}
