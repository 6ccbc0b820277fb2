/// A value that is written as an object, with members that it names once, for reading and for writing.
///
/// Members that it does not name are ignored when it is read; `null` is read as a member that is not there.
public protocol JSONRecord: JSONCoded {
  /// A value before its members are read. Those that every value must have are empty in it.
  static var unread: Self { get }

  /// Names each member and the property that holds it, in the order in which they are written.
  mutating func code(_ members: inout some JSONMemberCoder)
}

/// Reads the members of a record, or writes them.
public protocol JSONMemberCoder {
  /// A member that may be missing. It is not written when nil.
  mutating func code<Value: JSONCoded>(_ name: String, _ value: inout Value?)

  /// A member that must be there.
  mutating func codeRequired<Value: JSONCoded>(_ name: String, _ value: inout Value)
}

extension JSONRecord {
  /// Reads the members from an object.
  @inlinable
  public init(decoding json: JSON) throws(JSONDecodingError) {
    guard case .object(let object) = json else { throw json.mismatch(expected: "an object") }
    self = .unread
    var reader = JSONMemberReader(object: object)
    code(&reader)
    if let failure = reader.failure { throw failure }
  }

  /// An object with the members that there are.
  @inlinable
  public func encoded() throws(JSONEncodingError) -> JSON {
    var writer = JSONMemberWriter()
    var record = self
    record.code(&writer)
    if let failure = writer.failure { throw failure }
    return .object(JSONObject(writer.members))
  }

  /// Writes an object with the members that there are.
  @inlinable
  public func write(to writer: inout JSONWriter) throws(JSONEncodingError) {
    var members = JSONTextMemberWriter(writer: JSONWriter())
    swap(&members.writer, &writer)
    var record = self
    members.writer.write(mark: UInt8(ascii: "{"))
    record.code(&members)
    members.writer.write(mark: UInt8(ascii: "}"))
    swap(&members.writer, &writer)
    if let failure = members.failure { throw failure }
  }
}

// The coders are inlinable, so that modules with records get code made for each of them. Without it, every
// member costs several times as much.

/// Reads members of an object into properties, until one does not fit.
@usableFromInline
struct JSONMemberReader: JSONMemberCoder {
  @usableFromInline let object: JSONObject
  @usableFromInline var failure: JSONDecodingError?

  @inlinable
  init(object: JSONObject) { self.object = object }

  @inlinable
  mutating func code<Value: JSONCoded>(_ name: String, _ value: inout Value?) {
    guard failure == nil, let json = object[name] else { return }
    if case .null = json { return }
    do throws(JSONDecodingError) {
      value = try Value(decoding: json)
    } catch {
      failure = error.inside(.member(name))
    }
  }

  @inlinable
  mutating func codeRequired<Value: JSONCoded>(_ name: String, _ value: inout Value) {
    guard failure == nil else { return }
    guard let json = object[name] else {
      failure = .missingMember(name)
      return
    }
    do throws(JSONDecodingError) {
      value = try Value(decoding: json)
    } catch {
      failure = error.inside(.member(name))
    }
  }
}

/// Takes the members that there are.
@usableFromInline
protocol JSONMemberOutput: JSONMemberCoder {
  mutating func write(_ name: String, _ value: some JSONCoded)
}

extension JSONMemberOutput {
  @inlinable
  mutating func code<Value: JSONCoded>(_ name: String, _ value: inout Value?) {
    guard let value else { return }
    write(name, value)
  }

  @inlinable
  mutating func codeRequired<Value: JSONCoded>(_ name: String, _ value: inout Value) {
    write(name, value)
  }
}

/// Collects the members of an object, until one has no JSON form.
@usableFromInline
struct JSONMemberWriter: JSONMemberOutput {
  @usableFromInline var members: [JSONObject.Member] = []
  @usableFromInline var failure: JSONEncodingError?

  @inlinable
  init() {}

  @inlinable
  mutating func write(_ name: String, _ value: some JSONCoded) {
    guard failure == nil else { return }
    do throws(JSONEncodingError) {
      members.append(JSONObject.Member(name: name, value: try value.encoded()))
    } catch {
      failure = error.inside(.member(name))
    }
  }
}

/// Writes the members of an object as text, until one has no JSON form.
@usableFromInline
struct JSONTextMemberWriter: JSONMemberOutput {
  @usableFromInline var writer: JSONWriter
  @usableFromInline var hasMembers = false
  @usableFromInline var failure: JSONEncodingError?

  @inlinable
  init(writer: JSONWriter) { self.writer = writer }

  @inlinable
  mutating func write(_ name: String, _ value: some JSONCoded) {
    guard failure == nil else { return }
    if hasMembers { writer.write(mark: UInt8(ascii: ",")) }
    hasMembers = true
    writer.write(string: name)
    writer.write(mark: UInt8(ascii: ":"))
    do throws(JSONEncodingError) {
      try value.write(to: &writer)
    } catch {
      failure = error.inside(.member(name))
    }
  }
}
