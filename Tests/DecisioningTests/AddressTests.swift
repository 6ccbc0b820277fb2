import Testing

@testable import Decisioning

struct AddressVector: Sendable {
  let url: String
  let host: String
  let path: String
  var query = ""
  var fragment = ""
}

private let addressVectors = [
  AddressVector(
    url: "http://local-target-test:8080/home?fabulous=true#sosumi", host: "local-target-test", path: "/home",
    query: "fabulous=true", fragment: "sosumi"),
  AddressVector(
    url: "https://user:pw@Example.COM/Path/Sub/page.html?a=1&b=2#Frag", host: "Example.COM",
    path: "/Path/Sub/page.html", query: "a=1&b=2", fragment: "Frag"),
  AddressVector(url: "http://adobe.com", host: "adobe.com", path: ""),
  AddressVector(url: "https://example.com?x=1", host: "example.com", path: "", query: "x=1"),
  AddressVector(url: "//cdn.example.com/x", host: "cdn.example.com", path: "/x"),
  AddressVector(url: "www.example.com/path", host: "", path: "www.example.com/path"),
  AddressVector(url: "localhost:3000/", host: "", path: "3000/"),
  AddressVector(url: "/relative/path?x=1", host: "", path: "/relative/path", query: "x=1"),
  AddressVector(url: "http://[::1]:8080/a", host: "[::1]", path: "/a"),
  AddressVector(url: "", host: "", path: ""),
  AddressVector(url: "https://a.b/c?d?e#f#g", host: "a.b", path: "/c", query: "d?e", fragment: "f#g"),
  AddressVector(url: "https://a.b/x@y:z", host: "a.b", path: "/x@y:z"),
  AddressVector(url: "https://münchen.de/grüße", host: "münchen.de", path: "/grüße"),
]

private let suffixes = PublicSuffixList(
  parsing: Array(
    """
    // ===BEGIN ICANN DOMAINS===
    com
    net
    de
    jp
    kyoto.jp
    ide.kyoto.jp
    uk
    co.uk   and words after a blank are no part of the rule
    *.ck
    !www.ck
    公司.cn
    cn

    // ===BEGIN PRIVATE DOMAINS===
    us-east-1.elasticbeanstalk.com
    *.compute.example.net
    """.utf8))

struct DomainVector: Sendable {
  let host: String
  let domain: String
  var subdomain = ""
  var topLevelDomain = ""
}

private let domainVectors = [
  DomainVector(
    host: "test.wayne-enterprises.us-east-1.elasticbeanstalk.com",
    domain: "wayne-enterprises.us-east-1.elasticbeanstalk.com", subdomain: "test",
    topLevelDomain: "us-east-1.elasticbeanstalk.com"),
  DomainVector(
    host: "pied.piper.decentralized.test.hooli.com", domain: "hooli.com",
    subdomain: "pied.piper.decentralized.test",
    topLevelDomain: "com"),
  DomainVector(host: "www.town.ide.kyoto.jp", domain: "town.ide.kyoto.jp", topLevelDomain: "ide.kyoto.jp"),
  DomainVector(host: "www.a.b.c.d.foo.com", domain: "foo.com", subdomain: "a.b.c.d", topLevelDomain: "com"),
  DomainVector(host: "local-target-test", domain: "local-target-test"),
  DomainVector(host: "", domain: ""),
  DomainVector(host: "Shop.Example.COM", domain: "example.com", subdomain: "shop", topLevelDomain: "com"),
  DomainVector(
    host: "www2.example.co.uk", domain: "example.co.uk", subdomain: "www2", topLevelDomain: "co.uk"),
  DomainVector(host: "127.0.0.1", domain: "127.0.0.1"),
  DomainVector(host: "[::1]", domain: "[::1]"),
  DomainVector(host: "-bad.com", domain: "-bad.com"),
  DomainVector(host: "a..com", domain: "a..com"),
  DomainVector(host: "shop.example.unlisted", domain: "shop.example.unlisted"),
  DomainVector(host: "a.b.shop.ck", domain: "b.shop.ck", subdomain: "a", topLevelDomain: "shop.ck"),
  DomainVector(host: "a.www.ck", domain: "www.ck", subdomain: "a", topLevelDomain: "ck"),
  DomainVector(
    host: "x.1.compute.example.net", domain: "x.1.compute.example.net",
    topLevelDomain: "1.compute.example.net"),
  DomainVector(host: "a.shop.公司.cn", domain: "shop.公司.cn", subdomain: "a", topLevelDomain: "公司.cn"),
  DomainVector(host: "shop.xn--55qx5d.cn", domain: "shop.xn--55qx5d.cn", topLevelDomain: "xn--55qx5d.cn"),
  DomainVector(host: "co.uk", domain: "co.uk", topLevelDomain: "co.uk"),
]

struct AddressTests {
  @Test(arguments: addressVectors)
  func `addresses are split without being changed`(vector: AddressVector) {
    let parts = AddressComponents(vector.url)
    #expect(parts.url == vector.url)
    #expect(parts.host == vector.host)
    #expect(parts.path == vector.path)
    #expect(parts.query == vector.query)
    #expect(parts.fragment == vector.fragment)
  }

  @Test func `an address without a scheme has no host`() {
    #expect(!AddressComponents("www.example.com/path").hasHost)
    #expect(AddressComponents("https://www.example.com/path").hasHost)
  }

  @Test(arguments: domainVectors)
  func `hosts are split by the public suffix list`(vector: DomainVector) {
    let name = DomainName(host: vector.host, suffixes: suffixes)
    #expect(name.domain == vector.domain)
    #expect(name.subdomain == vector.subdomain)
    #expect(name.topLevelDomain == vector.topLevelDomain)
  }

  @Test func `without a list every host is its own domain`() {
    let name = DomainName(host: "www.example.com", suffixes: PublicSuffixList())
    #expect(name.domain == "www.example.com")
    #expect(name.topLevelDomain.isEmpty)
  }

  @Test func `a list of thousands of rules finds each of them`() {
    let rules = (0..<5000).map { "suffix\($0).com" }
    let list = PublicSuffixList(parsing: Array((rules + ["com"]).joined(separator: "\r\n").utf8))
    #expect(rules.allSatisfy { list.suffixLabelCount(of: "a." + $0) == 2 })
    #expect(list.suffixLabelCount(of: "suffix5000.com") == 1)
  }

  @Test(arguments: [
    ("bücher", "xn--bcher-kva"), ("münchen.de", "xn--mnchen-3ya.de"), ("例え.jp", "xn--r8jz45g.jp"),
    ("example.com", "example.com"), ("السعودية", "xn--mgberp4a5d4ar"), ("中国", "xn--fiqs8s"),
  ])
  func `international names have their ASCII spelling`(name: String, ascii: String) {
    #expect(Punycode.asciiName(for: name) == ascii)
  }
}
