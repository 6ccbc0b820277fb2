/// A host name split for rules: `page.domain`, `page.subdomain` and `page.topLevelDomain`.
public struct DomainName: Hashable, Sendable {
  /// The registrable domain, such as `example.co.uk`, in lower case; or the host as given if it cannot be split.
  public var domain: String
  /// The labels before the domain, without a first label `www`; empty if there are none.
  public var subdomain = ""
  /// The public suffix, such as `co.uk`; empty if the host cannot be split.
  public var topLevelDomain = ""

  /// Splits a host name.
  ///
  /// A host that is no valid name, an IP address, or outside of every suffix of the list is not split.
  public init(host: String, suffixes: PublicSuffixList) {
    domain = host
    guard Self.isName(host) else { return }
    let name = host.lowercased()
    let suffixCount = suffixes.suffixLabelCount(of: name)
    guard suffixCount > 0 else { return }
    let labels = name.split(separator: ".")
    topLevelDomain = labels.suffix(suffixCount).joined(separator: ".")
    guard labels.count > suffixCount else { return }
    domain = labels.suffix(suffixCount + 1).joined(separator: ".")
    let before = labels.dropLast(suffixCount + 1)
    subdomain = (before.first == "www" ? before.dropFirst() : before).joined(separator: ".")
  }

  /// Whether this can be a registered name: labels of 1 to 63 letters, digits, hyphens and underscores,
  /// the last of them not all digits as in an IPv4 address.
  private static func isName(_ host: String) -> Bool {
    guard !host.isEmpty, host.utf8.count <= 253 else { return false }
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    return labels.allSatisfy { label in
      1...63 ~= label.count && label.first != hyphen && label.last != hyphen
        && label.allSatisfy { $0 >= 0x80 || $0 == hyphen || UserAgentText.isWord($0.lowercased) }
    } && labels.last?.allSatisfy { (0x30...0x39).contains($0) } == false
  }
}
