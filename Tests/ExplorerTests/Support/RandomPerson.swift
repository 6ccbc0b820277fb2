import OrderedJSON
import RandomTestSupport
import TerminalUI
import Workspace

@testable import Explorer

/// Does random things to the explorer, and answers what it asks for with random outcomes.
struct RandomPerson {
  private(set) var state: ExplorerState
  private(set) var sentCount = 0
  private var generator: SeededGenerator
  private let outcomes: [CallOutcome]
  private let report: ArtifactReport
  private let inspection: ArtifactInspection?
  private let keys: [KeyPress]
  /// Keys that belong together and are pressed next.
  private var phrase: ArraySlice<KeyPress> = []
  /// What the world outside will answer; some answers never come, others late.
  private var answers: [ExplorerAction] = []
  private var lastCall = 0

  init(seed: UInt64) async throws {
    generator = SeededGenerator(seed: seed)
    outcomes = try await Self.outcomes()
    report = try DemoDecisions.report()
    inspection = if let artifact = report.artifact { await ArtifactInspection.inspect(artifact) } else { nil }
    keys = CommandTable.standardCommands.flatMap(\.keys) + Self.otherKeys
    state = ExplorerState(
      workspace: WorkspaceDescription(name: "demo", client: "acmeclient", source: "random"),
      requests: seed == 1 ? [] : try RequestDocument.demo(), size: Size(columns: 80, rows: 24),
      borders: seed == 2 ? .none : seed == 3 ? .ascii : .lines,
      knownMboxNames: seed.isMultiple(of: 2) ? KnownMboxNames(["hero", "cart-banner"]) : nil)
    if seed % 4 == 0 { openDocument(isBroken: seed % 8 == 0) }
  }

  /// Some answers to give.
  private static func outcomes() async throws -> [CallOutcome] {
    var outcomes: [CallOutcome] = [
      .failed(CallFailure("The decision failed.")), try .offer("\u{1B}[2J 日本語 👩‍👩‍👧"),
      try .serverSide(.sample(cookie: "mbox=session#1#2|PC#3.35_0#4")),
      .failure(.refused(status: 400, message: "the test says so"), exchange: .sample()),
    ]
    for document in try RequestDocument.demo() { outcomes.append(await DemoDecisions.outcome(of: document)) }
    return outcomes
  }

  // MARK: - Documents

  /// Opens a document that is read bit by bit and is too large to be searched at once.
  private mutating func openDocument(isBroken: Bool) {
    let text = isBroken ? Self.documentText.dropLast(9_000) + Array("]]]".utf8) : Self.documentText[...]
    let bytes = DocumentBytes(Array(text))
    var indexer = JSONIndexer(bytes)
    var document = JSONDocument(bytes)
    document.append(indexer.read(isWhole: true, upTo: 20_000))
    state.show(document, named: "large\u{1B}[2J.json")
    while !indexer.isFinished { answers.append(.documentRead(indexer.read(isWhole: true, upTo: 60_000))) }
    // Most people look for something first. Random keys alone leave the document before they come to it.
    phrase = Self.keys(of: "/e⏎nnN")[...]
  }

  private static let documentText: [UInt8] = JSON.array(
    (0..<700).map { number in
      [
        "id": .number(JSONNumber(number)), "name": .string("Activity \(number) 日本語 \u{1B}[1m"),
        "long": .string(String(repeating: "word ", count: number % 90)),
        "deep": ["er": [["est": .array([true, nil, .string("end\(number)")])]]],
      ]
    }
  ).prettyBytes(indent: 2)

  // MARK: - What a person does

  private static let otherKeys: [KeyPress] =
    "abcxyzABC019 -_./:{}[]\"äß日👍é".map(KeyPress.character)
    + [
      .enter, .enter, .tab, .escape, .backspace, .left, .right, KeyPress(.insert), KeyPress(.function(12)),
      KeyPress(.left, .control), KeyPress(.delete), .control("w"), .control("k"), KeyPress(.up, [.shift]),
      .character("\u{1B}"), .character("\u{301}"), .character("\u{202E}"), .character("\u{0}"),
    ]

  /// What people type in one go; `⏎` is Enter, `⎋` Escape, and `·` an alternate key with the letter behind it.
  private static let phrases = [
    "/e⏎nnN", "/activity|end1⏎n", "/(⏎⎋", "/.*⏎G", "/zzz⏎", ":theme⏎", ":why⏎", ":", "wt⏎", "wjjte⏎a",
    "wjjjlje⎋",
    "·r", "·h⏎", "·f!f", "·fjja", "·f⏎", "·o", "·oE", "·oC", "·ov", "·as", "·nS", "·nSy", "dD", "·od((S)A",
    "M",
    "9gE", "4jjl", "2jv", "·rjj⏎", "·rR", "·rd", "·os⏎", "GkK$^", "5j", "12k", "·fjjjjjj⏎jj⏎", "xx", "·rn",
  ]

  private static let pastes = [
    "", "a", "\n", "two\nlines\r\n", "https://shop.example.com/?a=1#b", "12", "日本語", "\u{1B}[201~\u{7}",
    "e\u{301}\u{301}", String(repeating: "long ", count: 200), "2026-11-27T18:00:00Z",
    "\u{202E}right to left",
    "curl 'https://c.tt.omtrdc.net/rest/v1/delivery?client=c' -d '{\"execute\": {}}'",
    "Cookie: mbox=session#a#1|PC#b.35_0#2", #"{"execute": {"mboxes": [{"name": "a"}, 1, null]}}"#,
  ]

