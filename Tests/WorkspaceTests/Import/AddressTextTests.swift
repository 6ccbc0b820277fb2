import Testing

@testable import Workspace

struct AddressTextTests {
  @Test func `a URL is split into host, path and query`() throws {
    let address = try #require(
      AddressText("HTTPS+x.1://me:pw@Shop.Example.com:8080/a/b?x=1&y&z=%20=#top?q=1"))
    #expect(address.host == "shop.example.com")
    #expect(address.path == "/a/b")
    #expect(address.queryItems.map(\.name) == ["x", "y", "z"])
    #expect(address.queryItems.map(\.value) == ["1", "", " ="])
  }

  @Test(arguments: [
    ("a://h", "h", "", 0), ("a://h?x", "h", "", 1), ("a://h#x/y?z", "h", "", 0), ("a://h/?#", "h", "/", 0),
    ("a://h//?a?b&&c", "h", "//", 2), ("a://:80/", "", "/", 0), ("a://x@", "x", "", 0),
  ])
  func `parts that are missing are empty`(text: String, host: String, path: String, items: Int) throws {
    let address = try #require(AddressText(text))
    #expect(address.host == host)
    #expect(address.path == path)
    #expect(address.queryItems.count == items)
  }

  @Test(arguments: [
    "", "://h", "1a://h", "a:/h", "a//h", "a://", "a:///p", "a://?q", "a://#f", "a b://h", "a://h /",
    "a://h/\n",
    "a://h#f f", "é://h", "a:b://h",
  ])
  func `a text without scheme and host, or with white space, is no URL`(text: String) {
    #expect(AddressText(text) == nil)
  }
}
