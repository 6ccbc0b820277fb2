import TerminalUI

// MARK: - What questions do

extension ExplorerState {
  /// Does what was confirmed.
  private mutating func perform(_ purpose: ConfirmationPurpose) -> [ExplorerEffect] {
    switch purpose {
    case .removeRequest(let position): return removeRequest(at: position)
    case .sendNotifications(let call): return sendNotifications(of: call)
    case .replaceFile(let value, let path): return [.export(value, path: path, overwrites: true)]
    case .editAgain: return editAsJSON()
    case .overwrite(let saving): return [.save(saving)]
    case .quit: return [.quit]
    }
  }

  /// Does what a text was asked for. The text is one that `PromptPurpose.problem(with:)` has nothing
  /// against.
  private mutating func perform(_ purpose: PromptPurpose, with text: String) -> [ExplorerEffect] {
    switch purpose {
    case .renameRequest:
      renameRequest(to: text)
      return []
    case .saveValue(let value): return [.export(value, path: text, overwrites: false)]
    case .saveRequest: return saveRequest(to: text)
    case .findField:
      find(field: text)
      return []
    case .whatIf(let target): return imagine([WhatIfChange(target: target, text: text.isEmpty ? nil : text)])
    }
  }
}

// MARK: - Keys, paste and mouse

extension ExplorerState {
  /// Does what a key means in what stands in front.
  mutating func handle(_ key: KeyPress, in overlay: Overlay) -> [ExplorerEffect] {
    // In a text, keys mean the same from wherever it was opened.
    let command = commands.command(for: key, in: overlay.isText ? .response : scope)
    switch command {
    case .suspend? where !key.isText: return [.suspend]
    case .redraw? where !key.isText: return [.redraw]
    default: break
    }
    switch overlay {
    case .text(let window): return handle(key, command, in: window)
    case .confirmation(let confirmation): return handle(key, command, in: confirmation)
    case .prompt(let prompt): return handle(key, command, in: prompt)
    case .menu(let menu): return handle(key, command, in: menu)
    case .palette(var palette):
      if command == .quit, !key.isText { return take(.left, from: palette) }
      let outcome = palette.handle(key)
      return take(outcome, from: palette)
    }
  }

  /// In a text, keys scroll, copy and close.
  private mutating func handle(_ key: KeyPress, _ command: CommandID?, in window: TextWindow)
    -> [ExplorerEffect]
  {
    switch command {
    case .help?, .cancel?, .toggleNode?, .showValue?: overlay = nil
    case .quit?:
      overlay = nil
      if !key.isText { return quit() }
    case .copyValue?:
      if let text = window.copyText { return copy(text) }
    case .saveValue?: if let value = window.export { beginExport(of: value) }
    case .pageValue?: if let value = window.export { return [.page(value)] }
    case .toggleLayout?:
      var window = window
      window.toggleLayout(in: size)
      overlay = .text(window)
    case let command?:
      guard let movement = command.movement else { break }
      var window = window
      window.move(movement)
      overlay = .text(window)
    case nil: break
    }
    return []
  }

  private mutating func handle(_ key: KeyPress, _ command: CommandID?, in confirmation: Confirmation)
    -> [ExplorerEffect]
  {
    switch key {
    case .character("y"), .character("Y"), KeyPress(.enter): return answer(confirmation, true)
    case .character("n"), .character("N"), KeyPress(.escape): return answer(confirmation, false)
    default:
      if command == .quit || command == .cancel { return answer(confirmation, false) }
      // The key that the question names does what it says.
      if confirmation.purpose == .editAgain, commands.command(for: key, in: .form) == .editAsJSON {
        return answer(confirmation, true)
      }
      message = Message("Press y to \(confirmation.yes), n to \(confirmation.no).")
      return []
    }
  }

  private mutating func answer(_ confirmation: Confirmation, _ isYes: Bool) -> [ExplorerEffect] {
    overlay = nil
    return isYes ? perform(confirmation.purpose) : []
  }

  /// In a prompt, keys are text, except those that leave it.
  private mutating func handle(_ key: KeyPress, _ command: CommandID?, in prompt: Prompt)
    -> [ExplorerEffect]
  {
    if command == .quit, !key.isText {
      overlay = nil
      return []
    }
    var prompt = prompt
    switch prompt.handle(key) {
    case .submitted:
      overlay = nil
      return perform(prompt.purpose, with: prompt.field.text)
    case .cancelled: overlay = nil
    case .ignored, .moved, .changed: overlay = .prompt(prompt)
    }
    return []
  }

  /// In a menu, keys choose, and leave it.
  private mutating func handle(_ key: KeyPress, _ command: CommandID?, in menu: Menu)
    -> [ExplorerEffect]
  {
    if command == .quit || command == .cancel {
      overlay = nil
      return []
    }
    var menu = menu
    let chosen = menu.handle(key)
    overlay = .menu(menu)
    return chosen.map { perform($0) } ?? []
  }

  /// Puts pasted text into what stands in front, where it takes text.
  mutating func paste(_ text: String, into overlay: Overlay) {
    switch overlay {
    case .prompt(var prompt):
      prompt.paste(text)
      self.overlay = .prompt(prompt)
    case .palette(var palette):
      palette.paste(text)
      self.overlay = .palette(palette)
    case .text, .confirmation, .menu: break
    }
  }

  /// Does what the mouse means in what stands in front.
  mutating func handle(_ mouse: MouseEvent, in overlay: Overlay) -> [ExplorerEffect] {
    switch overlay {
    case .text(var window):
      window.handle(mouse)
      self.overlay = mouse.kind == .click ? nil : .text(window)
    case .confirmation(let confirmation):
      guard mouse.kind == .click else { break }
      guard let isYes = confirmation.answer(at: mouse.position, in: size) else { break }
      return answer(confirmation, isYes)
    case .prompt(var prompt):
      let stays = prompt.handle(mouse, in: size)
      self.overlay = stays ? .prompt(prompt) : nil
    case .menu(var menu):
      let (chosen, stays) = menu.handle(mouse, in: size)
      self.overlay = stays ? .menu(menu) : nil
      if let chosen { return perform(chosen) }
    case .palette(var palette):
      let outcome = palette.handle(mouse, in: size)
      return take(outcome, from: palette)
    }
    return []
  }
}
