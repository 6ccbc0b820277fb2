import TerminalUI

extension ExplorerState {
  /// Does what the mouse means: a click focuses and selects, a double click opens, the wheel scrolls what is
  /// under the pointer.
  mutating func handle(_ mouse: MouseEvent) -> [ExplorerEffect] {
    if mouse.kind == .dragEnd {
      borderDrag = nil
      return []
    }
    if let overlay { return handle(mouse, in: overlay) }
    if case .drag(let origin) = mouse.kind {
      if form.editing == nil { drag(from: origin, to: mouse.position) }
      return []
    }
    borderDrag = nil
    let layout = layout
    if let (_, popup) = choicePopup(layout), focus == .form {
      form.handleEditing(mouse, in: popup)
      return []
    }
    // What was typed is taken over before anything else is done; while it cannot be, the field stays open.
    if mouse.kind != .scrollUp, mouse.kind != .scrollDown, !form.commitEditing() { return [] }
    if let tabs = layout.paneTabs, let tab = paneTabs.tab(at: mouse.position, in: tabs) {
      if mouse.kind == .click, let pane = Pane(rawValue: tab) { focus = pane }
      return []
    }
    guard let pane = layout.pane(at: mouse.position), let rectangle = layout.panes[pane] else { return [] }
    if mouse.kind == .click || mouse.kind == .doubleClick { focus = pane }
    return handle(mouse, in: pane, rectangle.inset(columns: 1, rows: 1))
  }

  private mutating func handle(_ mouse: MouseEvent, in pane: Pane, _ inside: Rectangle) -> [ExplorerEffect] {
    switch pane {
    case .requests:
      let outcome = requests.handle(mouse, in: inside)
      if mouse.kind == .click || mouse.kind == .doubleClick { openSelectedRequest() }
      if case .activated = outcome { return perform(.openRequest) }
    case .form:
      guard form.editing == nil else { return [] }
      var list = ListView()
      list.scroll = form.scroll
      let outcome = list.handle(mouse, in: RequestFormState.Layout(in: inside).lines)
      form.scroll = list.scroll
      if case .activated = outcome { return perform(.editField) }
    case .response:
      response.handle(mouse, in: inside)
    }
    return []
  }
}
