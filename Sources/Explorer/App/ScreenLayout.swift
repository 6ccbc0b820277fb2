import TerminalUI

/// Where everything stands on a screen of a given size.
///
/// From 120 columns on there are three panes side by side, from 80 on two (the requests share their place
/// with the form), below that one with a tab for each.
public struct ScreenLayout: Hashable, Sendable {
  /// The smallest screen the explorer works on.
  public static let smallestSize = Size(columns: 40, rows: 10)

  /// The bar at the top.
  public let titleBar: Rectangle
  /// The tabs of the panes; nil when all panes show.
  public let paneTabs: Rectangle?
  /// The panes that show, each with its frame.
  public let panes: [Pane: Rectangle]
  /// The line of hints at the bottom.
  public let hintLine: Rectangle

  /// The layout for a screen.
  ///
  /// - Parameters:
  ///   - size: the size of the screen.
  ///   - focus: the pane that must show.
  ///   - isZoomed: whether the focused pane has the whole screen.
  ///   - widths: how the person divided the columns.
  public init(size: Size, focus: Pane, isZoomed: Bool, widths: ColumnWidths = ColumnWidths()) {
    let (titleBar, belowTitle) = Rectangle(size).split(top: 1)
    let (body, hintLine) = belowTitle.split(bottom: 1)
    self.titleBar = titleBar
    self.hintLine = hintLine
    if isZoomed || size.columns < 80 {
      let (tabs, pane) = body.split(top: 1)
      paneTabs = tabs
      panes = [focus: pane]
    } else if size.columns < 120 {
      paneTabs = nil
      let (side, response) = body.split(
        left: widths.sideColumns(of: size.columns, isFormFocused: focus == .form))
      panes = [focus == .requests ? .requests : .form: side, .response: response]
    } else {
      paneTabs = nil
      let (requests, rest) = body.split(left: widths.requestColumns(of: size.columns))
      let (form, response) = rest.split(left: widths.formColumns(of: rest.columns))
      panes = [.requests: requests, .form: form, .response: response]
    }
  }

  /// The pane under a cell, if any.
  func pane(at position: Position) -> Pane? {
    panes.first { $0.value.contains(position) }?.key
  }
}
