import Decisioning
import Synchronization

/// An artifact in the forms in which the sandbox serves it, and ready for decisions.
final class ServedArtifact: Sendable {
  /// The rules.
  let artifact: Artifact
  /// `rules.json`.
  let json: Representation
  /// `rules.bin`; nil when no organization is known to hide it for.
  let obfuscated: Representation?

  /// One file with its entity tag.
  final class Representation: Sendable {
    let bytes: [UInt8]
    /// The entity tag of the plain file, with its quotes.
    let entityTag: String
    /// The entity tag of the compressed file, with its quotes.
    let compressedEntityTag: String
    private let known = Mutex<[UInt8]?>(nil)

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      let fingerprint = Self.fingerprint(of: bytes)
      entityTag = "\"\(fingerprint)\""
      compressedEntityTag = "\"\(fingerprint)-gzip\""
    }

    /// The file as gzip, made when it is asked for the first time.
    var compressed: [UInt8] {
      known.withLock { known in
        if let known { return known }
        let compressed = Gzip.compress(bytes)
        known = compressed
        return compressed
      }
    }

    /// The 64-bit FNV-1a hash in hexadecimal digits.
    private static func fingerprint(of bytes: [UInt8]) -> String {
      let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  /// Reads an artifact.
  ///
  /// - Parameters:
  ///   - bytes: the JSON text or the binary form.
  ///   - organization: the organization, to decode and to make the binary form.
  init(bytes: [UInt8], organization: String?) throws(ArtifactError) {
    artifact = try Artifact(bytes: bytes, organizationID: organization ?? "")
    let text = ObfuscatedForm.decode(bytes, organization: organization ?? "") ?? bytes
    json = Representation(text)
    let organization = organization ?? artifact.meta["organizationId"]?.string
    obfuscated = organization.map { Representation(ObfuscatedForm.encode(text, organization: $0)) }
  }
}
