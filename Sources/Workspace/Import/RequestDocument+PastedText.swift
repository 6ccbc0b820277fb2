import DeliveryAPI
import OrderedJSON

extension PastedText {
  /// Whether this is a delivery request, or a call with one, and not only a part that a request may have.
  public var isWholeRequest: Bool {
    switch self {
    case .curl(let command): command.body?.hasPrefix("{") == true
    case .json(let json): json.object.map(RequestDocument.isRequest) ?? false
    default: false
    }
  }

  /// The organization of the visitor cookie in it, such as `0123456789ABCDEF@AdobeOrg`; nil when there is none, or it
  /// does not say.
  public var visitorOrganization: String? {
    let cookies: [String] =
      switch self {
      case .cookies(let text): [text]
      case .headers(let headers): headers.filter { $0.name.lowercased() == "cookie" }.map(\.value)
      case .curl(let command): command.headers.filter { $0.name.lowercased() == "cookie" }.map(\.value)
      default: []
      }
    return cookies.lazy.compactMap { CookieText($0).organization }.last
  }
}

extension RequestDocument {
  /// Takes over what was pasted.
  ///
  /// - Returns: what became of it, in a sentence.
  /// - Throws: `ImportProblem` when it is no request; the document stays as it was.
  public mutating func take(_ pasted: PastedText) throws(ImportProblem) -> String {
    switch pasted {
    case .address(let text): return take(address: text)
    case .addressWithoutScheme(let text):
      return take(address: "https://" + text) + " It had no scheme, so https:// stands before it."
    case .curl(let command): return try take(command)
    case .json(.object(let mbox)) where Self.isMbox(mbox): return try add(mbox: mbox)
    case .json(let json):
      try replace(with: json)
      return "The request was replaced by the pasted one."
    case .headers(let headers): return try Self.sentence(taken: take(headers))
    case .cookies(let text): return try Self.sentence(taken: take(CookieText(text)))
    case .targetCookie(let text):
      targetCookie = text
      return "Set the mbox cookie."
    case .visitorCookie(let text):
      return try Self.sentence(taken: take(CookieText("AMCV_=" + text)))
    case .userAgent(let text):
      changeContext { $0.userAgent = text }
      return "Set the user agent."
    }
  }

  private static func sentence(taken: [String]) throws(ImportProblem) -> String {
    guard let last = taken.last else {
      throw ImportProblem("there is nothing in it that a request could use")
    }
    return "Set " + (taken.count == 1 ? last : taken.dropLast().joined(separator: ", ") + " and " + last)
      + "."
  }

  private mutating func changeContext(_ change: (inout Context) -> Void) {
    var context = request.context ?? Context(channel: .web)
    change(&context)
    request.context = context
  }

  // MARK: Addresses

  private mutating func take(address text: String) -> String {
    changeContext { context in
      var address = context.address ?? Address()
      address.url = text
      context.address = address
    }
    guard let address = AddressText(text), let qaMode = QAMode(link: address) else {
      return "Set the page URL."
    }
    request.qaMode = qaMode
    return "Set the page URL, and QA mode from its preview link."
  }

  // MARK: JSON

  /// Whether an object is a delivery request, or a document with one.
  public static func isRequest(_ object: JSONObject) -> Bool {
    let parts = ["request", "context", "execute", "prefetch", "id", "property", "trace"]
    return parts.contains { object[$0]?.object != nil } || object["notifications"]?.array != nil
  }

  /// Whether an object is an mbox of a request, as it stands in `execute.mboxes`: members of other kinds are parameters
  /// that happen to be called so.
  public static func isMbox(_ object: JSONObject) -> Bool {
    object["name"]?.string != nil
      && object.allSatisfy { member in
        switch member.name {
        case "name": member.value.string != nil
        case "index": member.value.number != nil
        case "parameters", "profileParameters", "order", "product", "address": member.value.object != nil
        default: false
        }
      }
  }

