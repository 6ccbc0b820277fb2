/// The form in which `rules.bin` hides the text of an artifact from a glance, as the Node.js SDK reads it.
///
/// A header of 40 ASCII characters, `ATOD:001` and 32 characters of a key, then the text, each byte combined
/// by exclusive or with the bytes of the organization id followed by the key.
struct ObfuscatedForm {
  private static let prefix = Array("ATOD:001".utf8)
  private static let headerLength = 40
  /// The key of every artifact that the sandbox writes; its characters are of no meaning.
  private static let key = Array("sandbox-key-0123456789abcdefghij".utf8)

  /// Hides a text.
  static func encode(_ text: [UInt8], organization: String) -> [UInt8] {
    prefix + key + combine(text[...], with: Array(organization.utf8) + key)
  }

  /// The text that a file hides, or nil when it has not this form.
  static func decode(_ bytes: [UInt8], organization: String) -> [UInt8]? {
    guard bytes.count >= headerLength, bytes.starts(with: prefix) else { return nil }
    let key = Array(organization.utf8) + bytes[prefix.count..<headerLength]
    return combine(bytes[headerLength...], with: key)
  }

  private static func combine(_ text: ArraySlice<UInt8>, with key: [UInt8]) -> [UInt8] {
    zip(text, text.indices).map { byte, index in byte ^ key[(index - text.startIndex) % key.count] }
  }
}
