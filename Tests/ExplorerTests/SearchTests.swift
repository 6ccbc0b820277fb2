import OrderedJSON
import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct SearchTests {
  private static let content: JSON = [
    "colours": ["Red", "green", "blue", "RED"], "name": "red wine", "count": 12, "none": nil,
    "deep": ["deeper": ["deepest": "infrared"]],
  ]

  private func driver() throws -> ExplorerDriver {
    var driver = ExplorerDriver()
    driver.press(.control("r"))
    driver.answer(try .answer(Self.content))
    driver.open(.json)
    return driver
  }

  private func footer(_ driver: ExplorerDriver) -> String { driver.rows(of: .response).last ?? "" }

  @Test func `matches are counted while one types, upper and lower case alike`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("red")
    #expect(footer(driver).contains("red"))
    #expect(footer(driver).contains("1 of 4"))
    #expect(driver.selectedLine?.contains("Red") == true)
    driver.type(" w")
    #expect(footer(driver).contains("1 of 1"))
    #expect(driver.selectedLine?.contains("red wine") == true)
    driver.press(.backspace, .backspace)
    #expect(footer(driver).contains("of 4"))
  }

  @Test func `the next and the previous match are one key away, and go around`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("red")
    driver.press(.enter)
    var lines: [String] = []
    for _ in 0..<4 {
      lines.append(try #require(driver.selectedLine).split(separator: " ").joined(separator: " "))
      driver.press("n")
    }
    #expect(
      lines.map { $0.contains("red") || $0.contains("Red") || $0.contains("RED") } == [
        true, true, true, true,
      ])
    #expect(Set(lines).count == 4)
    #expect(lines[3].contains("infrared"))
    #expect(footer(driver).contains("1 of 4"))
    driver.press("N")
    #expect(footer(driver).contains("4 of 4"))
    driver.press("N")
    #expect(footer(driver).contains("3 of 4"))
  }

  @Test func `an upper-case letter makes case count`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("RED")
    #expect(footer(driver).contains("1 of 1"))
  }

  @Test func `a match in a closed line opens it`() throws {
    var driver = try driver()
    driver.press("g", "h", "/")
    driver.type("infra")
    #expect(driver.selectedLine?.contains("infrared") == true)
  }

  @Test func `names are found as well as values, numbers and null`() throws {
    for (query, line) in [("deepest", "deepest"), ("12", "count"), ("null", "none")] {
      var driver = try driver()
      driver.press("/")
      driver.type(query)
      #expect(driver.selectedLine?.contains(line) == true, "\(query)")
    }
  }

  @Test func `what is not there is told, and nothing moves`() throws {
    var driver = try driver()
    let line = driver.selectedLine
    driver.press("/")
    driver.type("violet")
    #expect(footer(driver).contains("not found"))
    driver.press(.enter)
    #expect(driver.selectedLine == line)
    driver.press("n")
    #expect(driver.hintLine.contains("“violet” is not in this pane"))
  }

  @Test func `matches are marked until Escape ends the search`() throws {
    var driver = try driver()
    driver.press("E", "/")
    driver.type("red")
    driver.press(.enter)
    #expect(driver.surface.backgroundMap.contains("m"))
    #expect(driver.surface.backgroundMap.contains("MMM"))
    driver.press(.escape)
    #expect(!driver.surface.backgroundMap.contains("m"))
    #expect(!driver.surface.backgroundMap.contains("M"))
    driver.press("n")
    #expect(driver.hintLine.contains("There is no search"))
  }

  @Test func `Escape while typing gives up the search`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("red")
    driver.press(.escape)
    #expect(!driver.surface.backgroundMap.contains("M"))
    #expect(!footer(driver).contains("of 4"))
  }

  @Test func `keys are text while one types what to find, and so is what is pasted`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("q")
    #expect(!driver.hasQuit)
    driver.press(.backspace)
    driver.paste("blue")
    #expect(driver.selectedLine?.contains("blue") == true)
  }

  @Test func `a pane keeps its search while others are looked at`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("red")
    driver.press(.enter)
    driver.open(.overview)
    driver.open(.json)
    driver.press("n")
    #expect(footer(driver).contains("2 of 4"))
  }

  @Test func `a new answer ends the search`() throws {
    var driver = try driver()
    driver.press("/")
    driver.type("red")
    driver.press(.enter, .control("r"))
    driver.answer(try .answer(Self.content))
    #expect(!footer(driver).contains("of 4"))
  }
}
