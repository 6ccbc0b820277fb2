/// The binary form of an artifact, `rules.bin`, as the Node.js SDK reads it.
///
/// It begins with 40 ASCII characters: a name and version such as `ATOD:001`, and 32 characters of a key.
/// The rest is the JSON text, each byte combined by exclusive or with the bytes of the organization id
/// followed by the key, over and over. This hides the rules from a glance and is no encryption.
enum ObfuscatedArtifact {
  private static let versionStart = 5
  private static let keyStart = 8
  private static let headerLength = 40

  /// Whether bytes look like the binary form: JSON text can begin with none of these characters.
  static func isRecognized(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= headerLength, bytes[versionStart - 1] == UInt8(ascii: ":") else { return false }
    return bytes.prefix(versionStart - 1).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// The JSON text, or garbage if the organization id is not the right one.
  static func decode(_ bytes: [UInt8], organizationID: String) throws(ArtifactError) -> [UInt8] {
    guard bytes.count >= headerLength else { throw .invalidHeader }
    let version = String(decoding: bytes[versionStart..<keyStart], as: UTF8.self)
    guard Int(version) == 1 else { throw .invalidHeader }
    let key = Array(organizationID.utf8) + bytes[keyStart..<headerLength]
    var text = Array(bytes[headerLength...])
    var keyPosition = 0
    for position in text.indices {
      text[position] ^= key[keyPosition]
      keyPosition = keyPosition + 1 == key.count ? 0 : keyPosition + 1
    }
    return text
  }
}