  /// Adds an mbox to those that are shown now. An index that is taken, or missing, becomes the next free one.
  private mutating func add(mbox object: JSONObject) throws(ImportProblem) -> String {
    var mbox: MboxRequest
    do {
      mbox = try OrderedJSONDecoder().decode(MboxRequest.self, from: .object(object))
    } catch {
      throw ImportProblem("the pasted mbox is none: \(error)")
    }
    var execute = request.execute ?? ExecuteRequest()
    let indexes = execute.mboxes?.compactMap(\.index) ?? []
    if mbox.index.map(indexes.contains) ?? !indexes.isEmpty, let highest = indexes.max(), highest < Int32.max
    {
      mbox.index = highest + 1
    }
    execute.mboxes = (execute.mboxes ?? []) + [mbox]
    request.execute = execute
    return "Added the mbox \(mbox.name)."
  }

  /// Replaces the request. A bare one leaves the options of the call as they are; the name stays when the new
  /// one has none.
  mutating func replace(with json: JSON) throws(ImportProblem) {
    guard let object = json.object else {
      throw ImportProblem("\(json.kindWithArticle) is no request: one is an object with context, execute …")
    }
    guard Self.isRequest(object) else {
      let names = object.prefix(3).map(\.name).joined(separator: ", ")
      throw ImportProblem("this object is no request: " + (names.isEmpty ? "it is empty" : "it has \(names)"))
    }
    do {
      var pasted = try RequestDocument(parsing: json.compactBytes, source: "the pasted text")
      if pasted.requestPath.isRoot {
        takeRequest(of: pasted)
        sessionId = pasted.sessionId ?? sessionId
        return
      }
      pasted.name = pasted.name ?? name
      pasted.description = pasted.description ?? description
      self = pasted
    } catch {
      throw ImportProblem(error.problem)
    }
  }

  // MARK: Curl

  private mutating func take(_ command: CurlCommand) throws(ImportProblem) -> String {
    let address = AddressText(command.url) ?? AddressText("https://" + command.url)
    guard let address else { throw ImportProblem("the curl command has no URL that can be read") }
    let cookies = command.headers.filter { $0.name.lowercased() == "cookie" }
    guard let body = command.body, address.path.contains("/delivery") || body.hasPrefix("{") else {
      let page = take(address: address.text)
      let taken = take(command.headers)
      return taken.isEmpty ? page : "\(page) \(try Self.sentence(taken: taken))"
    }
    let json: JSON
    do {
      json = try JSON(parsing: body)
    } catch {
      throw ImportProblem("the body of the curl command is broken JSON at \(error)")
    }
    try replace(with: json)
    let taken = ["the request"] + take(callTo: address, cookies: cookies.map(\.value))
    let sentence = try Self.sentence(taken: taken)
    let client = address.queryValue("client") ?? address.queryValue("imsOrgId")
    return sentence + (client.map { " It was a call of \($0)." } ?? "") + unreadUserAgent(command)
  }

  /// Takes over what the address of a call to the Delivery API and its cookies say beside the request.
  ///
  /// - Returns: what was taken over, each in a few words.
  mutating func take(callTo address: AddressText, cookies: [String]) -> [String] {
    var taken: [String] = []
    if let session = address.queryValue("sessionId"), !session.isEmpty {
      sessionId = session
      taken.append("the session id")
    }
    if let cluster = address.host.wholeMatch(of: /mboxedge(\d+)\..*/)?.output.1 {
      targetLocationHint = String(cluster)
      taken.append("the location hint")
    }
    for cookie in cookies { taken += take(CookieText(cookie)) }
    return taken
  }

  /// Tells that a header is left out that a browser sends and Target does not read: only the context counts.
  private func unreadUserAgent(_ command: CurlCommand) -> String {
    guard request.context?.userAgent == nil,
      command.headers.contains(where: { $0.name.lowercased() == "user-agent" })
    else { return "" }
    return " Its User-Agent header is left out, as Target reads context.userAgent alone."
  }

