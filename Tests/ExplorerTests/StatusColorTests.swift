import TerminalUI
import Testing

@testable import Explorer

struct StatusColorTests {
  @Test(arguments: [
    (200, TextRole.success), (204, .success), (206, .warning), (304, .warning), (404, .failure),
    (502, .failure),
    (0, .failure),
  ])
  func `a status has the colour of what it means`(status: Int, role: TextRole) {
    #expect(TextRole(ofStatus: status) == role)
  }
}
