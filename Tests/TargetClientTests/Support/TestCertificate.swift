import NIOSSL

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A certificate for this machine that nobody trusts, and its key. They protect nothing.
enum TestCertificate {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBfzCCASWgAwIBAgIBATAKBggqhkjOPQQDAjAgMR4wHAYDVQQDDBVUYXJnZXQg
    RXhwbG9yZXIgdGVzdHMwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBa
    MCAxHjAcBgNVBAMMFVRhcmdldCBFeHBsb3JlciB0ZXN0czBZMBMGByqGSM49AgEG
    CCqGSM49AwEHA0IABPYDE7kQW6B7v2/IHMIuML3hRp2XlHl42pflle1bXvVSCXFi
    Lvzlv0IwBN77hR3iNBeMJalJ/01GD7pIpaLqNWyjTjBMMA8GA1UdEwEB/wQFMAMB
    Af8wHQYDVR0OBBYEFP+r3sJfSP9xTek2npr7MVNLxrXZMBoGA1UdEQQTMBGCCWxv
    Y2FsaG9zdIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiASDwPDXn39Pk6GoFm8wfzm
    YVaXKrZnhM2x2yqGYcN3KQIhAOfeR+ayPhubGZbJM+Y+6NYA22T8UOxYDfZZIAI+
    bnqX
    -----END CERTIFICATE-----
    """

  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6seTxO4dop24T4CT
    s2BNy6wySUPzQu0UcXwJpvBsutKhRANCAAT2AxO5EFuge79vyBzCLjC94Uadl5R5
    eNqX5ZXtW171UglxYi785b9CMATe+4Ud4jQXjCWpSf9NRg+6SKWi6jVs
    -----END PRIVATE KEY-----
    """

  /// What a server needs to show the certificate.
  static func serverContext() throws -> NIOSSLContext {
    let certificates = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: certificates.map { .certificate($0) },
        privateKey: .privateKey(NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem))))
  }

  /// Runs a test with a file that has the certificate.
  static func withFile<Value>(_ test: (String) async throws -> Value) async throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
    try Data(certificate.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await test(file.path())
  }
}
