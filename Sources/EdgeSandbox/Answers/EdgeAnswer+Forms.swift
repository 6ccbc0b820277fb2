import OrderedJSON

extension EdgeAnswer {
  /// The content type of the Delivery API.
  static let jsonType = "application/json;charset=UTF-8"

  /// An answer of JSON.
  static func json(_ json: JSON, status: Int = 200, finding: CallFinding = CallFinding()) -> EdgeAnswer {
    EdgeAnswer(
      status: status, headers: [("content-type", jsonType)], body: json.compactBytes, finding: finding)
  }

  /// An answer of plain text.
  static func text(_ text: String, status: Int = 200) -> EdgeAnswer {
    EdgeAnswer(
      status: status, headers: [("content-type", "text/plain; charset=utf-8")], body: Array(text.utf8))
  }

  /// The body by which the Delivery API tells of an error: `{"status":400,"message":"…"}`.
  static func errorBody(status: Int, message: String) -> JSON {
    ["status": .number(JSONNumber(status)), "message": .string(message)]
  }

  /// An error in the form of the Delivery API.
  static func error(_ status: Int, _ message: String, finding: CallFinding = CallFinding()) -> EdgeAnswer {
    json(errorBody(status: status, message: message), status: status, finding: finding)
  }
}
