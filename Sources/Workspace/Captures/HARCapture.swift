import OrderedJSON

/// A capture of HTTP calls in the HAR format 1.2, as browsers and proxies save them, read for its calls to the
/// Delivery API.
///
/// Only those become values: the rest of a capture, which is most of it, is passed over.
public struct HARCapture: Sendable {
  /// The calls to the Delivery API in their order.
  public private(set) var calls: [HARCall] = []
  /// How many other calls there are.
  public private(set) var otherCount = 0
  /// Why nothing was read from a place on; nil when all of it was.
  public private(set) var problem: JSONParseError?

  /// Reads a capture. Of one that is broken or cut off, the calls before the fault are kept.
  ///
  /// - Complexity: linear in the size of the text.
  public init(_ bytes: DocumentBytes) {
    do throws(JSONParseError) {
      // The ranges of the entries are found first: a cursor lends the bytes to one reader.
      try JSONCursor.read(bytes) { (cursor) throws(JSONParseError) in
        try self.readLog(&cursor, of: bytes)
      }
    } catch {
      problem = error
    }
  }

  private mutating func readLog(
    _ cursor: inout JSONCursor, of bytes: DocumentBytes
  ) throws(JSONParseError) {
    guard try cursor.next().kind == .objectStart else { return }
    while let name = try cursor.nextMember() {
      guard cursor.token(name, is: "log") else { continue }
      guard try cursor.next().kind == .objectStart else { return }
      while let name = try cursor.nextMember() {
        guard cursor.token(name, is: "entries") else { continue }
        guard try cursor.next().kind == .arrayStart else { return }
        while try cursor.nextElement() { take(entryAt: try cursor.skipValue(), of: bytes) }
      }
    }
    try cursor.finish()
  }

  private mutating func take(entryAt range: Range<Int>, of bytes: DocumentBytes) {
    guard Self.isDelivery(entryAt: range, of: bytes),
      let json = try? JSONCursor.read(
        bytes, in: range,
        { (cursor) throws(JSONParseError) in
          try cursor.readValue()
        }),
      let call = HARCall(json)
    else {
      otherCount += 1
      return
    }
    calls.append(call)
  }

  /// Whether an entry is a call to the Delivery API. What browsers ask before it, with `OPTIONS`, is none.
  private static func isDelivery(entryAt range: Range<Int>, of bytes: DocumentBytes) -> Bool {
    var url = ""
    var method = ""
    JSONCursor.read(bytes, in: range) { cursor in
      do {
        guard try cursor.next().kind == .objectStart else { return }
        while let name = try cursor.nextMember() {
          guard cursor.token(name, is: "request") else { continue }
          guard try cursor.next().kind == .objectStart else { return }
          while let name = try cursor.nextMember() {
            let isURL = cursor.token(name, is: "url")
            guard isURL || cursor.token(name, is: "method") else { continue }
            let value = try cursor.next()
            guard value.kind == .string else { return }
            if isURL { url = cursor.text(of: value) } else { method = cursor.text(of: value) }
          }
          return
        }
      } catch {
        // The entry was read once, so there is nothing wrong with it.
      }
    }
    guard method.uppercased() != "OPTIONS" else { return false }
    return AddressText(url)?.path.contains("/rest/v1/delivery") ?? false
  }
}
