import OrderedJSON

/// Reading, skipping and writing JSON text agree with each other.
func checkJSON(_ input: [UInt8]) {
  let read = Result { () throws(JSONParseError) in try JSON(parsing: input) }
  let skipped = Result { () throws(JSONParseError) in try JSONCursor.validate(input) }
  switch (read, skipped) {
  case (.success(let json), .success):
    expect(String(validating: input, as: UTF8.self) != nil, "accepted text is UTF-8")
    checkRoundTrip(of: json)
    checkRanges(of: json, in: input)
    checkMeaning(of: json)
    if let part = deepestFirstPart(of: json) { checkPath(part.path, to: part.value, in: json) }
  case (.failure(let error), .failure(let skipError)):
    expect(error == skipError, "reading and skipping find the same fault")
    expect(0...input.count ~= error.byteOffset, "the fault is in the text")
    expect(error.line > 0 && error.column > 0, "lines and columns count from 1")
    expect(!"\(error)".isEmpty, "a fault has a message")
  default:
    expect(false, "reading and skipping accept the same texts")
  }
}

/// Nothing is lost when a value is written and read again.
func checkRoundTrip(of json: JSON) {
  let compact = json.compactBytes
  expect(reading(compact) == json, "compact text reads back")
  expect(reading(json.prettyBytes(indent: 3)) == json, "indented text reads back")
  expect(reading(compact)?.compactBytes == compact, "writing is stable")
  expect(reading(compact)?.hashValue == json.hashValue, "equal values have equal hashes")
}

private func reading(_ bytes: [UInt8]) -> JSON? { try? JSON(parsing: bytes) }

/// The bytes that are skipped for an element or the value of a member are those of its value.
private func checkRanges(of json: JSON, in input: [UInt8]) {
  let ranges = try? JSONCursor.read(input) { (cursor) throws(JSONParseError) -> [Range<Int>] in
    var ranges: [Range<Int>] = []
    switch try cursor.next().kind {
    case .arrayStart: while try cursor.nextElement() { ranges.append(try cursor.skipValue()) }
    case .objectStart: while try cursor.nextMember() != nil { ranges.append(try cursor.skipValue()) }
    default: return []
    }
    try cursor.finish()
    return ranges
  }
  let values = json.array ?? json.object?.map(\.value) ?? []
  expect(ranges?.count == values.count, "every value is skipped once")
  for (range, value) in zip(ranges ?? [], values) {
    let again = try? JSONCursor.read(input, in: range) { (cursor) throws(JSONParseError) in
      let value = try cursor.readValue()
      try cursor.finish()
      return value
    }
    expect(again == value, "a skipped range reads as its value")
  }
}

private func checkMeaning(of json: JSON) {
  expect(json.isEquivalent(to: json), "a value is equivalent to itself")
  expect(
    (try? OrderedJSONDecoder().decode(JSON.self, from: json)) == json, "decoding as JSON changes nothing")
  expect((try? OrderedJSONEncoder().encode(json)) == json, "encoding JSON changes nothing")
  if let number = json.number {
    expect(JSONNumber(text: number.text) == number, "the text of a number is a number")
    expect(!number.double.isNaN, "a number has a value")
    if let integer = json.integer {
      expect(JSONNumber(integer).isEquivalent(to: number), "an integer has the value of its number")
    }
  }
}

/// The part that the first members and elements lead to.
private func deepestFirstPart(of json: JSON) -> (path: JSONPath, value: JSON)? {
  var steps: [JSONPath.Step] = []
  var value = json
  while steps.count < 100 {
    if let member = value.object?.last {
      steps.append(.member(member.name))
      value = member.value
    } else if let element = value.array?.first {
      steps.append(.element(0))
      value = element
    } else {
      break
    }
  }
  return steps.isEmpty ? nil : (JSONPath(steps), value)
}

private func checkPath(_ path: JSONPath, to value: JSON, in json: JSON) {
  expect(json[path] == value, "a path leads to its value")
  expect(JSONPath(path.description) == path, "a path reads back")
}
