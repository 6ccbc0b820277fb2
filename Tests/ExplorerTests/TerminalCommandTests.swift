import TerminalUI
import Testing
import Workspace

@testable import Explorer

struct TerminalCommandTests {
  @Test func `the mouse is left to the terminal and taken back`() {
    var driver = ExplorerDriver()
    driver.press("M")
    #expect(driver.mouseCaptures == [false])
    #expect(driver.hintLine.contains("F12 takes it back"))
    #expect(driver.titleBar.contains("mouse off"))
    driver.press(KeyPress(.function(12)))
    #expect(driver.mouseCaptures == [false, true])
    #expect(!driver.titleBar.contains("mouse off"))
  }

  @Test func `a text the terminal cannot take is told with its place`() {
    var driver = ExplorerDriver()
    driver.copyEnds(.file("/state/copied.txt"))
    #expect(driver.hintLine.contains("it is in /state/copied.txt"))
    driver.copyEnds(.failed("no room"))
    #expect(driver.hintLine.contains("Not copied: no room"))
  }
}