  /// What happens next.
  mutating func nextAction() -> ExplorerAction {
    if let key = phrase.popFirst() { return .input(.key(key)) }
    switch random(below: 100) {
    case ..<56: return .input(.key(pick(from: keys)))
    case ..<66:
      phrase = Self.keys(of: pick(from: Self.phrases))[...]
      return nextAction()
    case ..<78: return .input(.mouse(randomMouse()))
    case ..<82: return .input(.paste(pick(from: Self.pastes)))
    case ..<85: return .input(.resize(randomSize()))
    case ..<86: return .input(.resumed)
    case ..<87: return .progress(milliseconds: random(below: 5_000))
    case ..<88: return .input(.key(.control("r")))
    case ..<89: return .callEnded(random(below: 20), pick(from: outcomes), .demo)
    case ..<90: return .callEnded(lastCall, pick(from: outcomes), .demo)
    default:
      guard !answers.isEmpty else { return .progress(milliseconds: random(below: 500)) }
      // Mostly in order, as parts of a document come in order; others may be dropped.
      return answers.removeFirst()
    }
  }

  /// Hands something that happened to the explorer.
  mutating func perform(_ action: ExplorerAction) -> [ExplorerEffect] { state.update(action) }

  private static func keys(of phrase: String) -> [KeyPress] {
    var isAlternate = false
    return phrase.compactMap { character in
      defer { isAlternate = character == "·" }
      switch character {
      case "·": return nil
      case "⏎": return .enter
      case "⎋": return .escape
      default: return isAlternate ? .alternate(character) : .character(character)
      }
    }
  }

  private mutating func randomMouse() -> MouseEvent {
    let kinds: [MouseEvent.Kind] = [
      .click, .doubleClick, .scrollUp, .scrollDown, .drag(from: randomPosition()), .dragEnd,
    ]
    return MouseEvent(pick(from: kinds), at: randomPosition())
  }

  private mutating func randomPosition() -> Position {
    Position(
      column: random(below: state.size.columns + 4) - 2, row: random(below: state.size.rows + 4) - 2)
  }

  /// Usual sizes mostly, and now and then any.
  private mutating func randomSize() -> Size {
    switch random(below: 8) {
    case 0: Size(columns: random(below: 45), rows: random(below: 14))
    case 1: Size(columns: 120 + random(below: 180), rows: 20 + random(below: 80))
    case 2: Size(columns: 40 + random(below: 90), rows: 10 + random(below: 20))
    case 3: Size(columns: 60, rows: 16)
    case 4: Size(columns: 120, rows: 40)
    default: Size(columns: 80, rows: 24)
    }
  }

  // MARK: - What the world answers

  /// Takes note of what the explorer asks for; the answer comes some time later.
  mutating func note(_ effect: ExplorerEffect) {
    switch effect {
    case .send(_, let call):
      sentCount += 1
      lastCall = call
    case .decideOnDevice(_, let call):
      lastCall = call
      answers.append(.callEnded(call, pick(from: outcomes), .demo))
    case .sendNotifications(let call):
      answers.append(
        .notificationsEnded(
          call,
          random(below: 2) == 0
            ? .sent(unprocessed: ["a"], exchange: .sample()) : .failed(CallFailure("Nobody listens."))))
    case .reportArtifact: answers.append(.artifactReported(report))
    case .refreshArtifact:
      answers.append(
        random(below: 2) == 0 ? .artifactReported(report) : .artifactNotRefreshed("It was not downloaded."))
    case .inspectArtifact: if let inspection { answers.append(.artifactInspected(inspection)) }
    case .search(let job): search(job)
    case .searchLines(let job): answers.append(.linesSearched(job.number, job.run { true }))
    case .compare(let job): answers.append(.compared(job.number, job.run()))
    case .export(let value, let path, _):
      answers.append(
        .exported(value, path: path, pick(from: [.saved(bytes: 9), .fileExists, .failed("It is full.")])))
    case .page: if random(below: 3) == 0 { answers.append(.pagingFailed("the pager was not found")) }
    case .copy:
      if random(below: 2) == 0 { answers.append(.copyEnded(pick(from: [.file("/a\n"), .failed("b")]))) }
    case .edit(let text, _):
      answers.append(
        .edited(pick(from: [.text(text), .text("{ no request"), .failed("The editor failed.")])))
    case .save(let saving):
      answers.append(
        .saved(
          pick(from: [
            .written(RequestFile(path: saving.path, content: saving.content)),
            .differs(saving, found: Array("{}".utf8)), .failed(saving, "It is full."),
          ])))
    case .cancelCall, .cancelSearch, .wake, .captureMouse, .suspend, .redraw, .quit: break
    }
  }

  private mutating func search(_ job: SearchJob) {
    var results: [ExplorerAction] = []
    job.run { result in
      results.append(.searched(result))
      return true
    }
    answers += results
  }

  // MARK: - Chance

  private mutating func random(below bound: Int) -> Int {
    Int.random(in: 0..<max(1, bound), using: &generator)
  }

  private mutating func pick<Element>(from elements: [Element]) -> Element {
    elements[random(below: elements.count)]
  }
}
