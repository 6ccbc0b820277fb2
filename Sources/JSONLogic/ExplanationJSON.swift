public import OrderedJSON

extension Explanation {
  /// The explanation as JSON, for export.
  ///
  /// The rule itself is the member `condition` of the outermost object. Every part has `truthy`, `needed` and
  /// `sentence`; and where it applies `operation`, `variable`, `value`, `problem` (the diagnostic),
  /// `range` (`variable`, `value`, `lower`, `upper`, `lowerIncluded`, `upperIncluded`, `holds`), `notes`
  /// (each with `kind` and `text`), and `operands`, which are parts again.
  public var json: JSON {
    var json = JSONObject()
    json.append("condition", expression)
    for member in partJSON { json.append(member.name, member.value) }
    return .object(json)
  }

  private var partJSON: JSONObject {
    var json = JSONObject()
    if let operation { json.append("operation", .string(operation)) }
    if let variable { json.append("variable", .string(variable)) }
    if diagnostic == nil, let value = value.json(limit: 1000) { json.append("value", value) }
    json.append("truthy", .boolean(isTruthy))
    json.append("needed", .boolean(isNeeded))
    json.append("sentence", .string(sentence))
    if let diagnostic { json.append("problem", .string(diagnostic.message)) }
    if let range { json.append("range", range.json) }
    if !notes.isEmpty { json.append("notes", .array(notes.map(\.json))) }
    if !operands.isEmpty { json.append("operands", .array(operands.map { .object($0.partJSON) })) }
    return json
  }
}

extension RangeTest {
  fileprivate var json: JSON {
    [
      "variable": .string(variable), "value": value.json() ?? .null,
      "lower": lower.value.json() ?? .null, "upper": upper.value.json() ?? .null,
      "lowerIncluded": .boolean(lower.isIncluded), "upperIncluded": .boolean(upper.isIncluded),
      "holds": .boolean(holds),
    ]
  }
}

extension RuleNote {
  fileprivate var json: JSON {
    ["kind": .string(kind), "text": .string(text)]
  }
}
