/// The number of the edge cluster that keeps a visitor's profile, such as `28`.
public enum EdgeCluster {
  /// The name of the cookie that carries the number between calls.
  public static let cookieName = "mboxEdgeCluster"

  /// How long that cookie is kept, in seconds.
  public static let cookieLifetime: Int64 = 1860

  /// The cluster in a device id (`tntId`): `28` in `338e3c1e51f7416a8e1ccba4f81acea0.28_0`.
  public static func inDeviceId(_ deviceId: String) -> String? {
    let parts = deviceId.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let hint = parts[1].split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard hint.count == 2, !hint[0].isEmpty else { return nil }
    return number(String(Substring(hint[0])))
  }

  /// The cluster in the host that answered: `28` in `mboxedge28.tt.omtrdc.net`.
  public static func inHost(_ edgeHost: String) -> String? {
    let parts = edgeHost.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let name = String(Substring(parts[0]))
    return name.hasPrefix("mboxedge") ? number(String(name.dropFirst("mboxedge".count))) : nil
  }

  /// A text that is the number of a cluster, one to four digits; nil for any other. Numbers come from cookies, which
  /// anybody can write, and become part of the host that is asked.
  static func number(_ text: String?) -> String? {
    guard let text, (1...4).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return text
  }
}
