import Decisioning
import DeliveryAPI
import TargetClient
import TerminalUI
import Workspace

/// Addresses: the parts are those of the text, and what is an address is still one in its usual form.
func checkAddress(_ text: String) {
  let components = AddressComponents(text)
  var ending = components.path
  if !components.query.isEmpty { ending += "?" + components.query }
  if !components.fragment.isEmpty { ending += "#" + components.fragment }
  let isWhole = !text.utf8.contains(UInt8(ascii: "#")) || !components.fragment.isEmpty
  if isWhole, !components.query.isEmpty || !text.utf8.contains(UInt8(ascii: "?")) {
    expect(text.utf8.reversed().starts(with: ending.utf8.reversed()), "an address ends in its parts")
  }
  expect(!components.host.utf8.contains(UInt8(ascii: "/")), "a host has no slash")

  let suffixes = PublicSuffixList(parsing: Array("com\nco.uk\n*.ck\n!www.ck\n\(text)".utf8))
  for host in [components.host, text] {
    let name = DomainName(host: host, suffixes: suffixes)
    expect(host.lowercased().hasSuffix(name.domain.lowercased()), "a host ends in its domain")
    expect(name.domain.lowercased().hasSuffix(name.topLevelDomain), "and that in its suffix")
  }
  if let address = InternetAddress(text) {
    expect(InternetAddress(address.description) == address, "an IP address reads back")
  }
  _ = (EdgeCluster.inHost(text), EdgeCluster.inDeviceId(text), DecisionInstant(text))
  for format in formats {
    _ = format.matches(text)
  }
}

private let formats: [TextFormat] = [
  .notBlank, .deviceId, .internetAddress, .supplementalDataId, .dateTime, .withoutProfilePrefix,
  .mboxNameCharacters, .unreservedMboxName, .sessionIdCharacters, .urlWithScheme, .upperCase,
]

/// User agents and client hints: a known name and a sensible version, whatever the text.
func checkUserAgent(_ text: String) {
  let names = ["chrome", "firefox", "safari", "mobile safari", "edge", "ie", "unknown"]
  for browser in [DetectedBrowser(userAgent: text), DetectedBrowser(clientHint: text) ?? .unknown] {
    expect(names.contains(browser.name), "a browser has a known name")
    expect(browser.majorVersion >= -1, "a version is a number or unknown")
  }
  let platforms = ["windows", "mac", "linux", "iOS", "Android", "Unix", "unknown"]
  expect(platforms.contains(DetectedPlatform.name(userAgent: text)), "a platform has a known name")
  expect(
    DetectedPlatform.name(clientHint: text).utf8.count <= max(7, text.utf8.count), "a hint is not added to")
}

/// Cookies, at a time that the first eight bytes tell.
func checkCookies(_ input: [UInt8]) {
  let now = Int64(bitPattern: input.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  let text = String(decoding: input.dropFirst(8), as: UTF8.self)
  let cookie = TargetCookie(parsing: text)
  expect(TargetCookie(parsing: cookie.text) == cookie, "the mbox cookie reads back")
  expect(cookie.text.utf8.allSatisfy { 0x21...0x7E ~= $0 }, "it can be put into a header")
  expect((cookie.cookie(at: now)?.maxAge ?? 0) >= 0, "it lives for some time")
  let isKnown = cookie.sessionId(at: now) != nil || cookie.deviceId(at: now) != nil
  expect(!isKnown || !cookie.entries.isEmpty, "ids come from entries")

  let renewed = TargetCookie(sessionId: text, deviceId: text, at: now)
  expect(TargetCookie(parsing: renewed.text) == renewed, "a new cookie reads back")
  expect(text.isEmpty || renewed.sessionId(at: now) == text, "a new cookie holds its session")
  expect((renewed.cookie(at: now)?.maxAge ?? 0) >= 0, "and can be handed out")

  let visitor = Visitor(VisitorCookie(parsing: text), at: now)
  expect(visitor.marketingCloudVisitorId?.isEmpty != true, "an id is not empty")
}

/// What is shown of any text is safe for a terminal and as wide as it says; the first byte tells the columns.
func checkDisplayText(_ input: [UInt8]) {
  let columns = Int(input.first ?? 0) % 64
  let text = String(decoding: input.dropFirst(), as: UTF8.self)
  var width = 0
  for piece in DisplayText(text) {
    expect(1...2 ~= piece.columns, "a piece takes one or two columns")
    expect(piece.character.unicodeScalars.count <= 4, "a cell can hold a piece")
    expect(piece.character.unicodeScalars.allSatisfy(isSafe), "no piece can act on a terminal")
    width += piece.columns
  }
  expect(DisplayText.columns(of: text) == width, "a text is as wide as its pieces")
  expect(DisplayText.safe(text).unicodeScalars.allSatisfy(isSafe), "a safe text is safe")
  expect(DisplayText.columns(of: DisplayText.safe(text)) == width, "a safe text is as wide as the text")

  for place in [Truncation.start, .middle, .end] {
    let cut = DisplayText.truncated(text, to: columns, at: place)
    expect(DisplayText.columns(of: cut) <= columns, "a cut text fits")
    let line = StyledLine(text, .plain).truncated(to: columns, at: place)
    expect(line.columns <= columns, "a cut line fits")
  }
  expect(DisplayText.columns(of: DisplayText.padded(text, to: columns)) == columns, "padding fills")
  var lines = 0
  for line in DisplayText.wrapped(text, columns: columns) {
    let taken = DisplayText.columns(of: line)
    expect(taken <= max(1, columns) || line.count == 1 || line.hasSuffix(" "), "a wrapped line fits")
    lines += 1
  }
  expect(StyledLine(text).wrapped(to: columns).count == lines, "styled text wraps like plain text")
}

private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0x20, !(0x7F...0x9F ~= scalar.value) else { return false }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
    return false
  default: return !scalar.properties.isBidiControl && !scalar.properties.isDefaultIgnorableCodePoint
  }
}
