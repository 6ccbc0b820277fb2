import Hummingbird
import NIOCore

/// The connection ends on purpose.
private struct ConnectionCut: Error {}

extension Response {
  /// How many pieces a slow body comes in.
  private static let pieceCount = 16

  /// The HTTP response that sends an answer.
  init(
    _ answer: EdgeAnswer, manner: FaultyAnswer.Manner,
    wait: @escaping @Sendable (Duration) async throws -> Void
  ) {
    var fields = HTTPFields()
    for (name, value) in answer.headers {
      if let name = HTTPFields.Element.Name(name) { fields[name] = value }
    }
    let bytes = answer.compressedBody ?? answer.body
    self.init(
      status: HTTPResponse.Status(code: answer.status), headers: fields,
      body: Self.body(bytes, manner: manner, wait: wait))
    // A body of no bytes must not be announced where HTTP allows none.
    if answer.status == 204 || answer.status == 304 { headers[.contentLength] = nil }
  }

  private static func body(
    _ bytes: [UInt8], manner: FaultyAnswer.Manner,
    wait: @escaping @Sendable (Duration) async throws -> Void
  ) -> ResponseBody {
    switch manner {
    case .whole, .reset:
      return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    case .slowly(let pause):
      let pieceLength = max(1, (bytes.count + pieceCount - 1) / pieceCount)
      return ResponseBody(contentLength: bytes.count) { writer in
        for start in stride(from: 0, to: bytes.count, by: pieceLength) {
          if start > 0 { try await wait(.milliseconds(pause)) }
          let piece = bytes[start..<min(start + pieceLength, bytes.count)]
          try await writer.write(ByteBuffer(bytes: piece))
        }
        try await writer.finish(nil)
      }
    case .cut:
      return ResponseBody(contentLength: bytes.count) { writer in
        try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
        throw ConnectionCut()
      }
    }
  }
}