  // MARK: Headers and cookies

  /// Takes over what headers of a page's call say of the visitor.
  ///
  /// - Returns: what was taken over, each in a few words.
  private mutating func take(_ headers: [HeaderField]) -> [String] {
    var taken: [String] = []
    var hints = request.context?.clientHints ?? ClientHints()
    let before = hints
    for header in headers {
      let value = header.value
      switch header.name.lowercased() {
      case "cookie": taken += take(CookieText(value))
      case "user-agent":
        changeContext { $0.userAgent = value }
        taken.append("the user agent")
      case "referer":
        changeContext { context in
          context.address = Address(url: context.address?.url, referringUrl: value)
        }
        taken.append("the referring URL")
      case "accept-language":
        changeContext { context in
          var browser = context.browser ?? Browser()
          browser.language = value
          context.browser = browser
        }
        taken.append("the language")
      default: hints.take(header)
      }
    }
    if hints != before {
      changeContext { $0.clientHints = hints }
      taken.append("client hints")
    }
    return taken
  }

  private mutating func take(_ cookies: CookieText) -> [String] {
    var taken: [String] = []
    if let cookie = cookies.targetCookie {
      targetCookie = cookie
      taken.append("the mbox cookie")
    }
    if let hint = cookies.locationHint {
      targetLocationHint = hint
      taken.append("the location hint")
    }
    if let cookie = cookies.visitorCookie {
      visitorCookie = cookie
      taken.append(
        cookies.experienceCloudId == nil ? "the visitor cookie" : "the visitor cookie with its ECID")
    }
    return taken
  }
}

extension ClientHints {
  /// Takes over a `Sec-CH-UA` header; the quotes of single values are left out.
  fileprivate mutating func take(_ header: HeaderField) {
    let isQuoted = header.value.count >= 2 && header.value.hasPrefix("\"") && header.value.hasSuffix("\"")
    let bare = isQuoted ? String(header.value.dropFirst().dropLast()) : header.value
    switch header.name.lowercased() {
    case "sec-ch-ua": browserUAWithMajorVersion = header.value
    case "sec-ch-ua-full-version-list": browserUAWithFullVersion = header.value
    case "sec-ch-ua-mobile": mobile = header.value == "?1"
    case "sec-ch-ua-model": model = bare
    case "sec-ch-ua-platform": platform = bare
    case "sec-ch-ua-platform-version": platformVersion = bare
    case "sec-ch-ua-arch": architecture = bare
    case "sec-ch-ua-bitness": bitness = bare
    default: break
    }
  }
}

extension QAMode {
  /// What the query of a QA link says; nil for any other URL.
  fileprivate init?(link: AddressText) {
    guard let token = link.queryValue("at_preview_token"), !token.isEmpty else { return nil }
    self.init(token: token)
    listedActivitiesOnly = link.queryValue("at_preview_listed_activities_only").map { $0 == "true" }
    evaluateAsTrueAudienceIds = Self.ids(link.queryValue("at_preview_evaluate_as_true_audience_ids"))
    evaluateAsFalseAudienceIds = Self.ids(link.queryValue("at_preview_evaluate_as_false_audience_ids"))
    let indexes = link.queryItems.filter { $0.name == "at_preview_index" }.compactMap {
      PreviewIndex($0.value)
    }
    previewIndexes = indexes.isEmpty ? nil : indexes
  }

  private static func ids(_ list: String?) -> [Int64]? {
    list.map { $0.split(separator: ",").compactMap { Int64($0) } }
  }
}

extension PreviewIndex {
  /// Reads `2` or `2_1`: the activity, and its experience.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "_").map { Int($0) }
    guard let first = parts.first, let activity = first else { return nil }
    self.init(activityIndex: activity, experienceIndex: parts.count > 1 ? parts[1] : nil)
  }
}
