import ArgumentParser

/// How a result is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// Lines for a person.
  case text
  /// One JSON value.
  case json
}
