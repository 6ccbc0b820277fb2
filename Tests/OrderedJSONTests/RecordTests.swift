import Foundation
import OrderedJSON
import Testing

private struct Place: JSONRecord, Equatable {
  var city: String?
  var latitude: Double?
  var tags: [String]?

  static var unread: Place { Place() }

  mutating func code(_ members: inout some JSONMemberCoder) {
    members.code("city", &city)
    members.code("latitude", &latitude)
    members.code("tags", &tags)
  }
}

private struct Visit: JSONRecord, Equatable {
  var id: String
  var places: [Place]?

  static var unread: Visit { Visit(id: "") }

  mutating func code(_ members: inout some JSONMemberCoder) {
    members.codeRequired("id", &id)
    members.code("places", &places)
  }
}

private struct Diary: Codable, Equatable {
  var visits: [Visit]
}

struct RecordTests {
  private let visit = Visit(id: "7", places: [Place(city: "Oslo", latitude: 59.9), Place(tags: ["a", "b"])])
  private let text = #"{"id":"7","places":[{"city":"Oslo","latitude":59.9},{"tags":["a","b"]}]}"#

  private func failure(_ text: String) throws -> String {
    let json = try JSON(parsing: text)
    let error = #expect(throws: JSONDecodingError.self) { try Visit(decoding: json) }
    return try #require(error).description
  }

  @Test func `members are written in the order in which they are named and without those that are nil`()
    throws
  {
    #expect(try visit.encoded().compact == text)
    #expect(try String(decoding: visit.encodedBytes(), as: UTF8.self) == text)
    #expect(try String(decoding: [Place()].encodedBytes(), as: UTF8.self) == "[{}]")
  }

  @Test func `text that is written at once is escaped like any other`() throws {
    let quoted = Visit(id: "\"1\"\n", places: [Place(city: "Ålesund \\", latitude: -1e21), Place(tags: [])])
    #expect(try quoted.encodedBytes() == quoted.encoded().compactBytes)
  }

  @Test func `a record is read from any order, and null is nothing`() throws {
    #expect(try Visit(decoding: JSON(parsing: text)) == visit)
    let other = try JSON(parsing: #"{"places":[{"unknown":1,"city":null}],"id":"7"}"#)
    #expect(try Visit(decoding: other) == Visit(id: "7", places: [Place()]))
  }

  @Test func `of members with the same name the last counts`() throws {
    #expect(try Visit(decoding: JSON(parsing: #"{"id":"1","id":"2"}"#)).id == "2")
  }

  @Test func `what does not fit is told with its place`() throws {
    #expect(try failure("[]") == "expected an object, found an array")
    #expect(try failure("{}") == #"member "id" is missing"#)
    #expect(try failure(#"{"id":null}"#) == "id: expected a string, found null")
    #expect(
      try failure(#"{"id":"1","places":[{},{"tags":["a",2]}]}"#)
        == "places[1].tags[1]: expected a string, found a number")
  }

  @Test func `the first of several faults is told`() throws {
    #expect(try failure(#"{"places":1}"#) == #"member "id" is missing"#)
  }

  @Test func `a number that JSON cannot write is told with its place`() throws {
    let wrong = Visit(id: "1", places: [Place(), Place(latitude: .infinity)])
    let error = #expect(throws: JSONEncodingError.self) { try wrong.encoded() }
    #expect(error?.description == "places[1].latitude: JSON has no number for inf")
    #expect(#expect(throws: JSONEncodingError.self) { try wrong.encodedBytes() } == error)
  }

  @Test func `a record inside other types is coded alike, with places from the outermost value`() throws {
    let diary = Diary(visits: [visit])
    let json = try OrderedJSONEncoder().encode(diary)
    #expect(json.compact == #"{"visits":["# + text + "]}")
    #expect(try OrderedJSONDecoder().decode(Diary.self, from: json) == diary)
    let wrong = try JSON(parsing: #"{"visits":[{"id":"1"},{"id":2}]}"#)
    let reading = #expect(throws: JSONDecodingError.self) {
      try OrderedJSONDecoder().decode(Diary.self, from: wrong)
    }
    #expect(reading?.description == "visits[1].id: expected a string, found a number")
    let infinite = Diary(visits: [visit, Visit(id: "1", places: [Place(latitude: .nan)])])
    let writing = #expect(throws: JSONEncodingError.self) { try OrderedJSONEncoder().encode(infinite) }
    #expect(writing?.description == "visits[1].places[0].latitude: JSON has no number for nan")
  }

  @Test func `other coders read and write records too`() throws {
    let data = try JSONEncoder().encode(visit)
    #expect(try JSONDecoder().decode(Visit.self, from: data) == visit)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Visit.self, from: Data("{}".utf8)) }
  }
}
