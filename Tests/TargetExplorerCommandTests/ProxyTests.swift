import TargetClient
import Testing

@testable import TargetExplorerCommand

/// The proxy of the environment.
struct ProxyTests {
  private func proxy(
    _ variables: [String: String], host: String = "acme.tt.omtrdc.net", isEncrypted: Bool = true
  ) throws -> HTTPProxy? {
    try HTTPProxy(for: host, isEncrypted: isEncrypted) { variables[$0] }
  }

  @Test(arguments: [
    "proxy.example.com:3128", "http://proxy.example.com:3128", "http://proxy.example.com:3128/",
  ])
  func `the variable of encrypted calls names it`(value: String) throws {
    let expected = HTTPProxy(host: "proxy.example.com", port: 3_128)
    #expect(try proxy(["HTTPS_PROXY": value]) == expected)
    #expect(try proxy(["https_proxy": value, "HTTPS_PROXY": "other:1"]) == expected)
    #expect(try proxy(["ALL_PROXY": value]) == expected)
    #expect(try proxy(["HTTPS_PROXY": value], isEncrypted: false) == nil)
    #expect(try proxy(["HTTP_PROXY": value], isEncrypted: false) == nil)
    #expect(try proxy(["http_proxy": value], isEncrypted: false) == expected)
    #expect(try proxy(["HTTPS_PROXY": ""]) == nil)
  }

  @Test func `a name and a password go with it`() throws {
    let found = try proxy(["HTTPS_PROXY": "http://me:p:w@proxy.example.com:3128"])
    #expect(found == HTTPProxy(host: "proxy.example.com", port: 3_128, user: "me", password: "p:w"))
  }

  @Test(arguments: [
    "acme.tt.omtrdc.net", "omtrdc.net", ".omtrdc.net", "other.example.com, *.OMTRDC.net", "*",
  ])
  func `some hosts are called directly`(list: String) throws {
    #expect(try proxy(["HTTPS_PROXY": "p:1", "NO_PROXY": list]) == nil)
  }

  @Test(arguments: ["127.0.0.1:8080", "localhost", "[::1]:80", "127.0.0.2"])
  func `this machine is called directly`(host: String) throws {
    #expect(try proxy(["HTTPS_PROXY": "p:1"], host: host) == nil)
  }

  @Test func `an ending of a host is one after a dot`() throws {
    #expect(try proxy(["HTTPS_PROXY": "p:1", "NO_PROXY": "rdc.net,,"]) != nil)
  }

  @Test(arguments: ["socks5://p:1", "p", "http://me:secret@p"])
  func `what is no proxy is told without its password`(value: String) {
    let failure = #expect(throws: CommandFailure.self) { try proxy(["HTTPS_PROXY": value]) }
    #expect(failure?.sentence.hasPrefix("HTTPS_PROXY: ") == true)
    #expect(failure?.sentence.contains("secret") == false)
  }
}
