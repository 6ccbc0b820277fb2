import Foundation

/// Programs that were built together with the tests.
public enum BuiltProgram {
  /// The path of a program of this package. On Linux it lies beside the one that runs the tests.
  public static func path(_ name: String) -> String {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent(name).path
  }
}
