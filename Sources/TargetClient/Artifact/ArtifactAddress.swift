import DeliveryAPI

/// Where artifacts are on the network.
enum ArtifactAddress {
  /// Whether a location is a URL to download from, and not a file.
  static func isOnNetwork(_ location: String) -> Bool {
    let lowercased = location.lowercased()
    return lowercased.hasPrefix("http://") || lowercased.hasPrefix("https://")
  }

  /// The scheme and host of Adobe's CDN, or of what stands for it.
  static func cdn(_ options: TargetClientOptions) -> String {
    if let base = nonEmpty(options.cdnBasePath) {
      let trimmed = base.hasSuffix("/") ? String(base.dropLast()) : base
      return trimmed.contains("://") ? trimmed : "https://\(trimmed)"
    }
    return options.cdnEnvironment.lowercased() == "production"
      ? "https://assets.adobetarget.com" : "https://assets.staging.adobetarget.com"
  }

  /// The scheme and the host with its port of a URL.
  static func origin(of url: String) -> Substring {
    let slash = UInt8(ascii: "/")
    guard let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")),
      url.utf8[colon...].dropFirst().starts(with: [slash, slash])
    else { return url[...] }
    let authority = url.utf8.index(colon, offsetBy: 3)
    let end = url.utf8[authority...].firstIndex {
      $0 == slash || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
    return url[..<(end ?? url.endIndex)]
  }

  /// Whether a URL is that of a server on this machine.
  static func isLoopback(_ url: String) -> Bool {
    let origin = origin(of: url)
    let authority = origin.firstRange(of: "://").map { origin[$0.upperBound...] } ?? origin
    if authority.hasPrefix("[::1]") { return true }
    let host = authority.prefix { $0 != ":" }
    return host.lowercased() == "localhost" || host.hasPrefix("127.")
  }
}

extension TargetClientOptions {
  /// Where a client with these options downloads its artifact, if it does:
  /// `https://assets.adobetarget.com/{client}/{environment}/v1/[{property token}/]rules.json`.
  public var artifactURL: String {
    if let location = nonEmpty(artifactLocation), ArtifactAddress.isOnNetwork(location) { return location }
    var path = [client, nonEmpty(environment.lowercased()) ?? "production", "v1"]
    if let token = nonEmpty(propertyToken) { path.append(token) }
    path.append("rules.\(artifactFormat.rawValue)")
    return ([ArtifactAddress.cdn(self)] + path.map(\.percentEncoded)).joined(separator: "/")
  }

  /// Where a client with these options asks for places; nil when it does not.
  ///
  /// - Parameter isDownloading: whether the client downloads its artifact.
  func geoURL(isDownloading: Bool) -> String? {
    if let location = nonEmpty(geoServiceLocation) { return location }
    guard isDownloading else { return nil }
    let origin =
      ArtifactAddress.isLoopback(artifactURL)
      ? String(ArtifactAddress.origin(of: artifactURL)) : ArtifactAddress.cdn(self)
    return origin + "/v1/geo"
  }

  /// How often a client with these options looks for a new artifact; zero when it does not.
  ///
  /// As in the other SDKs it is five minutes at least, but for an artifact on this machine.
  ///
  /// - Parameter isDownloading: whether the client downloads its first artifact.
  public func effectivePollingInterval(isDownloading: Bool) -> Duration {
    let minimum = Duration.seconds(300)
    guard let interval = pollingInterval else { return isDownloading ? minimum : .zero }
    guard interval > .zero else { return .zero }
    return ArtifactAddress.isLoopback(artifactURL) ? interval : max(interval, minimum)
  }
}
