import DeliveryAPI
import OrderedJSON
import RandomTestSupport
import Testing
import Workspace

@testable import Explorer

/// The form reaches everything a request can hold, and loses nothing of it.
struct FormSchemaTests {
  private func allLines(_ form: RequestFormState) -> [FormLine] {
    FormLine.lines(for: form.content) { _, _ in true }
  }

  @Test func `the full request of these tests has every member there is`() throws {
    #expect(Self.missingMembers(of: try RequestDocument.full()) == [])
  }

  /// The members that are nil, also in what is inside.
  private static func missingMembers(of value: Any, _ path: String = "") -> [String] {
    if value is JSON || value is JSONObject { return [] }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional, mirror.children.isEmpty { return [path] }
    return mirror.children.flatMap { child in
      missingMembers(of: child.value, child.label == "some" || child.label == nil ? path : child.label ?? "")
    }
  }

  @Test func `every value of a full request has a line in the form`() throws {
    let form = RequestFormState(try .full())
    let places = Set(allLines(form).filter { $0.kind != nil }.map { $0.row.place.path(in: form.content) })
    for path in Self.leaves(of: form.content) {
      #expect(places.contains { path.steps.starts(with: $0.steps) }, "\(path)")
    }
  }

  private static func leaves(of value: JSON, _ path: JSONPath = JSONPath()) -> [JSONPath] {
    switch value {
    case .object(let object): object.flatMap { leaves(of: $0.value, path.member($0.name)) }
    case .array(let elements): elements.indices.flatMap { leaves(of: elements[$0], path.element($0)) }
    default: [path]
    }
  }

  @Test func `every field can be set, shows it, and is undone`() throws {
    var form = RequestFormState(try .full())
    let before = form.document
    for line in allLines(form) {
      guard let kind = line.kind else { continue }
      let old = form.text(of: line)
      let text = Self.anotherText(for: kind, than: old)
      do {
        try form.setText(text, of: line)
      } catch {
        Issue.record("\(line.label) does not take “\(text)”: \(error.sentence)")
        continue
      }
      #expect(form.text(of: line) == text, "\(line.label)")
      #expect(form.document != before, "\(line.label)")
      let isUndone = form.undo() != nil
      #expect(isUndone)
      #expect(form.document == before, "\(line.label)")
      #expect(form.text(of: line) == old, "\(line.label)")
    }
  }

  /// A text that a field takes and does not have.
  private static func anotherText(for kind: FormValueKind, than old: String) -> String {
    if let option = kind.options?.first(where: { $0.shownText != old && $0.shownText != nil }) {
      return option.shownText ?? ""
    }
    return switch kind {
    case .number, .wholeNumber, .milliseconds: "7"
    case .anyJSON: old == "true" ? "false" : "true"
    case .parameter where Int(old) != nil: "77"
    default: "another text"
    }
  }

  @Test func `every field of an empty request can be filled in and emptied`() throws {
    let empty = RequestDocument(request: DeliveryRequest(context: Context()))
    for line in FormLine.lines(for: RequestFormState(empty).content, isOpen: { _, _ in true }) {
      guard let kind = line.kind else { continue }
      var form = RequestFormState(empty)
      let text = Self.anotherText(for: kind, than: "")
      try form.setText(text, of: line)
      #expect(form.text(of: line) == text, "\(line.label)")
      try form.setText("", of: line)
      #expect(form.document == empty, "\(line.label) leaves something behind")
    }
  }

  @Test func `every part of an empty request can be added and taken away`() throws {
    for line in FormLine.lines(for: RequestFormState(.hero).content, isOpen: { _, _ in true })
    where line.row.kind == .addition {
      var form = RequestFormState(.hero)
      form.select(line.row)
      let isAdded = form.addEntry(at: DemoDecisions.instant)
      #expect(isAdded, "\(line.label)")
      #expect(form.document != .hero, "\(line.label)")
      #expect(form.editing != nil, "\(line.label)")
      form.cancelEditing()
      #expect(form.document == .hero, "\(line.label)")
    }
  }

  @Test func `entries of every list are duplicated, moved and deleted`() throws {
    let document = try RequestDocument.full()
    for line in allLines(RequestFormState(document)) {
      switch line.part {
      case .item, .member, .value: break
      default: continue
      }
      var form = RequestFormState(document)
      form.select(line.row)
      let done = [form.duplicateEntry(), form.moveEntry(down: false), form.deleteSelected()]
      #expect(done == [true, true, true], "\(line.label)")
      while form.undo() != nil {}
      #expect(form.document == document, "\(line.label)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a random request comes out of the form as it went in`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var json = try RequestDocument.full().typedJSON()
    Self.drop(from: &json, Self.neededMembers, &generator)
    let document = try RequestDocument(parsing: json.compactBytes, source: "random.json")
    let form = RequestFormState(document)
    #expect(form.document == document)
    #expect(try FormFieldProblem.decoding(document, form.content) == document)
    #expect(try form.document.json() == json)
  }

  /// Members that their parts cannot be without.
  private static let neededMembers: Set<String> = [
    "request", "name", "id", "integrationCode", "type", "timestamp", "token", "activityIndex",
  ]

  /// Leaves out members at random.
  private static func drop(
    from value: inout JSON, _ kept: Set<String>, _ generator: inout SeededGenerator
  ) {
    switch value {
    case .object(let object):
      value = .object(
        JSONObject(
          object.members.compactMap { member in
            guard kept.contains(member.name) || Int.random(in: 0..<3, using: &generator) > 0 else {
              return nil
            }
            var member = member
            drop(from: &member.value, kept, &generator)
            return member
          }))
    case .array(var elements):
      for position in elements.indices { drop(from: &elements[position], kept, &generator) }
      value = .array(elements)
    default: break
    }
  }

  @Test func `everything in the form is called something and explained in a sentence`() throws {
    for line in allLines(RequestFormState(try .full())) {
      #expect(!line.label.isEmpty)
      #expect(line.explanation.hasSuffix("."), "\(line.label)")
      if line.kind != nil { #expect(!line.placeholder.isEmpty, "\(line.label)") }
    }
  }

  @Test func `no two lines stand for the same`() throws {
    let rows = allLines(RequestFormState(try .full())).map(\.row)
    #expect(Set(rows).count == rows.count)
  }
}
