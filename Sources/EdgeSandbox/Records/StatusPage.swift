import Decisioning
import DeliveryAPI
import OrderedJSON

/// What a sandbox tells about itself, as text for people and as JSON for programs.
struct StatusPage {
  let address: SandboxAddress?
  let account: ServedAccount
  let artifact: Artifact
  let edgeHost: String
  let faults: [Fault]
  let records: SandboxRecords

  /// How many of the latest calls, notifications and telemetry entries the text shows.
  private static let shownCount = 20
}

// MARK: - Text

extension StatusPage {
  /// The page as plain text.
  var text: String {
    let sections = [
      ["Adobe Target edge sandbox" + (address.map { ", \($0.url)" } ?? "")],
      artifactLines,
      titled("Faults in force", faults.map(\.description), none: "none"),
      titled("Calls", EdgeEndpoint.allCases.compactMap(countLine), none: "none yet"),
      titled("Latest calls", records.calls.suffix(Self.shownCount).reversed().map(\.line), none: "none yet"),
      titled(
        "Notifications (\(records.notificationCount))",
        records.notifications.suffix(Self.shownCount).reversed().map(\.line), none: "none yet"),
      titled(
        "Telemetry entries (\(records.telemetryCount))",
        records.telemetry.suffix(Self.shownCount).reversed().map(\.line), none: "none yet"),
    ]
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var artifactLines: [String] {
    [
      "client        \(account.client)",
      "organization  \(account.organization ?? "any")",
      "edge host     \(edgeHost)",
      "artifact      version \(artifact.version), \(artifact.environment ?? "no environment"), generated"
        + " \(artifact.generatedAt ?? "at an unknown time"), \(artifact.byteCount) bytes,"
        + " \(artifact.mboxNames.count) mboxes and \(artifact.viewNames.count) views with rules",
    ]
  }

  private func titled(_ title: String, _ lines: [String], none: String) -> [String] {
    [title] + (lines.isEmpty ? [none] : lines).map { "  " + $0 }
  }

  private func countLine(_ endpoint: EdgeEndpoint) -> String? {
    records.callCounts[endpoint].map { "\(endpoint.rawValue): \($0)" }
  }
}

extension CallRecord {
  /// The record in one line: number, time, call, status, what was asked for, and the faults that happened.
  public var line: String {
    let status = status.map(String.init) ?? "reset"
    let faults = faults.isEmpty ? "" : "  [" + faults.map(\.description).joined(separator: ", ") + "]"
    let time = UTCDate(millisecondsSince1970: instant).iso8601
    return "#\(number) \(time) \(method) \(target) \(status) \(summary)\(faults)"
  }
}

extension NotificationRecord {
  fileprivate var line: String {
    let place =
      notification.mbox.map { "mbox \($0.name)" } ?? notification.view.map { "view \($0.name ?? "")" }
      ?? "page load"
    return "#\(call) \(notification.type) \(place) id \(notification.id),"
      + " \(notification.tokens?.count ?? 0) tokens"
  }
}

extension TelemetryRecord {
  fileprivate var line: String {
    let mode = entry.mode.map { " \($0)" } ?? ""
    return "#\(call)\(mode) request \(entry.requestId ?? "unknown"), \(entry.execution ?? 0) ms"
  }
}

// MARK: - JSON

extension StatusPage {
  /// The page as JSON, with all that is kept.
  ///
  /// - Throws: `JSONEncodingError` when a telemetry entry has a number that JSON cannot write.
  func json() throws -> JSON {
    var calls = JSONObject()
    for endpoint in EdgeEndpoint.allCases {
      calls[endpoint.rawValue] = records.callCounts[endpoint].map { .number(JSONNumber($0)) }
    }
    var page = JSONObject()
    page["url"] = address.map { .string($0.url) }
    page["client"] = .string(account.client)
    page["organization"] = account.organization.map(JSON.string)
    page["edgeHost"] = .string(edgeHost)
    page["artifact"] = [
      "version": .string(artifact.version), "byteCount": .number(JSONNumber(artifact.byteCount)),
      "meta": .object(artifact.meta),
    ]
    page["faults"] = .array(faults.map { .string($0.description) })
    page["callCounts"] = .object(calls)
    page["notificationCount"] = .number(JSONNumber(records.notificationCount))
    page["telemetryCount"] = .number(JSONNumber(records.telemetryCount))
    page["calls"] = .array(records.calls.map(\.json))
    page["notifications"] = .array(
      try records.notifications.map { record in
        [
          "call": .number(JSONNumber(record.call)),
          "notification": try OrderedJSONEncoder().encode(record.notification),
        ]
      })
    page["telemetry"] = .array(
      try records.telemetry.map { record in
        [
          "call": .number(JSONNumber(record.call)), "entry": try OrderedJSONEncoder().encode(record.entry),
        ]
      })
    return .object(page)
  }
}

extension CallRecord {
  fileprivate var json: JSON {
    var members = JSONObject()
    members["number"] = .number(JSONNumber(number))
    members["instant"] = .number(JSONNumber(instant))
    members["endpoint"] = .string(endpoint.rawValue)
    members["method"] = .string(method)
    members["target"] = .string(target)
    members["status"] = status.map { .number(JSONNumber($0)) }
    members["byteCount"] = .number(JSONNumber(byteCount))
    members["client"] = client.map(JSON.string)
    members["sessionId"] = sessionID.map(JSON.string)
    members["requestId"] = requestID.map(JSON.string)
    members["summary"] = .string(summary)
    members["faults"] = faults.isEmpty ? nil : .array(faults.map { .string($0.description) })
    members["request"] = request
    members["response"] = response
    return .object(members)
  }
}
