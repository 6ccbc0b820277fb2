import DeliveryAPI
import OrderedJSON
import TargetClient
import Workspace

/// Notifications in a file: those of a request, or those of a result that `get-offers` printed as JSON.
struct NotificationFile {
  /// The calls that tell of them, at least one.
  let calls: [GetOffersOptions]

  /// Reads a file.
  ///
  /// - Parameter again: whether to take notifications that were sent when the result was made.
  /// - Throws: `CommandFailure` naming the file, and what is wrong with it or missing in it.
  init(_ file: InputFile, again: Bool = false) throws(CommandFailure) {
    let bytes = try file.read()
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw .badUsage("\(file.name): \(error)")
    }
    let isResult = json["response"] != nil && json["meta"] != nil
    if isResult, json["notificationsAreSent"] == true, !again {
      throw .badUsage(
        "\(file.name): these notifications were sent with the decision; to count them a second time, say --again"
      )
    }
    let calls = try isResult ? Self.calls(ofResult: json, file) : [Self.call(ofRequest: bytes, file)]
    self.calls = calls.filter { $0.request.notifications?.isEmpty == false }
    guard !self.calls.isEmpty else { throw .badUsage("\(file.name): there are no notifications in it") }
    for call in self.calls {
      if let problem = call.request.validate().first(where: { $0.severity == .error }) {
        throw .badUsage("\(file.name): \(problem)")
      }
    }
  }

  /// The notifications.
  var notifications: [DeliveryAPI.Notification] { calls.flatMap { $0.request.notifications ?? [] } }

  private static func call(
    ofRequest bytes: [UInt8], _ file: InputFile
  ) throws(CommandFailure) -> GetOffersOptions {
    do {
      return try RequestDocument(parsing: bytes, source: file.name).callOptions()
    } catch let error as RequestFileError {
      throw .badUsage("\(error)")
    } catch {
      throw .badUsage("\(file.name): \(error)")
    }
  }

  /// One call for each notification request of a result, for the visitor and the session of its cookies.
  private static func calls(
    ofResult json: JSON, _ file: InputFile
  ) throws(CommandFailure) -> [GetOffersOptions] {
    do {
      return try (json["notifications"]?.array ?? []).map { request in
        GetOffersOptions(
          request: try DeliveryRequest(decoding: request),
          targetCookie: json["targetCookie"]?["value"]?.string,
          targetLocationHint: json["targetLocationHintCookie"]?["value"]?.string)
      }
    } catch {
      throw .badUsage("\(file.name): notifications: \(error)")
    }
  }
}
