import DeliveryAPI
import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

/// Text from answers and files must not do anything to the terminal, whatever it holds.
struct HostileContentTests {
  private static let texts: [String] = [
    "\u{1B}[2J\u{1B}]52;c;ZXZpbA==\u{7}cleared", "\u{1B}]0;title\u{1B}\\", "\u{9B}31mred",
    "bell\u{7}\u{8}\u{8}",
    "a\u{202E}gnp.exe\u{202C}", "\u{2066}isolated\u{2069}", "zero\u{200B}width\u{FEFF}",
    "tab\tand\r\nlines\n",
    "日本語のテキスト、とても長い", "한국어", "👩‍👩‍👧‍👦🇦🇹👍🏽", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "\u{301}alone", "\u{0}nul\u{7F}", "\u{E000}private", "\u{10FFFF}", "\u{2028}separated\u{2029}", "",
    "\u{3000}\u{A0}\u{AD}blanks", String(repeating: "\u{300}", count: 500),
  ]

  private func expectSound(
    _ driver: ExplorerDriver, _ comment: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      flaw(of: driver.surface, size: driver.state.size) == nil, "\(comment)", sourceLocation: sourceLocation)
  }

  private func walkThroughTabs(_ driver: inout ExplorerDriver, _ comment: String) {
    for tab in ResponseTab.allCases {
      driver.open(tab)
      expectSound(driver, "\(tab.title) of \(comment)")
      driver.press("E", "G")
      expectSound(driver, "end of \(tab.title) of \(comment)")
      driver.press("/", "a", "e", .enter)
      expectSound(driver, "search in \(tab.title) of \(comment)")
      driver.press("y", "Y")
      expectSound(driver, "copying from \(tab.title) of \(comment)")
    }
  }

  private func answer(_ text: String) -> JSON {
    let option: JSON = [
      "type": "html", "content": .string(text), "eventToken": .string(text),
      "responseTokens": [
        "activity.name": .string(text), "experience.name": .string(text), "option.\(text)": .string(text),
      ],
    ]
    return [
      "status": 200, "message": .string(text), "requestId": .string(text),
      "id": [
        "tntId": .string(text), "customerIds": [["id": .string(text), "integrationCode": .string(text)]],
      ],
      "client": .string(text),
      "execute": [
        "pageLoad": [
          "options": [
            ["type": "actions", "content": [["selector": .string(text), "content": .string(text)]]]
          ]
        ],
        "mboxes": [
          [
            "name": .string(text), "index": 0, "options": [option],
            "metrics": [["type": "click", "selector": .string(text), "eventToken": .string(text)]],
            "trace": [text: .string(text)],
            "analytics": ["payload": ["pe": .string(text), "tnta": .string(text)]],
          ]
        ],
      ],
    ]
  }

  @Test(arguments: texts)
  func `an answer's text reaches the screen as marks only`(text: String) throws {
    for columns in [60, 80, 121] {
      var driver = ExplorerDriver([.hero], columns: columns, rows: 24)
      driver.press(.control("r"))
      driver.answer(try .answer(answer(text)))
      walkThroughTabs(&driver, text.debugDescription)
    }
  }

  @Test(arguments: texts)
  func `a request's text reaches the screen as marks only`(text: String) {
    var document = RequestDocument.page(
      text, url: text, mboxes: [.init(name: text, parameters: [text: .string(text)])])
    document.description = text
    document.sessionId = text
    document.at = text
    document.request.context?.geo = Geo(city: text)
    for columns in [60, 80, 121] {
      var driver = ExplorerDriver([document, .hero], columns: columns, rows: 40)
      expectSound(driver, text.debugDescription)
      driver.press(.alternate("f"))
      for _ in 0..<30 {
        expectSound(driver, text.debugDescription)
        driver.press(.enter)
        expectSound(driver, text.debugDescription)
        driver.paste(text)
        expectSound(driver, text.debugDescription)
        driver.press(.escape, "j")
      }
      driver.press(.control("r"))
      expectSound(driver, text.debugDescription)
    }
  }

  @Test func `a control character is shown as a sign for it`() throws {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer("\u{1B}[2J"))
    #expect(driver.text(of: .response).contains("␛[2J"))
  }

  @Test func `a failure's text reaches the screen as marks only`() {
    for text in Self.texts {
      var driver = ExplorerDriver()
      driver.press(.control("r"))
      driver.answer(.failed(CallFailure(text)))
      expectSound(driver, text.debugDescription)
    }
  }

  @Test func `the workspace's text reaches the screen as marks only`() {
    for text in Self.texts {
      let size = Size(columns: 120, rows: 40)
      let state = ExplorerState(
        workspace: WorkspaceDescription(name: text, client: text, source: text), requests: [.hero], size: size
      )
      #expect(flaw(of: state.draw(), size: size) == nil)
    }
  }

  @Test func `offers of a megabyte are shown and searched`() throws {
    let letters = String(repeating: "abcdefghij", count: 100_000) + "needle"
    let lines = String(repeating: "a line of the offer\n", count: 50_000) + "needle"
    for text in [letters, lines] {
      var driver = ExplorerDriver()
      driver.press(.control("r"))
      driver.answer(try .offer(.string(text)))
      for tab in [ResponseTab.overview, .offers, .json] {
        driver.open(tab)
        driver.press("E", "/")
        driver.type("needle")
        driver.press(.enter)
        driver.runLineSearches()
        expectSound(driver, tab.title)
        // A line of the overview holds the beginning of an offer only.
        let isFound = driver.rows(of: .response).last?.contains("1 of") == true
        #expect(isFound == (tab != .overview))
        for _ in 0..<20 {
          driver.press("k")
          expectSound(driver, tab.title)
        }
      }
      driver.press("G", "y")
    }
  }

  @Test func `a field takes a megabyte and says that it is too much`() {
    var driver = ExplorerDriver()
    driver.press(.alternate("f"))
    driver.select("page URL")
    driver.press(.enter)
    driver.paste(String(repeating: "x", count: 1_000_000))
    driver.press("y", .left, .backspace)
    #expect(driver.text(of: .form).contains("must not be longer"))
    driver.press(.enter)
    expectSound(driver, "a long URL")
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `offers ten thousand levels deep are shown, opened and searched`(open: String) throws {
    let levels = 9_980
    let close = open == "[" ? "]" : "}"
    let text =
      String(repeating: open, count: levels) + "\"bottom\"" + String(repeating: close, count: levels)
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer(try JSON(parsing: text)))
    for tab in [ResponseTab.overview, .offers, .json] {
      driver.open(tab)
      expectSound(driver, "\(tab.title)")
      driver.press("E", "G")
      expectSound(driver, "\(tab.title), all open")
      driver.press("/", "b", "o", .enter, "n", .escape)
      expectSound(driver, "\(tab.title), searched")
      driver.press("/", "a", .enter, "n", .escape, "C", "g")
      expectSound(driver, "\(tab.title), searched for every level")
    }
  }

  @Test func `an answer with many values is shown and searched`() throws {
    let values = JSON.array((0..<50_000).map { ["id": .number(JSONNumber(Int64($0)))] })
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .offer(values))
    driver.open(.json)
    driver.press("E", "G")
    expectSound(driver, "the end")
    driver.press("g", "/")
    driver.type("49999")
    driver.runSearches()
    #expect(driver.rows(of: .response).last?.contains("1 of 1") == true)
    #expect(driver.selectedLine?.contains("id: 49999") == true)
  }

  @Test func `a value behind a quarter of a million others is found`() throws {
    var driver = ExplorerDriver(columns: 200)
    driver.press(.control("r"))
    driver.answer(try .offer(.array(Array(repeating: nil, count: 250_000) + ["needle"])))
    driver.open(.json)
    driver.press("/")
    driver.type("needle")
    driver.press(.enter)
    driver.runSearches()
    #expect(driver.rows(of: .response).last?.contains("1 of 1") == true)
    #expect(driver.selectedLine?.contains("needle") == true)
  }
}
