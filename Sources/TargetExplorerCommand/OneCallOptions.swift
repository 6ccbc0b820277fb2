import ArgumentParser

/// What a command that makes one call tells the server and the person besides.
struct OneCallOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, help: "Show, and send, the notifications that belong to an on-device decision.")
  var notifications = true

  @Flag(inversion: .prefixedNo, help: "Put measurements into what is sent.")
  var telemetry = true

  @Flag(name: .shortAndLong, help: "Tell on standard error what goes over the wire, with secrets masked.")
  var verbose = false

  /// Says so in the settings of the account.
  func apply(to settings: inout AccountSettings) {
    settings.pollingInterval = .zero
    settings.isTelemetryEnabled = telemetry
    settings.sendsNotifications = notifications
    settings.logger = verbose ? .standardError : nil
  }
}
